import { sweepCosts } from "./sweep.ts";
const t = Date.now();
console.log(await sweepCosts("bench/r3.yaml", 2, 1), Date.now()-t);
process.exit(0);
