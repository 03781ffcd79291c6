/** The warning where the order of work leaves a stage waiting for months while the same people do others. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../hub/small.ts";
import { loadText } from "./in-memory.ts";

const test = suite("a stage that is not reached");

interface Hub {
  order?: string;
  count?: number;
  placed?: string;
  route?: string;
  types?: string;
  arrivals?: string;
  work?: string;
  staff?: string;
  end?: string;
  more?: string;
}

/** One person round the clock: two pieces of 12 hours a day. */
function hub({
  order,
  count = 400,
  placed,
  route = "[interview, decision]",
  types,
  arrivals,
  work = "{interview: {needs: casework, effort: 12h}, decision: {needs: casework, effort: 12h}}",
  staff = "{desk: {fte: 1, skills: [casework]}}",
  end = "2024-12-31",
  more = "",
}: Hub): string {
  return `format: 1
title: one team
period: {start: 2024-01-01, end: ${end}}
calendar: continuous
cases:
  types: ${types ?? `{plain: {route: ${route}}}`}
  in_progress: [{count: ${count}${placed ? `, waiting_for: ${placed}` : ""}}]
${arrivals ? `  arrivals: {rate: ${arrivals}}\n` : ""}work: ${work}
staff: ${staff}
${order ? `next_case: ${order}\n` : ""}${more}
`;
}

function warnings(of: Hub): string[] {
  return loadText(hub(of))
    .problems.filter(({ code }) => code !== "CH606")
    .map(({ code, line, path, message, hint }) => `${code} ${line} ${path}: ${message}; ${hint}`);
}

const busy = (what: string) => `though cases wait for it: ${what} takes all the time of the staff who can do it`;

test("an order that puts the first stage first keeps decisions waiting until its stock is done", () => {
  // 400 interviews at two a day: the first decision is taken up after 200 days.
  assert.equal(warnings({ order: "[interview]" }), [
    `CH608 10 next_case: next_case: [interview] leaves decision undone for about 200 days from 2024-01-01, ${busy("interview")}; write next_case: [decision, interview], or give decision a pool of its own`,
  ]);
  assert.equal(warnings({ order: "[interview, oldest]" }), [
    `CH608 10 next_case: next_case: [interview, oldest] leaves decision undone for about 200 days from 2024-01-01, ${busy("interview")}; write next_case: [decision, interview, oldest], or give decision a pool of its own`,
  ]);
  assert.is(warnings({ order: "[first_come]" }).length, 1);
  const scenario = {
    period: { start: "2024-01-01", end: "2024-12-31" },
    calendar: "continuous",
    cases: { types: { plain: { route: ["interview", "decision"] } }, in_progress: [{ count: 400 }] },
    work: { interview: { needs: "casework", effort: "12h" }, decision: { needs: "casework", effort: "12h" } },
    staff: { desk: { fte: 1, skills: ["casework"] } },
    next_case: ["interview"],
  };
  assert.is(
    run(scenario)
      .daily("decisions")
      .findIndex((count) => count > 0),
    200,
  );
});

test("orders that finish started cases first, or go by age, starve no stage", () => {
  for (const order of [undefined, "[decision]", "[decision, oldest]", "[oldest]", "[oldest, interview]", "[legacy]"])
    assert.equal(warnings({ order }), [], order);
});

test("three months give no warning, more do", () => {
  // 80 days and 100 days of interviews.
  assert.equal(warnings({ order: "[interview]", count: 160 }), []);
  assert.match(warnings({ order: "[interview]", count: 200 })[0], "for about 100 days");
});

test("work that keeps coming faster than it can be done leaves the rest undone to the end", () => {
  assert.match(
    warnings({ order: "[interview]", count: 0, arrivals: "3/day" })[0],
    "leaves decision undone from 2024-01-01 to the end of the period",
  );
  // Half the time is left for decisions.
  assert.equal(warnings({ order: "[interview]", count: 0, arrivals: "1/day" }), []);
});

test("in a period of less than three months it is enough that a stage is never reached", () => {
  assert.match(warnings({ order: "[interview]", end: "2024-03-01" })[0], "from 2024-01-01 to the end of the period");
  assert.equal(warnings({ order: "[interview]", end: "2024-03-01", count: 60 }), []);
});

test("a stage that other staff can do is not starved", () => {
  const work = "{interview: {needs: interviewing, effort: 12h}, decision: {needs: deciding, effort: 12h}}";
  const staff = (decide: string) =>
    `{desk: {fte: 1, skills: [interviewing, deciding]}, other: {fte: 0.5, skills: [${decide}]}}`;
  assert.equal(warnings({ order: "[interview]", work, staff: staff("deciding") }), []);
  // One and a half people do three interviews a day: 133 days.
  assert.match(warnings({ order: "[interview]", work, staff: staff("interviewing") })[0], "for about 133 days");
  const late =
    "{desk: {fte: 1, skills: [interviewing, deciding]}, other: {fte: 0, skills: [deciding], joiners: {count: 1, from: 2024-03-01}}}";
  assert.equal(warnings({ order: "[interview]", work, staff: late }), []);
});

