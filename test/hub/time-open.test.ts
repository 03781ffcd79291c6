/** Shares that leave by each way out within so many days, against closed forms and by hand. Replications and bounds give a false alarm once in some 1,000 seeds. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { incidenceName, timeOpenColumns } from "../../src/hub/time-open.ts";
import { officeHours, period, planOf, run, type Written } from "./small.ts";

/** The plan with other times told. */
function telling(scenario: Written, within: number[]): Plan {
  const plan = planOf(scenario);
  const timeOpen = { ...plan.timeOpen, within };
  const at = outcomeIndex(plan, "decided_share") + 1;
  const old = timeOpenColumns(plan.timeOpen).length;
  const outcomes = [...plan.outcomes.slice(0, at), ...timeOpenColumns(timeOpen), ...plan.outcomes.slice(at + old)];
  return { ...plan, timeOpen, outcomes };
}

/** Mean and standard error of outcomes over ten replications. */
function tenTimes(plan: Plan, names: readonly string[]): { mean: number; error: number }[] {
  const runs = Array.from(
    { length: 10 },
    (_, replication) => simulate(plan, { seed: 7, replication, fixed: true }).outcomes,
  );
  return names.map((name) => {
    const values = runs.map((outcomes) => outcomes[outcomeIndex(plan, name)]);
    const mean = values.reduce((sum, value) => sum + value, 0) / 10;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, error: Math.sqrt(squares / 9 / 10) };
  });
}

// |t| of 9 degrees of freedom is above 5 once in 1,350.
const agree = ({ mean, error }: { mean: number; error: number }, expected: number, what: string) =>
  assert.ok(Math.abs(mean - expected) <= 5 * error, `${what}: ${mean} ± ${error}, expected ${expected}`);

/** Share of exponential times of a rate a day that are over within so many whole days, where the day of lodging counts as 0 at any hour. */
const exponentialWithin = (days: number, rate: number) => 1 - (Math.exp(-rate * days) * -Math.expm1(-rate)) / rate;

test("M/M/1: the time to a decision is exponential, of the rate by which service exceeds arrivals", () => {
  const scenario: Written = {
    period: { start: "2014-01-01", end: "2021-12-31" },
    warm_up: "365 days",
    calendar: "continuous",
    cases: { types: { plain: { route: ["decision"] } }, arrivals: { rate: "1.5/day" } },
    work: { decision: { needs: "deciding", effort: { exponential: { mean: "12h" } } } },
    staff: { desk: { fte: 1, skills: ["deciding"] } },
  };
  const times = [1, 3, 7];
  const plan = telling(scenario, times);
  tenTimes(
    plan,
    times.map((days) => incidenceName("decision", days, "")),
  ).forEach((estimate, i) => {
    agree(estimate, exponentialWithin(times[i], 0.5), `${times[i]} days`);
  });
  const [withdrawn, median] = tenTimes(plan, [incidenceName("withdrawal", 7, ""), "median_days:decision"]);
  assert.is(withdrawn.mean, 0);
  // ln 2 / 0.5 = 1.4 days: on the first or second day after lodging.
  assert.ok(median.mean >= 1 && median.mean <= 2, `${median.mean}`);
});

test("competing ways out of a hub where nobody works: exponential, also for a stock that is first seen at all ages", () => {
  const withdrawal = 1 / 365.25;
  const administrative = 0.5 / 365.25;
  const scenario: Written = {
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision"], withdrawal: "100%/year", administrative: "50%/year" } },
      in_progress: [{ count: 3000, ages: { bands: [{ from: "0 days", to: "500 days", cases: 1 }] } }],
      arrivals: { rate: "10/day" },
    },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: { nobody: { skills: ["deciding"] } },
  };
  const plan = planOf(scenario);
  assert.equal(plan.timeOpen, { cohorts: [""], within: [91, 182, 365, 730] });
  const rate = withdrawal + administrative;
  for (const [way, share] of [
    ["withdrawal", withdrawal / rate],
    ["administrative", administrative / rate],
  ] as const) {
    const names = [91, 182, 365, 730].map((days) => incidenceName(way, days, ""));
    tenTimes(plan, names).forEach((estimate, i) => {
      agree(estimate, share * exponentialWithin([91, 182, 365, 730][i], rate), names[i]);
    });
  }
  const [decided, toDecision, toAny] = tenTimes(plan, [
    incidenceName("decision", 730, ""),
    "median_days:decision",
    "median_days:any",
  ]);
  assert.is(decided.mean, 0);
  assert.is(toDecision.mean, Number.POSITIVE_INFINITY);
  assert.ok(Math.abs(toAny.mean - Math.LN2 / rate) < 8, `${toAny.mean}`);
});

test("by hand: the stock is seen from its age at the start, and cases open at the end do not count as having left", () => {
  // Lodged 5, 15, 25 and 35 days before; oldest first, one a working day from Monday: decided at ages 35, 26, 17 and 8. Claims come later.
  const scenario: Written = {
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision"] } },
      in_progress: [{ count: 4, ages: { bands: [{ from: "0 days", to: "40 days", cases: 1 }] } }],
    },
    work: { decision: { needs: "deciding", effort: "8h" } },
    staff: { desk: { fte: 1, skills: ["deciding"] } },
  };
  const plan = telling(scenario, [7, 8, 16, 17, 26, 35]);
  const { outcomes } = simulate(plan, { seed: 1, replication: 0, fixed: true });
  const at = (days: number) => outcomes[outcomeIndex(plan, incidenceName("decision", days, ""))];
  // At age 8 only the youngest is under observation, and it leaves.
  assert.equal([7, 8, 16, 17, 26, 35].map(at), [0, 1, 1, 1, 1, 1]);

  // One day is enough for the oldest alone: the others are still open.
  const short = telling({ ...scenario, period: period("2024-01-01") }, [34, 35]);
  const seen = simulate(short, { seed: 1, replication: 0, fixed: true }).outcomes;
  const found = [34, 35].map((days) => seen[outcomeIndex(short, incidenceName("decision", days, ""))]);
  // Between 5 and 15 days nobody is seen for more than a day: what comes after is not told.
  assert.ok(found.every(Number.isNaN), `${found}`);
});

test("the mean time to a decision gives the share of cases it covers", () => {
  // A claim an hour for five working days of 24 hours; three are decided a day, first come first served.
  const scenario: Written = {
    period: period("2024-01-05"),
    calendar: "continuous",
    cases: { types: { plain: { route: ["decision"] } }, arrivals: { rate: "24/day", as: "given" } },
    work: { decision: { needs: "deciding", effort: "8h" } },
    staff: { desk: { fte: 1, skills: ["deciding"] } },
  };
  const result = run(scenario);
  assert.is(result.outcome("decided_share"), 14 / 120);
  // The k-th comes at k - 1/2 hours and is decided 8 k + 1/2 hours after midnight.
  assert.ok(Math.abs(result.outcome("time_to_decision") - (7 * 15) / 2 - 1) < 1e-9);
});

test.run();
