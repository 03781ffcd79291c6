/** Leave and sickness: how many days, and who gets the work meanwhile. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { officeHours, period, run, type Written } from "./small.ts";

const test = suite("absence");

/** A pool with no work to do: all its hours are idle, and count who is there. */
function idlePool(pool: Written, end: string, calendar: unknown = officeHours): Written {
  return {
    period: period(end),
    calendar,
    cases: { types: { plain: { route: ["decision"] } } },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: { deciders: { skills: ["deciding"], ...pool } },
  };
}

test("the share of absent days is as stated: leave and sickness over the working days of a year", () => {
  // 33 of 260.9 working days (5 in 7 of 365.25). Spells of 3 days: the 12 years of 400 people are 1.25 million person-days whose share
  // has a standard error of about sqrt(p q (1 + 2 rho / (1 - rho)) / n), rho = 1 - 1/3 - p/(3 q) = 0.62: 0.06%. Five of these: one false alarm in 2 million.
  const result = run(
    idlePool({ fte: 400, away: { leave: "25 days/year", sickness: "8 days/year", spell: 3 } }, "2035-12-31"),
  );
  const expected = 33 / ((5 / 7) * 365.25);
  const workingDays = result.daily("hours_idle").filter((hours) => hours > 0).length;
  const absent = 1 - result.total("hours_idle") / (400 * 8 * workingDays);
  const rho = 1 - 1 / 3 - expected / (3 * (1 - expected));
  const error = Math.sqrt((expected * (1 - expected) * (1 + (2 * rho) / (1 - rho))) / (400 * workingDays));
  assert.ok(Math.abs(absent - expected) < 5 * error, `${absent} against ${expected}, standard error ${error}`);
  assert.ok(error < 0.01 * expected);
});

test("a share of leave is that of a standard year, however short the period and whatever its holidays", () => {
  // 25 of (5/7) 365.25 - 8 = 252.9 working days are 9.885%, though a fortnight at Christmas has 7 working days. One day of 40,000 people
  // has a standard error of 0.15%, one person's days hang together: five of these for the mean of all days.
  const england = { nation: "england-and-wales", hours_per_day: "8h" };
  const christmas = idlePool({ fte: 40_000, away: { leave: "25 days/year" } }, "2025-01-03", england);
  const result = run({ ...christmas, period: { start: "2024-12-23", end: "2025-01-03" } });
  const hours = result.daily("hours_idle").filter((given) => given > 0);
  assert.is(hours.length, 7);
  const absent = 1 - hours.reduce((sum, given) => sum + given, 0) / (40_000 * 8 * hours.length);
  assert.ok(Math.abs(absent - 25 / ((5 / 7) * 365.25 - 8)) < 5 * 0.0015, `${absent}`);
});

test("a later end of the period changes no day before it", () => {
  const scotland = { nation: "scotland", hours_per_day: "8h" };
  const to = (end: string) =>
    run({
      ...idlePool({ fte: 50, away: { leave: "30 days/year", sickness: "8 days/year" } }, end, scotland),
      period: { start: "2024-12-01", end },
    }).daily("hours_idle");
  const short = to("2024-12-31");
  assert.equal(to("2026-06-30").slice(0, short.length), short);
});

test("nine bank holidays a year leave Scotland fewer working days to be absent on", () => {
  const absentIn = (nation: string) => {
    const pool = idlePool({ fte: 20_000, away: { leave: "50 days/year" } }, "2024-03-28", {
      nation,
      hours_per_day: "8h",
    });
    const hours = run({ ...pool, period: { start: "2024-02-01", end: "2024-03-28" } }).daily("hours_idle");
    const open = hours.filter((given) => given > 0);
    return 1 - open.reduce((sum, given) => sum + given, 0) / (20_000 * 8 * open.length);
  };
  // The same luck in both: the difference is that of 50/251.9 and 50/252.9, 0.08%.
  const difference = absentIn("scotland") - absentIn("england-and-wales");
  assert.ok(difference > 0.0004 && difference < 0.0012, `${difference}`);
});

test("absence is spread evenly from the first day on, and spells have the stated mean", () => {
  const people = 4000;
  const result = run(idlePool({ fte: people, away: { leave: "52.1785714 days/year", spell: 4 } }, "2024-12-31"));
  const hours = result.daily("hours_idle").filter((given) => given > 0);
  // A fifth is absent on each day: binomial, five standard errors of 0.63%.
  for (const [day, given] of hours.entries()) {
    const absent = 1 - given / (people * 8);
    assert.ok(Math.abs(absent - 0.2) < 0.035, `${absent} on working day ${day}`);
  }
});

test("other shrinkage and overtime scale the hours of a present day", () => {
  const result = run(idlePool({ fte: 10, away: { other: "15%" }, overtime: "20%" }, "2024-01-05"));
  for (const hours of result.daily("hours_idle")) assert.ok(Math.abs(hours - 10 * 8 * 0.85 * 1.2) < 1e-9, `${hours}`);
});

test("part-time staff are more people with the same total hours", () => {
  const result = run(idlePool({ fte: 10, fte_each: 0.5 }, "2024-01-05"));
  assert.equal(result.daily("staff_in_post"), [10, 10, 10, 10, 10]);
  assert.equal(result.daily("hours_idle"), [80, 80, 80, 80, 80]);
});

test("work that becomes ready in the morning goes to those who are there", () => {
  // One case an hour of work comes ready each morning; of twenty people, half away, somebody is always there and idle.
  const scenario: Written = {
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision"] } },
      arrivals: { rate: "1/day", as: "given" },
    },
    work: { decision: { needs: "deciding", effort: "1h", notice: "1 working day" } },
    staff: { deciders: { fte: 20, skills: ["deciding"], away: { leave: "130 days/year" } } },
  };
  const result = run(scenario);
  assert.equal(
    result.daily("in_work", "decision").filter((cases) => cases > 0),
    [],
    "cases in an absent caseworker's hand at the end of a day",
  );
  assert.is(result.outcome("wait:decision"), 0);
});

test.run();
