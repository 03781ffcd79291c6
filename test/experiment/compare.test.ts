import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { type ComparedPlan, comparePlans, type OutcomeComparison } from "../../src/experiment/compare/compare.ts";
import type { ReplicationScalars } from "../../src/experiment/replications/source.ts";
import { compile } from "../../src/hub/compile.ts";
import type { Plan } from "../../src/hub/plan.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { fakePlan, startDay } from "../fixtures/fake-model.ts";

const test = suite("comparing plans");
const never = Number.POSITIVE_INFINITY;

function planOf(days: number, over: Partial<Plan> = {}): Plan {
  return fakePlan(days, {
    outcomes: [
      { name: "cleared:legacy_backlog:0", unit: "day", title: "Day cleared", meaning: "" },
      { name: "at:legacy-cleared", unit: "count", title: "Backlog at the date", meaning: "" },
    ],
    ...over,
  });
}

/** A plan whose replications have the given days and levels. */
function compared(name: string, days: readonly number[], levels: readonly number[], plan = planOf(120)): ComparedPlan {
  const rows = days.map(
    (day, replication): ReplicationScalars => ({
      replication,
      values: new Float64Array(0),
      outcomes: Float64Array.of(day, levels[replication]),
    }),
  );
  return { name, plan, rows };
}

const a = compared("a", [10, 20, 30, never], [5, 6, 7, 80]);
const b = compared("b", [8, 20, never, never], [4, 6, 9, 70]);

test("the paired difference is that of replications one by one, and a day that is never reached counts as the end", () => {
  const { outcomes, end } = comparePlans([a, b], false);
  assert.is(end, startDay + 120);
  const [cleared, level] = outcomes;
  assert.equal([...cleared.differences[0].differences], [-2, 0, 90, 0]);
  assert.is(cleared.differences[0].mean.mean, 22);
  assert.equal(
    cleared.plans.map(({ never: count }) => count),
    [1, 2],
  );
  assert.is(cleared.plans[1].median, startDay + 20);
  assert.is(cleared.plans[1].q95, never);
  assert.equal([...level.differences[0].differences], [-1, 0, 2, -10]);
});

test("ties count half, and two days that are never reached tie", () => {
  const [cleared, level] = comparePlans([a, b], false).outcomes;
  // Sooner, same, later, neither ever.
  assert.is(cleared.differences[0].better.share, (1 + 0.5 + 0 + 0.5) / 4);
  assert.is(level.differences[0].better.share, (1 + 0.5 + 0 + 1) / 4);
});

test("each plan's probability of a target is beside the difference over the same replications", () => {
  const met = (name: string, days: readonly number[], by: number): ComparedPlan => {
    const plan = planOf(120, {
      targets: [{ name: "legacy-cleared", column: 0, direction: "at_most", by, share: 0.5 }],
      outcomes: [{ name: "met:legacy-cleared", unit: "day", title: "Day met", meaning: "" }],
    });
    return compared(name, days, days, plan);
  };
  // In time in 2 of 4 replications, and in 3 of 4: one of them more, and no other.
  const [target] = comparePlans([met("a", [10, 20, 60, never], 50), met("b", [9, 20, 30, never], 50)], false).targets;
  assert.equal(
    target.plans.map(({ probability: { share } }) => share),
    [0.5, 0.75],
  );
  assert.is(target.plans[0].difference, undefined);
  assert.is(target.plans[1].difference?.difference, 0.25);
  assert.is(target.plans[1].difference?.discordant, 1);
  assert.is(target.plans[0].verdict, "not yet known");
  // A plan without the target is left out of it.
  const without = compared("c", [1, 2, 3, 4], [1, 2, 3, 4], planOf(120, { targets: [] }));
  assert.equal(
    comparePlans([without, met("a", [10, 20, 60, never], 50)], false).targets[0].plans.map(({ plan }) => plan),
    [1],
  );
});

test("a target to exceed is better when higher", () => {
  const up = planOf(120, {
    targets: [{ name: "legacy-cleared", column: 0, direction: "at_least", by: 99, share: 0.9 }],
  });
  const [, level] = comparePlans(
    [
      { ...a, plan: up },
      { ...b, plan: up },
    ],
    false,
  ).outcomes;
  assert.is(level.better, "higher");
  assert.is(level.differences[0].better.share, (0 + 0.5 + 1 + 0) / 4);
});

