import { sweepCosts } from "./sweep.ts";
const t = Date.now();
console.log(await sweepCosts("bench/r3.yaml", 4, 1), Date.now()-t);
process.exit(0);
