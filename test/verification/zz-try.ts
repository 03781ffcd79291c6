import { readFileSync } from "node:fs";
import { loadScenario } from "/work/main/src/scenario/load.ts";
import { compile } from "/work/main/src/hub/compile.ts";
import { simulate } from "/work/main/src/hub/simulate.ts";
const [file, reps, ...overrides] = process.argv.slice(2);
const res = loadScenario(file, { readText: (p: string) => readFileSync(p, "utf8"), overrides });
for (const p of res.problems) console.log(JSON.stringify(p));
if (!res.loaded) process.exit(1);
const plan = compile(res.loaded);
const R = Number(reps);
const rows: Float64Array[] = [];
let events = 0;
const t0 = process.cpuUsage();
for (let r = 0; r < R; r++) { const x = simulate(plan, { seed: "t", replication: r, fixed: false }); rows.push(x.outcomes); events += x.events; }
const t = process.cpuUsage(t0);
const cpu = (t.user + t.system) / 1e6;
const arr = rows.map(r => r[plan.outcomes.findIndex(o => o.name === "total:arrivals")]);
const n = arr.reduce((a, b) => a + b, 0);
console.log(file, overrides.join(" "), "customers", n, "events", events, "cpu", cpu.toFixed(2), "us/customer", (cpu / n * 1e6).toFixed(3));
plan.outcomes.forEach((o, i) => {
  const y = rows.map(r => r[i]); const m = y.reduce((a, b) => a + b, 0) / R;
  const v = y.reduce((a, b) => a + (b - m) ** 2, 0) / (R - 1);
  if (Number.isFinite(m)) console.log(o.name.padEnd(30), (o.unit === "hours" ? m * 60 : m).toPrecision(6), "relse%", (100 * Math.sqrt(v / R) / m).toFixed(3), "relvar/customer", (v / m / m * n / R).toFixed(1));
});
