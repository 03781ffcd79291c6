/** A day does not know when the period ends: a later end adds days and leaves those before it as they were. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { livesOf, planOf, type Written } from "./small.ts";

const test = suite("the end of the period");

const calendar = { nation: "england-and-wales", hours_per_day: "8h" };

/** Staff of whom some are in training and on the ramp at the start, others join through the period; all their times in working days. */
function hub(end: string, pool: Written): Written {
  return {
    period: { start: "2024-01-01", end },
    calendar,
    cases: {
      types: { plain: { route: ["interview", "decision"], withdrawal: "40%/year" } },
      in_progress: [{ count: 300 }],
      arrivals: { rate: "6/day" },
    },
    work: {
      interview: { needs: "working", effort: { lognormal: { mean: "5h", cv: 0.6 } } },
      decision: { needs: "working", effort: { lognormal: { mean: "4h", cv: 0.6 } } },
    },
    staff: {
      desk: { fte: 12, skills: ["working"], in_training: "25%", learning: "40%", ...pool },
      more: {
        fte: 0,
        skills: ["working"],
        joiners: { count: 12, from: "2024-01-15", cohorts: { of: 3, every: "15 working days" } },
        ...pool,
      },
    },
  };
}

const pools: Record<string, Written> = {
  "training and ramp": { training: "30 working days", ramp: { from: "30%", over: "60 working days" } },
  "a ramp in parts of a working day": {
    training: "12 days",
    ramp: { from: "20%", over: "45.5 working days", shape: "exponential" },
  },
  "tenure bands": {
    training: "10 working days",
    ramp: { from: "50%", over: "40 working days" },
    attrition: [
      { within: "35 working days", rate: "150%/year" },
      { within: "150 working days", rate: "60%/year" },
      { rate: "20%/year" },
    ],
    vacancies: { refilled_after: "15 working days" },
  },
  "new starters and mentors": {
    training: "20 working days",
    ramp: { from: "40%", over: "50 working days" },
    new_starter_for: "70 working days",
    mentoring: { from: ["desk"], hours: "5h/week", lasting: "45 working days" },
  },
};

// A Thursday before Easter, a day in a week of bank holidays, and ends that change the share of working days noticeably.
const ends = ["2024-01-02", "2024-01-26", "2024-03-28", "2024-05-07"];
const late = "2025-12-31";

for (const [name, pool] of Object.entries(pools)) {
  test(`${name} in working days: a later end leaves every earlier day as it was`, () => {
    const long = planOf(hub(late, pool));
    for (const end of ends) {
      const short = planOf(hub(end, pool));
      assert.equal(
        short.columns.map(({ measure, group }) => [measure, group]),
        long.columns.map(({ measure, group }) => [measure, group]),
      );
      const runs = [0, 1, 2].map((replication) =>
        [short, long].map((plan) => simulate(plan, { seed: 5, replication, fixed: true }).daily),
      );
      for (const [few, many] of [...runs, [fluid(short).daily, fluid(long).daily]])
        short.columns.forEach(({ measure, group }, column) => {
          const before = few.subarray(column * short.days, (column + 1) * short.days);
          const after = many.subarray(column * long.days, column * long.days + short.days);
          assert.equal([...before], [...after], `${measure} ${group} until ${end}`);
        });
    }
  });

  test(`${name} in working days: a later end leaves the earlier life of every case as it was`, () => {
    const numbers = Array.from({ length: 5 }, (_, n) => n * 75);
    const [end] = ends.slice(-1);
    const hours = planOf(hub(end, pool)).days * 24;
    const until = (to: string) =>
      livesOf(hub(to, pool), numbers).map((life) => life.filter(({ moment }) => moment < hours));
    const lives = until(end);
    assert.ok(lives.flat().length > numbers.length);
    assert.equal(lives, until(late));
  });
}

test("those in post at the start have the true working days behind them", () => {
  // Monday 8 January is the tenth working day after 20 December, as 25 and 26 December and 1 January are bank holidays: 21, 22, 27, 28, 29
  // December, 2, 3, 4, 5 and 8 January. So whoever ends a ramp of 10 working days on that day began it 19 days before. Two learn: they ended
  // their training a quarter and three quarters of 19 days ago, in whole days: 4 days, on 4 January, and 14 days, on 25 December.
  const scenario: Written = {
    period: { start: "2024-01-08", end: "2024-01-31" },
    calendar,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [] },
    work: { decision: { needs: "working", effort: "1h" } },
    staff: { desk: { fte: 2, skills: ["working"], learning: "100%", ramp: { from: "0%", over: "10 working days" } } },
  };
  const plan = planOf(scenario);
  const column = plan.columns.findIndex(({ measure, group }) => measure === "productive_fte" && group === "desk");
  const { daily } = simulate(plan, { seed: 1, replication: 0, fixed: true });
  const productive = daily.subarray(column * plan.days, (column + 1) * plan.days);
  // From 4 January 10 working days end on the 18th, 14 days later; from 25 December on 10 January, 16 days later.
  const near = (day: number, expected: number) =>
    assert.ok(Math.abs(productive[day] - expected) < 1e-9, `day ${day}: ${productive[day]}, expected ${expected}`);
  near(0, 4 / 14 + 14 / 16);
  near(1, 5 / 14 + 15 / 16);
  near(2, 6 / 14 + 1);
  near(9, 13 / 14 + 1);
  near(10, 2);
});

test.run();
