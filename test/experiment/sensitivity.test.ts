/** Sensitivity from end to end: on answers that are a known function of the values, and on a tiny hub. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { bestEstimates, factorsOf, valuesAt } from "../../src/experiment/design/factor.ts";
import type { Point } from "../../src/experiment/replications/point.ts";
import type { ReplicationScalars, ReplicationSource } from "../../src/experiment/replications/source.ts";
import { usualMeasures } from "../../src/experiment/run/answer-measure.ts";
import { analyseSensitivity } from "../../src/experiment/sensitivity/sensitivity.ts";
import { compile } from "../../src/hub/compile.ts";
import { drawValues } from "../../src/hub/draws.ts";
import { outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { verdict } from "../../src/output/sensitivity/words.ts";
import { labelsOf } from "../../src/scenario/labels.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { LoadedScenario } from "../../src/scenario/loaded.ts";
import type { Quantity } from "../../src/scenario/values/quantity.ts";

const sensitivity = suite("sensitivity");

function tinyHub(): LoadedScenario {
  const { loaded } = loadScenario("test/fixtures/tiny-hub.yaml", { readText });
  if (!loaded) throw new Error("the tiny hub does not load");
  return loaded;
}

const tinyPlan = (): Plan => compile(tinyHub());

const number = (path: string, value: number, range: [number, number]): Quantity => ({
  kind: "quantity",
  dimension: "number",
  path,
  value,
  range,
  distribution: "uniform",
});

/** The tiny hub's plan with other uncertain values: a to d from 0 to 1, and e and f drawn jointly. */
function syntheticPlan(): Plan {
  const plan = tinyPlan();
  const uncertain = [..."abcd"].map((name) => number(name, 0.5, [0, 1]));
  const joint = ["e", "f"].map((path) => ({ ...number(path, 10, [0, 20]), range: undefined }));
  return {
    ...plan,
    uncertain: [...uncertain, ...joint],
    draws: {
      paths: ["e", "f"],
      rows: [
        [30, 3],
        [10, 1],
        [20, 2],
        [0, 0],
      ],
    },
  };
}

/** Answers f(values), plus luck of the replication, for the backlog at the deadline and, as a day, for the clearance. */
class FormulaLaboratory implements ReplicationSource {
  readonly count = { run: 0, reused: 0 };
  readonly points: Point[] = [];
  private readonly f: (values: Float64Array) => number;
  private readonly day: (values: Float64Array) => number;

  constructor(f: (values: Float64Array) => number, day: (values: Float64Array) => number = f) {
    this.f = f;
    this.day = day;
  }

  async scalars(point: Point, replications: readonly number[]): Promise<ReplicationScalars[]> {
    this.points.push(point);
    const values = point.values ?? bestEstimates(point.plan);
    return replications.map((replication) => {
      this.count.run++;
      const outcomes = new Float64Array(point.plan.outcomes.length);
      outcomes[outcomeIndex(point.plan, "at:legacy-cleared")] = this.f(values) + replication;
      outcomes[outcomeIndex(point.plan, "met:legacy-cleared")] = this.day(values);
      return { replication, values, outcomes };
    });
  }
}

function analyse(plan: Plan, source: ReplicationSource, over = {}) {
  const measures = usualMeasures(plan);
  return analyseSensitivity({ plan, seed: 1, replications: 4, measures, trajectories: 8, rows: 256, ...over }, source);
}

sensitivity("ranges are factors, and joint draws are one, in order of their first column", () => {
  const plan = syntheticPlan();
  const factors = factorsOf(plan);
  assert.equal(
    factors.map(({ name }) => name),
    ["draws", "a", "b", "c", "d"],
  );
  assert.equal([...valuesAt(plan, factors, [0, 0, 1, 0.25, 0.5])], [0, 1, 0.25, 0.5, 0, 0]);
  assert.equal([...valuesAt(plan, factors.slice(0, 1), [0.99])], [0.5, 0.5, 0.5, 0.5, 30, 3]);
});

