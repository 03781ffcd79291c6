import { readText } from "../src/cli/files.ts";
import { compile } from "../src/hub/compile.ts";
import { simulate } from "../src/hub/simulate.ts";
import { loadScenario } from "../src/scenario/load.ts";
const [scenario, n] = process.argv.slice(2);
const { loaded } = loadScenario(scenario, { readText, overrides: [] });
if (!loaded) throw new Error("x");
const plan = compile(loaded);
const all: number[] = [];
let first = 0;
for (let i = 0; i < Number(n ?? 5); i++) {
  const c = process.cpuUsage();
  const r = simulate(plan, { seed: 1, replication: i, fixed: true });
  const d = process.cpuUsage(c);
  const v = ((d.user + d.system) * 1000) / r.events;
  if (i === 0) first = v;
  all.push(v);
}
all.sort((a, b) => a - b);
console.log(scenario, "first", first.toFixed(0), "min", all[0].toFixed(1), "median", all[all.length >> 1].toFixed(1), "ns/event");
