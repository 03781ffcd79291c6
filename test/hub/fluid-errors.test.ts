/**
 * The table of errors in docs/background/fluid.md: models in which one rule decides, each laid beside the mean of replications of a hub large
 * enough for chance to be small. The largest gap over the days is at most 3% of the largest value of the column. Seeds are fixed.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex, type Plan } from "../../src/hub/plan.ts";
import { gap, models } from "../fixtures/fluid-models.ts";
import { officeHours, period, planOf } from "./small.ts";

const test = suite("errors of the fluid estimate");
const most = 0.03;

for (const { name, scenario, columns, replications } of models)
  test(name, () => {
    for (const [measure, group] of columns) {
      const apart = gap(planOf(scenario), measure, group, replications);
      assert.ok(Math.abs(apart) <= most, `${measure} ${group}: ${(apart * 100).toFixed(1)}% apart`);
    }
  });

const daily = (plan: Plan, measure: string, group = "") => {
  const at = columnIndex(plan, measure, group);
  return [...fluid(plan).daily.subarray(at * plan.days, (at + 1) * plan.days)];
};

test("stock placed after its decision is in no backlog, and its last work is done on the day worked out by hand", () => {
  // 100 pieces of an hour for two people of eight hours a day: six whole working days, and a quarter of the seventh, Tuesday 9 January.
  const plan = planOf({
    period: period("2024-03-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision", "serve"] } },
      in_progress: [{ count: 100, waiting_for: { serve: "100%" } }],
    },
    work: {
      decision: { needs: "working", effort: "8h", decides: true },
      serve: { needs: "working", effort: "1h" },
    },
    staff: { desk: { fte: 2, skills: ["working"] } },
  });
  assert.is(Math.max(...daily(plan, "total_backlog")), 0);
  const served = daily(plan, "completed", "serve");
  assert.is(
    served.findLastIndex((count) => count > 0.5),
    8,
  );
  assert.ok(Math.abs(served.reduce((sum, count) => sum + count, 0) - 100) < 1e-6);
});

test.run();
