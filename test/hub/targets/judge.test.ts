import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Column, PlanTarget } from "../../../src/hub/plan.ts";
import { judgeTarget } from "../../../src/hub/targets/judge.ts";
import { calendarSpans } from "../../../src/scenario/calendar/calendar-spans.ts";
import { officeHours, period, run } from "../small.ts";

const test = suite("targets judged in one replication");

const column = (kind: Column["kind"], ratio?: Column["ratio"]): Column => ({
  measure: "m",
  group: "",
  kind,
  unit: "cases",
  title: "M",
  meaning: "",
  ratio,
});

/** A plan of one or more columns of equal length. */
function judge(
  columns: readonly [kind: Column["kind"], values: readonly number[], ratio?: Column["ratio"]][],
  target: Partial<PlanTarget>,
  bound: number,
) {
  const days = columns[0][1].length;
  return judgeTarget({ name: "t", column: 0, direction: "at_most", by: days - 1, share: 0.5, ...target }, bound, {
    columns: columns.map(([kind, , ratio]) => column(kind, ratio)),
    days,
    daily: Float64Array.from(columns.flatMap(([, values]) => values)),
  });
}

test("a level is met on the first day within bounds, read at its date, and days out of bounds later are counted", () => {
  assert.equal(judge([["level", [5, 3, 2, 4, 2, 1]]], { by: 3 }, 2), { met: 2, at: 4, broken: 1 });
  assert.equal(judge([["level", [5, 3, 2, 4, 2, 1]]], { by: 9 }, 0), { met: Infinity, at: 1, broken: 0 });
});

test("a level that must stay reached is met from the first day of a long enough run, which may end after the date", () => {
  const level = [9, 1, 9, 1, 1, 1, 9];
  assert.is(judge([["level", level]], { lasting: 1 }, 1).met, 1);
  assert.is(judge([["level", level]], { lasting: 2 }, 1).met, 3);
  assert.is(judge([["level", level]], { lasting: 3, by: 3 }, 1).met, 3);
  assert.is(judge([["level", level]], { lasting: 4 }, 1).met, Infinity);
  assert.is(judge([["level", [9, 1, 1]]], { lasting: 3 }, 1).met, Infinity, "the period cuts it short");
});

test("an empty backlog has no old cases, and none that are old enough", () => {
  assert.is(judge([["level", [400, Number.NaN]]], {}, 180).met, 1);
  assert.is(judge([["level", [100, Number.NaN]]], { direction: "at_least" }, 180).met, Infinity);
});

test("a flow over the period is the total from the start to the date", () => {
  const flow: [Column["kind"], number[]] = ["flow", [10, 0, 10, 10, 50]];
  const over = { over: "period", by: 3, spans: [{ from: 0, to: 4 }] } as const;
  assert.equal(judge([flow], { ...over, direction: "at_least" }, 30), { met: 3, at: 30, broken: 0 });
  assert.is(judge([flow], { ...over, direction: "at_least" }, 31).met, 4, "a day after the date: not in time");
  assert.is(judge([flow], { ...over, direction: "at_least" }, 81).met, Infinity);
  assert.equal(judge([flow], over, 30), { met: 3, at: 30, broken: 0 });
  assert.is(judge([flow], over, 29).met, Infinity);
});

test("a flow in every week, month or year is judged by the worst of them", () => {
  const spans = [
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ];
  const flow: [Column["kind"], number[]] = ["flow", [1, 2, 3, 4, 100]];
  assert.equal(judge([flow], { over: "week", spans, direction: "at_least" }, 3), { met: 3, at: 3, broken: 0 });
  assert.equal(judge([flow], { over: "week", spans, direction: "at_least" }, 4), { met: Infinity, at: 3, broken: 0 });
  assert.equal(judge([flow], { over: "week", spans }, 7), { met: 3, at: 7, broken: 0 });
  assert.equal(judge([flow], { over: "week", spans }, 6), { met: Infinity, at: 7, broken: 0 });
});

test("a ratio is computed from its totals over the whole time, and without a value it is not met", () => {
  const spans = [{ from: 0, to: 3 }];
  const of = (over: number[], under: number[]) =>
    judge(
      [
        ["ratio", [Number.NaN, 4, 2], { over: 1, under: 2 }],
        ["flow", over],
        ["flow", under],
      ],
      { over: "period", spans },
      3,
    );
  assert.equal(of([0, 8, 4], [0, 2, 2]), { met: 2, at: 3, broken: 0 });
  const none = of([0, 0, 0], [0, 0, 0]);
  assert.is(none.met, Infinity);
  assert.ok(Number.isNaN(none.at));
});

test("only whole calendar times count, weeks from Monday", () => {
  const start = 19_723; // 2024-01-01, a Monday
  assert.equal(calendarSpans("month", start, 60), [
    { from: 0, to: 31 },
    { from: 31, to: 60 },
  ]);
  assert.equal(calendarSpans("month", start + 1, 58), []);
  assert.equal(calendarSpans("quarter", start, 182), [
    { from: 0, to: 91 },
    { from: 91, to: 182 },
  ]);
  assert.equal(calendarSpans("quarter", start + 31, 151), [{ from: 60, to: 151 }]);
  assert.equal(calendarSpans("year", start, 366), [{ from: 0, to: 366 }]);
  assert.equal(calendarSpans("year", start, 365), []);
  assert.equal(calendarSpans("week", start + 2, 13), [{ from: 5, to: 12 }]);
  assert.equal(calendarSpans("period", start, 10), [{ from: 0, to: 10 }]);
});

/** Ten caseworkers finish a decision a day each: 10 every working day, from a stock of 600; 60 working days end on 22 March. */
const decisions = {
  period: period("2024-06-30"),
  calendar: officeHours,
  cases: { types: { standard: { route: ["decision"] } }, in_progress: [{ count: 600 }] },
  work: { decision: { needs: "deciding", effort: "8h" } },
  staff: { deciders: { fte: 10, skills: ["deciding"] } },
};

test("500 decisions of 600 by the end of June are met in March, whatever is decided on the last day", () => {
  const result = run({
    ...decisions,
    targets: {
      all: { measure: "decisions", at_least: 500, over: "period", by: "2024-06-30" },
      early: { measure: "decisions", at_least: 500, over: "period", by: "2024-03-07" },
      open: { measure: "decisions", at_most: 599, over: "period" },
      monthly: { measure: "decisions", at_least: 160, over: "month", by: "2024-03-31" },
      weekly: { measure: "decisions", at_most: 50, over: "week" },
    },
  });
  // 50 working days: to Friday 8 March, the 67th day of the year.
  assert.is(result.outcome("met:all"), 67);
  assert.is(result.outcome("at:all"), 600);
  assert.is(result.outcome("at:early"), 490);
  assert.ok(result.outcome("met:early") > 66);
  assert.is(result.outcome("met:open"), Infinity);
  // 23, 21 and 16 working days.
  assert.is(result.outcome("at:monthly"), 160);
  assert.is(result.outcome("met:monthly"), 90);
  assert.is(result.outcome("at:weekly"), 50);
});

test.run();
