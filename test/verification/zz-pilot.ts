import { readFileSync } from "node:fs";
import { loadScenario } from "../../src/scenario/load.ts";
import { compile } from "../../src/hub/compile.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { arrivalKey } from "../../src/hub/cases/arrivals.ts";
import { nameKey } from "../../src/engine/random/key.ts";
import { Luck } from "../../src/engine/random/luck.ts";
const [file, reps, stagesText, ...overrides] = process.argv.slice(2);
const stages = stagesText.split(",");
const res = loadScenario(file, { readText: (p: string) => readFileSync(p, "utf8"), overrides });
if (!res.loaded) { console.log(res.problems); process.exit(1); }
const plan = compile(res.loaded);
const R = Number(reps);
const rate = (res.loaded.scenario.cases.arrivals!.rate as any).value;
const N = Math.round(rate * plan.days);
const rows: Float64Array[] = []; const xs: number[][] = [];
let n = 0;
const t0 = process.cpuUsage();
for (let r = 0; r < R; r++) { const x = simulate(plan, { seed: "pilot", replication: r, fixed: true }); rows.push(x.outcomes); n += x.outcomes[plan.outcomes.findIndex(o => o.name === "total:arrivals")]; }
const t1 = process.cpuUsage(t0);
for (let r = 0; r < R; r++) {
  const luck = new Luck("pilot", r);
  let gap = 0; const eff = stages.map(() => 0);
  for (let id = 0; id < N; id++) {
    gap -= Math.log(luck.uniform(arrivalKey, id, 0, 0)) + 0;
    for (let s = 0; s < stages.length; s++) { eff[s] -= Math.log(1 - luck.uniform(arrivalKey, id, nameKey(stages[s]), 0)); }
  }
  xs.push([gap / N - 1, ...eff.map(e => e / N - 1)]);
}
const t2 = process.cpuUsage(t0);
function ols(y: number[], X: number[][]) {
  const p = X[0].length + 1; const A = Array.from({ length: p }, () => new Array(p + 1).fill(0));
  y.forEach((v, i) => { const row = [1, ...X[i]]; for (let a = 0; a < p; a++) { for (let b = 0; b < p; b++) A[a][b] += row[a] * row[b]; A[a][p] += row[a] * v; } });
  for (let a = 0; a < p; a++) { for (let b = a + 1; b < p; b++) { const f = A[b][a] / A[a][a]; for (let c = a; c <= p; c++) A[b][c] -= f * A[a][c]; } }
  const beta = new Array(p).fill(0);
  for (let a = p - 1; a >= 0; a--) { let s = A[a][p]; for (let b = a + 1; b < p; b++) s -= A[a][b] * beta[b]; beta[a] = s / A[a][a]; }
  let rss = 0; y.forEach((v, i) => { const f = [1, ...X[i]].reduce((s, x, k) => s + x * beta[k], 0); rss += (v - f) ** 2; });
  return { beta, s2: rss / (y.length - p) };
}
console.log(file, overrides.join(" "), "customers", n, "sim us/c", ((t1.user + t1.system) / n).toFixed(3), "controls us/c", ((t2.user + t2.system - t1.user - t1.system) / n).toFixed(3));
plan.outcomes.forEach((o, i) => {
  const y = rows.map(r => r[i]); const m = y.reduce((a, b) => a + b, 0) / R;
  if (!/wait|use|time|gave/.test(o.name) || !(m > 0)) return;
  const v = y.reduce((a, b) => a + (b - m) ** 2, 0) / (R - 1);
  const f = ols(y, xs);
  console.log("  " + o.name.padEnd(26), (o.unit === "hours" ? m * 60 : m).toPrecision(6), "adj", ((o.unit === "hours" ? 60 : 1) * f.beta[0]).toPrecision(6), "relvar/c", (v / m / m * n / R).toFixed(1), "adj", (f.s2 / m / m * n / R).toFixed(1));
});
