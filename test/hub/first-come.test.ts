/** First come, first served: without `oldest` in `next_case`, who has been at the stage longest goes first, the starting stock included. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { livesOf, officeHours, period, run, type Written } from "./small.ts";

const decision = { decision: { needs: "casework", effort: "8h" } };
/** One piece a working day. */
const one = { caseworkers: { fte: 1, skills: ["casework"] } };
const hub = (in_progress: Written[], rest: Written = {}): Written => ({
  period: period("2024-01-31"),
  calendar: officeHours,
  cases: { types: { plain: { route: ["decision"] } }, in_progress },
  work: decision,
  staff: one,
  ...rest,
});
const ages = (from: string, to: string) => ({ ages: { bands: [{ from, to, cases: 1 }] } });

/** Case numbers in the order in which they are taken up. */
function order(scenario: Written, count: number): number[] {
  const lives = livesOf(
    scenario,
    Array.from({ length: count }, (_, i) => i),
  );
  const takenUp = lives.map((life) => life.find(({ what }) => what.includes("taken up"))?.moment ?? Infinity);
  return takenUp.map((_, i) => i).sort((a, b) => takenUp[a] - takenUp[b]);
}

test("the oldest of the starting stock goes first", () => {
  // Cases are listed youngest first.
  assert.equal(order(hub([{ count: 10, ...ages("0 months", "10 months") }]), 10), [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
});

test("stocks are served together by how long they have been there, not one after the other", () => {
  const stocks = [
    { id: "young", count: 2, ...ages("0 days", "20 days") },
    { id: "old", count: 2, ...ages("100 days", "120 days") },
    { id: "between", count: 2, ...ages("40 days", "60 days") },
  ];
  assert.equal(order(hub(stocks), 6), [3, 2, 5, 4, 1, 0]);
});

test("where entered is stated the order goes by it, not by age", () => {
  const stocks = [
    { id: "latecomers", count: 1, ...ages("300 days", "301 days"), entered: "1 day" },
    { id: "young", count: 2, ...ages("10 days", "20 days") },
  ];
  assert.equal(order(hub(stocks), 3), [2, 1, 0]);
});

test("claims come after the stock, in the order in which they are lodged", () => {
  const scenario = hub([], {
    cases: {
      types: { plain: { route: ["decision"] } },
      in_progress: [{ count: 2, ...ages("0 days", "20 days") }],
      arrivals: { rate: "1/day", as: "given" },
    },
  });
  assert.equal(order(scenario, 6), [1, 0, 2, 3, 4, 5]);
});

/** The first of five pieces is handed back on the second morning by who leaves; the only other caseworker is at work until the third. */
const handedBack = (next_case: string[]) =>
  hub([{ count: 5, ...ages("100 days", "104 days") }], {
    next_case,
    work: { decision: { needs: "casework", effort: "16h" } },
    staff: {
      leaver: {
        fte: 1,
        skills: ["casework"],
        leaver: "hands_back",
        vacancies: { held_to: { at: { values: { "2024-01-01": 1, "2024-01-02": 0 } }, then: "hold" } },
      },
      stayer: { fte: 1, skills: ["casework"] },
    },
  });

for (const next_case of [[], ["oldest"]])
  test(`work that is handed back waits at its old place${next_case.length > 0 ? ", by age too" : ""}`, () => {
    const scenario = handedBack(next_case);
    const lives = livesOf(scenario, [0, 1, 2, 3, 4]);
    const back = lives.findIndex((life) => life.some(({ what }) => what.includes("handed back")));
    assert.is(back, 4);
    const last = (life: (typeof lives)[number]) => life.findLast(({ what }) => what.includes("taken up"))?.moment ?? 0;
    // Of the others one was taken up on the first day; the rest come after the one handed back.
    const later = lives.filter((life, i) => i !== back && last(life) > 24);
    assert.is(later.length, 3);
    for (const life of later) assert.ok(last(lives[back]) < last(life));
  });

test("its wait is counted once, until work on it first started", () => {
  const scenario = handedBack([]);
  (scenario.cases as Written).in_progress = [];
  (scenario.cases as Written).arrivals = { rate: "48/day", as: "given" };
  const withLeaver = run({ ...scenario, period: { start: "2024-01-01", end: "2024-01-02" } });
  // Two are taken up at once, 0 and 30 minutes after they came; the one handed back is not counted a second time.
  assert.ok(withLeaver.outcome("wait:decision") < 0.02, `${withLeaver.outcome("wait:decision")}`);
});

test.run();
