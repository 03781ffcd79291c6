/** Ages of the backlog, kept as they change, against counting them all. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engine } from "../engine/core/engine.ts";
import { officeHours, period, run } from "./small.ts";

const test = suite("age of the backlog");

/** Ages by counting; of an even number of cases the older of the two in the middle is the median. */
function counted(lodged: readonly number[], day: number) {
  const days = lodged.map((hour) => Math.floor(hour / 24)).sort((a, b) => a - b);
  const over = (age: number) => days.filter((lodgedOn) => day - lodgedOn >= age).length / days.length;
  return { median: day - days[Math.ceil(days.length / 2) - 1], six: over(182), twelve: over(365) };
}

test("adding and removing in any order gives what counting gives", () => {
  const days = 500;
  const moves = fc.array(
    fc.record({ lodged: fc.integer({ min: -700 * 24, max: days * 24 - 1 }), stays: fc.integer({ min: 0, max: 900 }) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(moves, (cases) => {
      const age = engine();
      age.openAge(-700, days);
      const open = new Set<number>();
      for (const [i, { lodged }] of cases.entries())
        if (lodged < 0) {
          age.addAge(Math.floor(lodged / 24));
          open.add(i);
        }
      for (let day = 0; day < days; day++) {
        for (const [i, { lodged, stays }] of cases.entries()) {
          const lodgedOn = Math.floor(lodged / 24);
          if (lodgedOn === day) {
            age.addAge(Math.floor(lodged / 24));
            open.add(i);
          }
          if (open.has(i) && day === Math.max(0, lodgedOn) + stays) {
            age.removeAge(Math.floor(lodged / 24));
            open.delete(i);
          }
        }
        age.closeAge(day);
        if (open.size === 0) {
          assert.ok(Number.isNaN(age.medianAge(day)) && Number.isNaN(age.shareOverSixMonths()));
          continue;
        }
        const expected = counted(
          [...open].map((i) => cases[i].lodged),
          day,
        );
        assert.equal(
          { median: age.medianAge(day), six: age.shareOverSixMonths(), twelve: age.shareOverTwelveMonths() },
          expected,
        );
      }
    }),
    { seed: 5, numRuns: 60 },
  );
});

test("the measures of a run are those of the cases that are open", () => {
  // Nobody works; claims at noon of each day, and a stock whose ages are spread evenly over a year.
  const result = run({
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision"] } },
      in_progress: [{ count: 100, ages: { bands: [{ from: "0 days", to: "365 days", cases: 1 }] } }],
      arrivals: { rate: "1/day", as: "given" },
    },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: { deciders: { fte: 0, skills: ["deciding"] } },
  });
  const stock = Array.from({ length: 100 }, (_, n) => -Math.ceil(((n + 0.5) / 100) * 365) * 24);
  const [median, six, twelve] = ["backlog_median_age", "backlog_over_6_months", "backlog_over_12_months"].map(
    (measure) => result.daily(measure),
  );
  for (let day = 0; day < result.days; day++) {
    const claims = Array.from({ length: day + 1 }, (_, n) => n * 24 + 12);
    assert.equal(
      { median: median[day], six: six[day], twelve: twelve[day] },
      counted([...stock, ...claims], day),
      `day ${day}`,
    );
  }
});

test.run();
