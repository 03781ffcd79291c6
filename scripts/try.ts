import { readFileSync } from "node:fs";
import * as L from "/work/main/src/scenario/load.ts";
import { compile } from "/work/main/src/hub/compile.ts";
import { simulate } from "/work/main/src/hub/simulate.ts";
const res: any = (L as any).loadScenario(process.argv[2], { readText: (p: string) => ({ text: readFileSync(p, "utf8") }) as any });
if (!res.loaded) { console.log(res.problems); process.exit(1); }
console.log(res.problems.length);
const plan = compile(res.loaded);
for (let r = 0; r < +(process.argv[3] ?? 3); r++) {
  const t = process.cpuUsage();
  const rep = simulate(plan, { seed: 1, replication: r, fixed: false });
  const c = process.cpuUsage(t);
  console.log(r, (c.user + c.system) / 1000, "ms", rep.events);
  if (r < 2) console.log(Object.fromEntries(plan.outcomes.map((o, i) => [o.name, +rep.outcomes[i].toPrecision(6)])));
}
