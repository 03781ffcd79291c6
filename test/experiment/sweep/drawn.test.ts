/** Which drawn values go into a sweep's rows of replications. */
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keptColumns } from "../../../src/execution/sweep/keys.ts";
import { preparePoint } from "../../../src/execution/sweep/point-plans.ts";
import { runBlock } from "../../../src/execution/sweep/run-block.ts";
import { InlineExecutor } from "../../../src/execution/threads/inline.ts";
import { loadSweep } from "../../../src/experiment/sweep/design/load.ts";
import { overridesOf } from "../../../src/experiment/sweep/points.ts";
import { drawValues } from "../../../src/hub/draws.ts";
import { simulate } from "../../../src/hub/simulate.ts";
import { replicationsShape } from "../../../src/output/sweep/replications-table.ts";

const hub = readFileSync("test/fixtures/tiny-hub.yaml", "utf8");
const count = "cases.in_progress.0.count";
const effort = "work.interview.effort.lognormal.mean";

function load(text: string) {
  const texts: Record<string, string> = {
    "hub.yaml": hub,
    "s.yaml": `format: 1\ntitle: T\nscenario: hub.yaml\n${text}`,
  };
  const { sweep, problems } = loadSweep("s.yaml", (path) => texts[path] ?? { code: "CH101", message: path });
  assert.ok(sweep, JSON.stringify(problems));
  return sweep;
}

const drawn = (text: string) => load(text).drawn.map(({ path, unit }) => `${path} ${unit}`);
const grid = "design: {grid: {staff.team.fte: [10, 12]}}";

test("every value with a range is kept with rows of replications, and not without them", () => {
  assert.equal(drawn(`keep_replications: true\n${grid}`), [`${count} `, `${effort} hours of staff time`]);
  assert.equal(drawn(grid), []);
});

test("nothing is drawn with fixed: true, in a design over the ranges, and where the points set the value", () => {
  const kept = "keep_replications: true\n";
  assert.equal(drawn(`${kept}fixed: true\n${grid}`), []);
  assert.equal(drawn(`${kept}design: {sobol: {points: 4, over: ranges}}`), []);
  assert.is(drawn(`${kept}design: {grid: {${count}: [600, 700]}}`).length, 1);
  assert.is(drawn(`${kept}design: {grid: {${count}: [600, {value: 700, range: [650, 750]}]}}`).length, 2);
  const fixed = replicationsShape(load(`${kept}fixed: true\n${grid}`)).fields.map(({ name }) => name);
  assert.not.ok(fixed.includes(effort));
});

test("the kept value is the one the replication was simulated with, and empty at a point that sets it", async () => {
  const sweep = load(
    `keep_replications: true\nset: {period.end: 2023-06-30}\ndesign: {grid: {${count}: [600, {value: 700, range: [650, 750]}]}}`,
  );
  const base = {
    scenario: sweep.scenario,
    texts: [...sweep.texts],
    set: sweep.set,
    seed: sweep.seed,
    fixed: false,
    columns: keptColumns(sweep),
    targets: sweep.targets,
    factors: [],
  };
  for (const point of sweep.points) {
    const prepared = preparePoint(base, { overrides: overridesOf(sweep.axes, point) });
    const rows = await runBlock(new InlineExecutor(simulate), prepared, { from: 0, count: 4 });
    assert.ok(rows);
    const { plan } = prepared.point;
    for (let r = 0; r < 4; r++) {
      const values = drawValues(plan, { seed: sweep.seed, replication: r, fixed: false });
      for (const [i, { path }] of sweep.drawn.entries()) {
        const kept = rows[r * prepared.width + prepared.width - sweep.targets.length - sweep.drawn.length + i];
        const at = plan.uncertain.findIndex((quantity) => quantity.path === path);
        assert.ok(
          Object.is(kept, at < 0 ? Number.NaN : values[at]),
          `${path} of replication ${r} at point ${point.index}`,
        );
        assert.is(at < 0, path === count && point.index === 0);
      }
    }
  }
});

test.run();
