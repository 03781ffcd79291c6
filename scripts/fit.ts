import { readFileSync } from "node:fs";
import { loadScenario } from "../src/scenario/load.ts";
import { compile } from "../src/hub/compile.ts";
import { simulate } from "../src/hub/simulate.ts";
import { dayToIso } from "../src/engine/civil-date.ts";
const [file, n = "1", ...overrides] = process.argv.slice(2);
const res: any = loadScenario(file, { readText: (p: string) => { try { return readFileSync(p, "utf8"); } catch { return { code: "x", message: "missing " + p } as any; } }, overrides } as any);
for (const p of res.problems) console.log(p.severity, p.file, p.line, p.message);
if (!res.loaded) process.exit(1);
const plan = compile(res.loaded);
const reps = Array.from({ length: +n }, (_, r) => simulate(plan, { seed: 1, replication: r, fixed: !process.env.FREE }));
console.log("events", reps[0].events);
const col = (m: string, g = "") => { const i = plan.columns.findIndex(c => c.measure === m && c.group === g); return Array.from({ length: plan.days }, (_, d) => reps.reduce((s, r) => s + r.daily[i * plan.days + d], 0) / reps.length); };
const months = new Map<string, number[]>();
for (let d = 0; d < plan.days; d++) { const k = dayToIso(plan.startDay + d).slice(0, 7); months.set(k, [...(months.get(k) ?? []), d]); }
const obs: any = {};
for (const l of readFileSync("scenarios/facts/decisions_monthly_asy05.csv", "utf8").split("\n").slice(1)) { const f = l.split(","); obs[f[0].slice(0, 7)] = { exits: +f[1], int: +f[2], fte: +f[4] }; }
const M: any = {}; for (const m of ["exits", "interviews", "decisions", "withdrawals", "administrative_outcomes", "arrivals","hours_worked","hours_idle"]) M[m] = col(m);
const L = col("legacy_backlog"), F = col("flow_backlog"), fte = col("caseworkers_in_post"), ed = col("exits","legacy"), prod=col("productive_fte");
const wq: any = {}; for (const c of plan.columns) if (c.measure === "waiting"||c.measure==="notice") wq[c.measure[0]+":"+c.group] = col(c.measure, c.group);
for (const [k, ds] of months) {
  const s = (a: number[]) => ds.reduce((t, d) => t + a[d], 0), e = (a: number[]) => a[ds[ds.length - 1]];
  const o = obs[k] ?? {};
  const st = (s(M.exits) + s(M.interviews)) / e(fte), os = (o.exits + o.int) / o.fte;
  console.log(k, `exits ${s(M.exits).toFixed(0)}/${o.exits} ${((s(M.exits) / o.exits - 1) * 100).toFixed(0)}%  int ${s(M.interviews).toFixed(0)}/${o.int} ${((s(M.interviews) / o.int - 1) * 100).toFixed(0)}%  st ${st.toFixed(2)}/${os.toFixed(2)} ${((st / os - 1) * 100).toFixed(0)}%  dec ${s(M.decisions).toFixed(0)} wd ${s(M.withdrawals).toFixed(0)} ad ${s(M.administrative_outcomes).toFixed(0)} arr ${s(M.arrivals).toFixed(0)} L ${e(L).toFixed(0)} F ${e(F).toFixed(0)} T ${(e(F)+e(L)).toFixed(0)} Lsh ${(s(ed)/s(M.exits)).toFixed(2)} fte ${e(fte).toFixed(0)} prod ${e(prod).toFixed(0)}`);
  if (process.env.Q) console.log("   ", Object.entries(wq).map(([g, a]: any) => g + " " + e(a).toFixed(0)).join(" "));
}
