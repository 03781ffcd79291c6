import { readText } from "../src/cli/files.ts";
import { compile } from "../src/hub/compile.ts";
import { Core } from "../src/hub/core/core.ts";
import { simulate } from "../src/hub/simulate.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { r1, r2, r3, stokeHub } from "./models.ts";
let at = 0;
let best: number[] = [];
const names: string[] = [];
const total: Record<string, number> = {};
const kept = new WeakMap<object, unknown>();
Object.defineProperty(Core.prototype, "do", {
  get() {
    return kept.get(this);
  },
  set(v) {
    const w: Record<string, unknown> = {};
    for (const k of Object.keys(v)) {
      w[k] = v[k];
      if (["live", "morning", "beginWork", "evening", "placeStock"].includes(k))
        w[k] = (a: number, b: number) => {
          const t = performance.now();
          v[k](a, b);
          const d = performance.now() - t;
          names[at] = k;
          best[at] = Math.min(best[at] ?? 1e9, d);
          at++;
        };
    }
    kept.set(this, w);
  },
});
const out: string[] = [];
const only = process.argv[2];
for (const model of [r1(0.1), r2(0.2), r3(0.25), stokeHub]) {
  if (only && !only.includes(model.name)) continue;
  const { loaded } = loadScenario(model.scenario, { readText, overrides: model.set });
  if (!loaded) throw new Error("x");
  const plan = compile(loaded);
  best = [];
  let events = 0;
  let wall = 1e9;
  for (let i = 0; i < (model === stokeHub ? 12 : 40); i++) {
    at = 0;
    const t = performance.now();
    events = simulate(plan, { seed: 1, replication: 0, fixed: true }).events;
    wall = Math.min(wall, performance.now() - t);
  }
  for (const k of Object.keys(total)) delete total[k];
  best.forEach((d, i) => (total[names[i]] = (total[names[i]] ?? 0) + d));
  out.push(
    `${model.name} core ${((best.reduce((a, b) => a + b, 0) * 1e6) / events).toFixed(1)} of wall ${((wall * 1e6) / events).toFixed(1)}  (` +
      Object.entries(total)
        .map(([k, v]) => `${k} ${((v * 1e6) / events).toFixed(1)}`)
        .join(", ") +
      ")",
  );
}
console.log(out.join("\n"));