test("the gain is the variance of the mean difference over that of two means", () => {
  const x = [10, 20, 30, 40];
  const shifted = x.map((value, i) => value + 3 + (i % 2));
  const [{ differences }] = comparePlans([compared("x", x, x), compared("y", shifted, x)], false).outcomes;
  const variance = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const ratio = variance([3, 4, 3, 4]) / (variance(x) + variance(shifted));
  assert.ok(Math.abs(differences[0].varianceRatio - ratio) < 1e-12);
  assert.is(differences[0].independent, Math.ceil(4 / ratio - 1e-6));
});

test("periods of different length are compared up to the end of the time that both cover", () => {
  const longer = compared("b", [8, 20, 130, never], [4, 6, 9, 70], planOf(200));
  const [cleared] = comparePlans([a, longer], false).outcomes;
  assert.equal([...cleared.differences[0].differences], [-2, 0, 90, 0]);
});

test("only outcomes that all plans have are compared", () => {
  const other = planOf(120, { outcomes: [planOf(120).outcomes[0]] });
  assert.equal(
    comparePlans([a, { ...b, plan: other }], false).outcomes.map(({ outcome }) => outcome.name),
    ["cleared:legacy_backlog:0"],
  );
});

test("more than two plans are compared with the best, two are not", () => {
  assert.is(comparePlans([a, b], false).outcomes[0].best, undefined);
  assert.is(comparePlans([a, b, a], false).outcomes[0].best?.length, 3);
});

test("replications that are not the same are not compared", () => {
  assert.throws(() => comparePlans([a, { ...b, rows: b.rows.slice(1) }], false), /same replications/);
  assert.throws(() => comparePlans([a, { ...b, rows: [...b.rows].reverse() }], false), /same replications/);
});

const common = suite("common luck in a comparison");

/** A child of the tiny hub that lays something over it. */
function tinyWith(more: string): Plan {
  const child = `format: 1\nextends: tiny-hub.yaml\n${more}`;
  const { loaded, problems } = loadScenario("test/fixtures/child.yaml", {
    readText: (path) => (path.endsWith("child.yaml") ? child : readText(path)),
  });
  if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
  return compile(loaded);
}

/** Outcomes of the tiny hub with something laid over it, beside those without, over some replications. */
function besideTiny(more: string, replications = 4): (name: string) => OutcomeComparison {
  const plans = ["", more].map((over, index): ComparedPlan => {
    const plan = tinyWith(over);
    const rows = Array.from({ length: replications }, (_, replication) => {
      const { values, outcomes } = simulate(plan, { seed: 1, replication, fixed: false });
      return { replication, values, outcomes };
    });
    return { name: String(index), plan, rows };
  });
  const comparison = comparePlans(plans, true);
  return (name) => comparison.outcomes.find(({ outcome }) => outcome.name === name) as OutcomeComparison;
}

common("a pool that can do none of the work leaves every outcome as it was, number for number", () => {
  const outcome = besideTiny("staff: {other: {fte: 5, skills: [typing], away: {leave: 25 days/year}}}");
  for (const name of ["cleared:legacy_backlog:0", "at:legacy-cleared", "total:exits", "use:team", "wait:interview"])
    assert.ok(
      outcome(name).differences[0].differences.every((difference) => difference === 0),
      name,
    );
});

common("a stage that no case passes leaves every outcome as it was", () => {
  const outcome = besideTiny("work: {review: {needs: deciding, effort: {lognormal: {mean: 3h, cv: 0.5}}}}");
  for (const name of ["cleared:legacy_backlog:0", "at:legacy-cleared", "total:exits", "use:team"])
    assert.ok(
      outcome(name).differences[0].differences.every((difference) => difference === 0),
      name,
    );
});

common("a second team changes what happens, and not who arrives", () => {
  const outcome = besideTiny("staff: {second: {fte: 3, skills: [deciding]}}");
  assert.ok(outcome("total:arrivals").differences[0].differences.every((difference) => difference === 0));
  assert.ok(outcome("cleared:legacy_backlog:0").differences[0].mean.mean < 0);
  assert.ok(outcome("cleared:legacy_backlog:0").differences[0].varianceRatio < 0.5);
});

test.run();
common.run();