test("in the usual order a stock of later stages can keep the first one waiting", () => {
  // 400 decisions first; with interviews first decisions would wait for 50 days.
  assert.equal(warnings({ count: 500, placed: "{interview: 20%, decision: 80%}" }), [
    `CH608 8 work.interview: the usual order, later stages first, leaves interview undone for about 200 days from 2024-01-01, ${busy("decision")}; write next_case: [interview], or give interview a pool of its own`,
  ]);
});

test("finishing one case at a time starves no stage", () => {
  // A few minutes of sorting, then three days' work: whoever sorts a case works on it next.
  const work = "{interview: {needs: casework, effort: 0.1h}, decision: {needs: casework, effort: 72h}}";
  assert.equal(warnings({ work, arrivals: "10/day" }), []);
  assert.equal(warnings({ work, arrivals: "10/day", order: "[decision, oldest]" }), []);
  // By what is easiest all are sorted first: 10 a day take an hour, and decisions have the rest.
  assert.equal(warnings({ work, arrivals: "10/day", order: "[easiest]" }), []);
});

test("the easiest first can starve a stage too", () => {
  const work = "{interview: {needs: casework, effort: 11h}, decision: {needs: casework, effort: 12h}}";
  // 400 interviews of 11 hours: 183 days.
  assert.match(warnings({ work, order: "[easiest]" })[0], "[easiest] leaves decision undone for about 183 days");
});

test("an order is judged for as long as it holds, with the warning where it is stated", () => {
  const change = (on: string, order: string) => `changes: [{on: ${on}, name: turn, set: {next_case: [${order}]}}]`;
  // 60 days of interviews first, then 91 and more.
  assert.equal(warnings({ order: "[interview]", more: change("2024-03-01", "decision") }), []);
  // 152 days of interviews first are 152 days of decisions to make up, while the last interviews wait.
  assert.match(
    warnings({ order: "[interview]", more: change("2024-06-01", "decision") }).join("\n"),
    /^CH608 10 .*leaves decision undone for about 152 days.*\nCH608 11 .*leaves interview undone for about 15\d days/,
  );
  assert.match(
    warnings({ order: "[decision]", count: 1000, more: change("2024-06-01", "interview") })[0],
    /^CH608 11 .*leaves decision undone from 2024-0[56]-\d\d to the end/,
  );
});

test("checks by the same people come after the work that an order names", () => {
  const work =
    "{decision: {needs: casework, effort: 12h, check: {of: 100%, sent_back: 0%, needs: casework, effort: 1h}}}";
  assert.equal(warnings({ route: "[decision]", work, order: "[decision, oldest]" }), [
    `CH608 10 next_case: next_case: [decision, oldest] leaves decision check undone for about 200 days from 2024-01-01, ${busy("decision")}; write next_case: [oldest], or give decision check a pool of its own`,
  ]);
  assert.equal(warnings({ route: "[decision]", work }), []);
});

test("closing the files of withdrawn cases can wait without end", () => {
  const of = {
    types: "{plain: {route: [decision], withdrawal: {rate: 50%/year, by_work: {stage: closing, share: 100%}}}}",
    work: "{decision: {needs: casework, effort: 12h}, closing: {needs: casework, effort: 1h, closes: withdrawal}}",
    count: 1000,
    arrivals: "3/day",
  };
  for (const order of ["[decision]", "[decision, oldest]"])
    assert.match(warnings({ ...of, order })[0], "leaves closing undone from 2024-01-01 to the end");
  // First come, first served: whoever withdraws comes after the 1,000 that wait for their decision.
  assert.match(
    warnings(of)[0],
    "the usual order, later stages first, leaves closing undone from 2024-01-01 to the end",
  );
  assert.equal(warnings({ ...of, order: "[closing]" }), []);
});

test("each visit to a stage is judged separately", () => {
  const of = { route: "[interview, decision, interview]", count: 400 };
  // Later visits go first where the stage is named; decisions wait.
  assert.match(warnings({ ...of, order: "[interview]" })[0], "leaves decision undone for about 200 days");
  assert.equal(warnings({ ...of, order: "[decision]" }), []);
  // Second visits line up behind the 250 first ones, each of which takes a day with its decision.
  assert.match(
    warnings({ ...of, count: 250, order: "[decision, first_come]" })[0],
    "leaves interview visit 2 undone for about 250 days from 2024-01-01",
  );
});

test("which cases go first is the planner's choice: no warning of a starved stage", () => {
  const types =
    "{urgent: {share: 50%, route: [interview, decision]}, routine: {share: rest, route: [interview, decision]}}";
  for (const order of ["[urgent, routine]", "[urgent, oldest]", "[legacy, oldest]", "[flow]"])
    assert.equal(warnings({ types, order, arrivals: "1/day" }), [], order);
});

test.run();
