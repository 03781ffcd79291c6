/** Closed days: nobody works, notice in working days waits, and a site's are in addition to the hub's. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { officeHours, period, planOf, run, type Written } from "./small.ts";

const test = suite("closed days");

/** Two weeks from Monday 1 January 2024, with more work than the pools can do. */
function hub(closed: string[], more: Written = {}): Written {
  return {
    period: period("2024-01-14"),
    calendar: { ...officeHours, closed },
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1000 }] },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: { deciders: { fte: 2, skills: ["deciding"] } },
    ...more,
  };
}

const worked = [16, 16, 16, 16, 16, 0, 0, 16, 16, 16, 16, 16, 0, 0];
const without = (days: readonly number[], from = worked) => from.map((hours, day) => (days.includes(day) ? 0 : hours));

test("nobody works on a closed day, or on any day of a range", () => {
  const closed = ["2024-01-03", "2024-01-05..2024-01-08"];
  const expected = without([2, 4, 7]);
  assert.equal(run(hub(closed)).daily("hours_worked"), expected);
  const plan = planOf(hub(closed));
  const hours = fluid(plan)
    .daily.subarray(columnIndex(plan, "hours_worked") * plan.days)
    .slice(0, plan.days);
  for (const [day, given] of hours.entries()) assert.ok(Math.abs(given - expected[day]) < 1e-6, `${given} on ${day}`);
});

test("a site's closed days are in addition to the calendar's, and concern its pools alone", () => {
  const staff = {
    here: { fte: 2, skills: ["deciding"] },
    there: { fte: 2, skills: ["deciding"], site: "york" },
  };
  const result = run(hub(["2024-01-03"], { staff, sites: { york: { closed: ["2024-01-10..2024-01-11"] } } }));
  assert.equal(result.daily("hours_worked", "here"), without([2]));
  assert.equal(result.daily("hours_worked", "there"), without([2, 9, 10]));
});

test("notice in working days leaves out the hub's closed days", () => {
  const work = { decision: { needs: "deciding", effort: "1h", notice: "3 working days" } };
  const cases = {
    types: { plain: { route: ["decision"] } },
    arrivals: { series: series({ "2024-01-01": 5 }), as: "given" },
  };
  const begins = (closed: string[]) =>
    run(hub(closed, { work, cases })).daily("completed", "decision").findIndex(Boolean);
  // Notice from Monday 1 January is over on the morning of the third working day after it: Thursday, or the Monday after.
  assert.is(begins([]), 3);
  assert.is(begins(["2024-01-03..2024-01-04"]), 7);
});

/** Claims of one day. */
function series(values: Record<string, number>): Written {
  return { daily: { values: { "2023-12-31": 0, ...values } }, then: { rate: "0/day" } };
}

test("a share of absence stays what it is: closed days belong to some years only", () => {
  const pool = { fte: 20_000, skills: ["deciding"], away: { leave: "26.09 days/year" } };
  const idle = { cases: { types: { plain: { route: ["decision"] } } }, staff: { deciders: pool } };
  const hours = (closed: string[]) => run(hub(closed, idle)).daily("hours_idle");
  const [open, closed] = [hours([]), hours(["2024-01-02..2024-01-09"])];
  assert.equal(closed.slice(1, 9), [0, 0, 0, 0, 0, 0, 0, 0]);
  // A tenth of 20,000 is absent on each day: a standard error of 0.21%, five of them.
  for (const given of [...open, ...closed].filter((each) => each > 0))
    assert.ok(Math.abs(1 - given / 160_000 - 0.1) < 5 * 0.0021, `${given}`);
});

test.run();
