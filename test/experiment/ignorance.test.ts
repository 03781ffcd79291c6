/** The ignorance band: the fluid estimate at drawn values. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { estimatesInBand, ignoranceBand } from "../../src/experiment/run/ignorance.ts";
import { drawValues } from "../../src/hub/draws.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { WorkAllowed } from "../../src/hub/fluid/work-allowed.ts";
import { ignoranceLines } from "../../src/output/terminal/ignorance.ts";
import { officeHours, period, planOf, type Written } from "../hub/small.ts";

const test = suite("the ignorance band");

/** 1,000 cases of 10 hours for 20 people of 8 hours a day; the effort may have a range. */
const hub = (effort: Written | string, more: Written = {}) =>
  planOf({
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1000 }] },
    work: { decision: { needs: "working", effort } },
    staff: { desk: { fte: 20, skills: ["working"] } },
    targets: { cleared: { measure: "total_backlog", at_most: 0, by: "2024-03-22", in: "50%" } },
    ...more,
  });
const ranged = { value: "10h", range: ["6h", "14h"], distribution: "uniform" };

/** The efforts of the estimates, in order. */
const drawn = (plan: ReturnType<typeof hub>) =>
  Array.from({ length: estimatesInBand }, (_, k) => {
    const [effort] = drawValues(plan, { seed: plan.seed, replication: 2 * k, fixed: false });
    return effort;
  });

test("its days are those of hours over people: a uniform range of the effort comes out as a uniform range of dates", () => {
  const plan = hub(ranged);
  const band = ignoranceBand(plan, fluid);
  assert.is(band?.estimates, estimatesInBand);
  const [{ q05, median, q95 }] = band?.clearance ?? [];
  const efforts = drawn(plan).sort((a, b) => a - b);
  for (const [day, rank] of [
    [q05, 10],
    [median, 100],
    [q95, 190],
  ]) {
    // 1,000 cases at 160 hours a working day, five of them a week; a piece in hand is done a day or two later.
    const byHand = ((1000 * efforts[rank - 1]) / 160) * (7 / 5);
    assert.ok(day >= byHand - 3 && day <= byHand + 4, `day ${day} for ${efforts[rank - 1]} hours, not ${byHand}`);
  }
});

test("a target is met in the share of estimates whose values let it be met", () => {
  const plan = hub(ranged);
  const band = ignoranceBand(plan, fluid);
  // By Friday 22 March there are 60 working days, 9,600 hours: at most 9.6 hours a case.
  const met = drawn(plan).filter((effort) => effort < 9.55).length / estimatesInBand;
  assert.ok(Math.abs((band?.targets[0].met ?? Number.NaN) - met) <= 0.02, `${band?.targets[0].met}, not ${met}`);
});

test("there is none where nothing is uncertain, or where too few estimates fit into the work that is allowed; then it says so", () => {
  const certain = hub("10h");
  assert.is(ignoranceBand(certain, fluid), undefined);
  assert.match(ignoranceLines(certain, undefined, false, 80).join(" "), "No value of the scenario has a range");
  const plan = hub(ranged);
  assert.is(ignoranceBand(plan, fluid, new WorkAllowed(10)), undefined);
  assert.match(ignoranceLines(plan, undefined, false, 80).join(" ").replaceAll("\n", " "), "would take too long");
  assert.match(ignoranceLines(plan, undefined, true, 80).join(" "), "--fixed");
});

test("it says that it holds no chance, within 80 columns", () => {
  const plan = hub(ranged);
  const lines = ignoranceLines(plan, ignoranceBand(plan, fluid), false, 80);
  assert.match(lines.join(" "), "holds ignorance of the inputs only, and no chance");
  assert.ok(lines.every((line) => line.length <= 80));
});

test.run();
