import { suite } from "uvu";
import * as assert from "uvu/assert";
import { measures } from "../../src/measures/registry.ts";
import { planOf } from "../hub/small.ts";
import { after, changed, loadText, said } from "./in-memory.ts";

const test = suite("targets as a scenario states them");

const stated = "{measure: legacy_backlog, at_most: 0, by: 2023-12-31, in: 90%}";
const withTarget = (target: string) => changed([stated, target]);

/** What the target is, after which text the problem stands, and what is said. */
const wrong: readonly (readonly [name: string, target: string, lead: string, expected: RegExp])[] = [
  [
    "a flow with a date alone",
    "{measure: decisions, at_least: 500, by: 2023-12-31}",
    "by: ",
    /CH531 over is missing: decisions is counted over a time.*\[add over: period /,
  ],
  [
    "a flow of a group with a date alone",
    "{measure: hours_worked, group: hub, at_least: 500, by: 2023-12-31}",
    "by: ",
    /CH531 .*\[add over: period /,
  ],
  [
    "a ratio with a date alone",
    "{measure: waiting_time_to_decision, at_most: 180, by: 2023-12-31}",
    "by: ",
    /CH531 over is missing: waiting_time_to_decision is a ratio over a time/,
  ],
  [
    "a flow with neither date nor time",
    "{measure: exits, at_least: 500}",
    "targets:\n  ",
    /CH531 .*\[add over: period for the time from the start to the end/,
  ],
  [
    "a level counted over a time",
    "{measure: total_backlog, at_most: 5, by: 2023-12-31, over: month}",
    "over: ",
    /CH532 total_backlog is a level/,
  ],
  ["a level without a date", "{measure: total_backlog, at_most: 5}", "targets:\n  ", /CH302 by is missing/],
  [
    "a flow that should stay reached",
    "{measure: exits, at_least: 5, over: month, for: 2 weeks}",
    "over: month, ",
    /CH532 exits is counted over a time: there is no level/,
  ],
  [
    "a time to stay reached in working days",
    "{measure: total_backlog, at_most: 5, by: 2023-12-31, for: 5 working days}",
    "for: ",
    /CH532 how long a target must hold/,
  ],
  [
    "no whole year",
    "{measure: exits, at_least: 5, over: year, by: 2023-12-31}",
    "over: ",
    /CH533 no whole year lies between/,
  ],
  [
    "a date before the start",
    "{measure: total_backlog, at_most: 5, by: 2023-04-30}",
    "by: ",
    /CH534 .*\[write 2023-05-01 or later\]/,
  ],
  ["a time that is none", "{measure: exits, at_least: 5, over: fortnight}", "over: ", /CH310 /],
];

for (const [name, target, lead, expected] of wrong)
  test(`an error: ${name}`, () => {
    const text = withTarget(target);
    const found = said(loadText(text));
    const from = text.indexOf("targets:");
    const place = after(text.slice(0, from) + text.slice(from), text.slice(0, text.indexOf(lead, from)) + lead);
    assert.ok(
      found.some((problem) => problem.startsWith(`${place} `) && expected.test(problem)),
      `at ${place}: ${found.join("\n")}`,
    );
    assert.is(loadText(text).loaded, undefined);
  });

for (const target of [
  "{measure: decisions, at_least: 500, over: period}",
  "{measure: decisions, at_least: 500, over: period, by: 2023-12-31}",
  "{measure: exits, group: legacy, at_least: 50, over: month}",
  "{measure: waiting_time_to_decision, at_most: 180, over: quarter, by: 2023-12-31}",
  "{measure: total_backlog, at_most: 5, by: 2023-12-31, for: 4 weeks}",
])
  test(`no problem: ${target}`, () => assert.equal(said(loadText(withTarget(target))), []));

/** Measures that stay 0 in the small scenario, and why. */
const idle: readonly (readonly [target: string, why: RegExp])[] = [
  ["{measure: interviews, at_least: 5, over: period}", /interviews stays 0 in this scenario: no stage .* principal/],
  ["{measure: administrative_outcomes, at_most: 5, over: period}", /no type has administrative outcomes/],
  ["{measure: no_shows, group: interview, at_most: 5, over: week}", /the stage has no no_show/],
  ["{measure: notice, group: decision, at_most: 5, by: 2023-12-31}", /no notice and no elapsed time/],
  ["{measure: hours_mentoring, at_most: 5, over: period}", /no pool has mentoring/],
];
for (const [target, why] of idle)
  test(`a warning: a measure that stays 0: ${target}`, () => {
    const loading = loadText(withTarget(target));
    assert.ok(loading.loaded, said(loading).join("\n"));
    const found = said(loading);
    assert.ok(
      found.some((problem) => / CH631 /.test(problem) && why.test(problem)),
      found.join("\n"),
    );
  });

test("a warning: decisions with an outcome that no type has a share of", () => {
  const target = (group: string) => `{measure: decisions_by_outcome, group: ${group}, at_most: 5, over: period}`;
  const problems = (group: string) =>
    said(loadText(changed([stated, target(group)], ["refuse: 40%", "refuse: 40%, other: 0%"]))).join("\n");
  assert.match(problems("other"), /CH631 decisions_by_outcome stays 0 in this scenario: no type has a share of it/);
  assert.not.match(problems("refuse"), /CH631/);
});

test("no warning of a measure that stays 0 where a dated change makes it possible", () => {
  const text = `${withTarget("{measure: administrative_outcomes, at_most: 5, over: period}")}changes: [{on: 2023-06-01, set: {cases.types.standard.administrative: 5%/year}}]\n`;
  assert.equal(said(loadText(text)), []);
});

test("a time to stay reached that the period cuts short is a warning", () => {
  const text = withTarget("{measure: total_backlog, at_most: 5, by: 2024-04-20, for: 4 weeks}");
  assert.match(
    said(loadText(text)).join("\n"),
    /CH632 the period ends before .*\[write a period.end after 2024-05-16\]/,
  );
  assert.equal(said(loadText(withTarget("{measure: total_backlog, at_most: 5, by: 2024-04-03, for: 4 weeks}"))), []);
});

test("what is a flow, a level or a ratio is the same for the scenario and for the hub", () => {
  const { columns } = planOf({
    period: { start: "2024-01-01", end: "2024-01-31" },
    calendar: "continuous",
    cases: { types: { a: { route: ["b"], outcome: { e: "100%" } } } },
    work: { b: { needs: "c", effort: "1h" } },
    staff: { d: { fte: 1, skills: ["c"] } },
  });
  const kinds = Object.fromEntries(measures.map(({ name, kind }) => [name, kind]));
  for (const { measure, kind } of columns) assert.is(kinds[measure], kind, measure);
  assert.is(new Set(columns.map(({ measure }) => measure)).size, measures.length);
});

test("a target below what any measure can be is refused", () => {
  const told = (bound: string) =>
    said(loadText(changed(["at_most: 0", bound]))).filter((line) => line.includes("CH305"));
  assert.is(told("at_most: -3").length, 1);
  assert.match(told("at_most: -3")[0], /legacy_backlog is never less than 0: this target can never be met/);
  assert.equal(told("at_most: 0"), []);
});

test.run();