sensitivity("values given to a replication are those it uses", () => {
  const plan = tinyPlan();
  const values = Float64Array.from(plan.uncertain, ({ range, value }) => range?.[0] ?? value);
  const request = { seed: 1, replication: 3, fixed: false, values };
  assert.equal([...drawValues(plan, request)], [...values]);
  const given = simulate(plan, request);
  assert.equal([...given.values], [...values]);
  // Best estimates given are best estimates held.
  const held = simulate(plan, { seed: 1, replication: 3, fixed: true });
  const best = simulate(plan, { seed: 1, replication: 3, fixed: false, values: bestEstimates(plan) });
  assert.equal([...best.outcomes], [...held.outcomes]);
  assert.is.not(given.outcomes.join(), held.outcomes.join());
});

sensitivity("of a known function the tornado, the indices and the verdict are the known ones", async () => {
  // Variances for uniform a, b, c: 144/12, 36/12, 9/12; d does nothing; joint rows 0, 10, 20, 30 in e have variance 125 times 0.01.
  const f = (v: Float64Array) => 100 + 12 * v[0] - 6 * v[1] + 3 * v[2] + 0.1 * v[4];
  const plan = syntheticPlan();
  const found = await analyse(plan, new FormulaLaboratory(f, () => 50), { rows: 1024 });
  const at = found.measures[1];
  const path = (i: number) => found.factors[i].name;
  assert.equal(found.leading, 0);
  assert.equal(
    at.effects.map(({ swing }) => Math.round(swing.width.mean * 1e6) / 1e6),
    [3, 12, 6, 3, 0],
  );
  assert.equal([at.effects[2].swing.lowAt, at.effects[2].swing.highAt], [1, 0]);
  // The clearance day does not move, so nothing decides it.
  assert.equal(found.deciding, []);

  const judged = await analyse(plan, new FormulaLaboratory(f, () => Infinity), { rows: 1024 });
  assert.is(judged.leading, 1);
  assert.equal(judged.deciding.map(path).slice(0, 2), ["a", "b"]);
  assert.equal(judged.mattering.map(path).includes("d"), false);
  const whole = 12 + 3 + 0.75 + 1.25;
  const known: Record<string, number> = { a: 12 / whole, b: 3 / whole, c: 0.75 / whole, draws: 1.25 / whole };
  for (const i of judged.mattering) {
    const { first, total } = judged.measures[1].effects[i].indices ?? { first: undefined, total: undefined };
    // Five standard errors of the roughest of the indices from 1,024 rows. The luck that rows share adds little.
    assert.ok(Math.abs((first?.index ?? 9) - known[path(i)]) < 0.12, `${path(i)}: ${first?.index}`);
    assert.ok(Math.abs((total?.index ?? 9) - known[path(i)]) < 0.12, `${path(i)}: ${total?.index}`);
  }
  assert.is(path(judged.deciding[2]), "draws");
  // a, b and the rows at their ends, c at a half, and 1.5 for the mean of replications 0 to 3.
  const { low, high } = judged.measures[1].reach;
  assert.ok(
    Math.abs(low.mean - (100 - 6 + 1.5 + 1.5)) < 1e-9 && Math.abs(high.mean - (100 + 12 + 1.5 + 3 + 1.5)) < 1e-9,
  );
  assert.match(verdict(judged, labelsOf(tinyHub().scenario)), /^Three assumptions decide the answer: a, b and /);
});

sensitivity("asks for as many replications as it says it will", async () => {
  const source = new FormulaLaboratory(
    (v) => v[0] + v[1],
    () => Infinity,
  );
  let expected = 0;
  const found = await analyse(syntheticPlan(), source, { expect: (total: number) => (expected = total) });
  assert.is(source.count.run, expected);
  assert.is(found.asked, expected);
});

sensitivity("a tiny hub is judged by the day it clears, without indices unless asked for", async () => {
  const plan = tinyPlan();
  const source: ReplicationSource = {
    count: { run: 0, reused: 0 },
    scalars: async ({ seed, fixed, values }, replications) =>
      replications.map((replication) => simulate(plan, { seed, replication, fixed, values })),
  };
  const found = await analyse(plan, source, { rows: 0, trajectories: 2, replications: 2 });
  assert.is(found.measures[found.leading].measure.name, "met:legacy-cleared");
  assert.equal(found.factors.map(({ name }) => name).sort(), [
    "cases.in_progress.0.count",
    "work.interview.effort.lognormal.mean",
  ]);
  assert.equal(found.mattering, []);
  assert.is(found.deciding.length, 2);
  const { reach, best } = found.measures[0];
  assert.ok(reach.low.mean < best.mean && best.mean < reach.high.mean);
});

sensitivity.run();
