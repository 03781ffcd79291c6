import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isoToDay } from "../../src/engine/civil-date.ts";
import { after, loadedFrom, loadText, said, small } from "./in-memory.ts";

const test = suite("dated changes");

function withChanges(...items: string[]): string {
  return `${small}changes:\n${items.map((item) => `  - ${item}\n`).join("")}`;
}

/** Line of the first change. */
const line = small.split("\n").length + 1;

test("changes hold from their date on, and add up", () => {
  const { scenario, regimes } = loadedFrom(
    loadText(
      withChanges(
        "{on: 2023-09-01, name: second, set: {work.interview.notice: 7 days}}",
        "{on: 2023-07-01, name: first, set: {work.decision.effort: 8h, staff.hub.training: 3 weeks}}",
      ),
    ),
  );
  assert.is(scenario, regimes[0].scenario);
  assert.equal(
    regimes.map(({ from, names }) => [from, names]),
    [
      [isoToDay("2023-05-01"), []],
      [isoToDay("2023-07-01"), ["first"]],
      [isoToDay("2023-09-01"), ["second"]],
    ],
  );
  const state = regimes.map(({ scenario: { work, staff } }) => [
    work.decision.effort?.parameters.value.value,
    staff.hub.training?.amount.value,
    work.interview.notice?.amount.value,
  ]);
  assert.equal(state, [
    [9, 63, 14],
    [8, 21, 14],
    [8, 21, 7],
  ]);
});

test("changes of one day are one regime", () => {
  const { regimes } = loadedFrom(
    loadText(
      withChanges(
        "{on: 2023-07-01, name: a, set: {work.decision.effort: 8h}}",
        "{on: 2023-07-01, set: {work.decision.effort: 7h}}",
      ),
    ),
  );
  assert.equal(
    regimes.map(({ names }) => names),
    [[], ["a", "2023-07-01"]],
  );
  assert.is(regimes[1].scenario.work.decision.effort?.parameters.value.value, 7);
});

test("a change dated on or before the start holds from the start", () => {
  const { regimes } = loadedFrom(
    loadText(
      withChanges(
        "{on: 2023-05-01, name: a, set: {work.decision.effort: 8h}}",
        "{on: 2020-01-01, name: b, set: {work.interview.notice: 7 days}}",
      ),
    ),
  );
  assert.is(regimes.length, 1);
  assert.equal(
    [
      regimes[0].scenario.work.decision.effort?.parameters.value.value,
      regimes[0].scenario.work.interview.notice?.amount.value,
    ],
    [8, 7],
  );
});

test("a change dated after the end is a warning", () => {
  const loading = loadText(withChanges("{on: 2024-05-01, name: late, set: {work.decision.effort: 8h}}"));
  assert.equal(said(loading), [`${line}:5 CH601 the change late comes after the end of the period and has no effect`]);
  assert.is(loading.loaded?.regimes.length, 1);
});

test("a range in a change has a draw of its own; what is not changed keeps its draw", () => {
  const { regimes, uncertain } = loadedFrom(
    loadText(
      withChanges(
        "{on: 2023-07-01, name: allowance, source: PQ 1, set: {staff.in-post.attrition: {value: 15%/year, range: [10%/year, 20%/year]}}}",
      ),
    ),
  );
  const paths = regimes.map(({ scenario: { staff, work } }) => [
    staff.hub.attrition?.[0].rate.path,
    work.interview.effort?.parameters.mean.path,
  ]);
  assert.equal(paths, [
    ["staff.in-post.attrition", "work.interview.effort.lognormal.mean"],
    ["changes.allowance.staff.in-post.attrition", "work.interview.effort.lognormal.mean"],
  ]);
  assert.ok(
    uncertain.some(({ path, source }) => path === "changes.allowance.staff.in-post.attrition" && source === "PQ 1"),
  );
});

test("null takes a value away from a date on", () => {
  const { regimes } = loadedFrom(loadText(withChanges("{on: 2023-07-01, set: {work.interview.notice: null}}")));
  assert.equal(
    regimes.map(({ scenario }) => scenario.work.interview.notice?.amount.value),
    [14, undefined],
  );
});

const fixed: readonly (readonly [path: string, value: string])[] = [
  ["period.end", "2025-01-01"],
  ["calendar.hours_per_day", "8h"],
  ["seed", "2"],
  ["format", "1"],
  ["sites.stoke.nation", "scotland"],
  ["targets.cleared.at_most", "1"],
  ["cases.in_progress.legacy.count", "5"],
  ["cases.types.easy", "null"],
  ["cases.legacy_before", "2022-01-01"],
  ["staff.hub", "null"],
  ["staff.hub.fte", "3"],
  ["staff.hub.joiners.count", "3"],
  ["observed", "{}"],
];

for (const [path, value] of fixed)
  test(`${path} cannot change by date`, () => {
    const [problem] = loadText(withChanges(`{on: 2023-07-01, name: n, set: {${path}: ${value}}}`)).problems;
    assert.equal(
      [problem.code, problem.line, problem.column, problem.path],
      ["CH207", line, 37, `changes.n.set.${path}`],
    );
    assert.ok(problem.hint);
  });

test("an error in a change is reported once, at its place", () => {
  const text = withChanges(
    "{on: 2023-07-01, name: n, set: {staff.hub.training: 3}}",
    "{on: 2023-08-01, name: m, set: {staff.hub.trainin: 3 weeks}}",
  );
  assert.equal(said(loadText(text)), [
    `${after(text, "{staff.hub.training: ")} CH304 a unit is missing: write it as in 14 days`,
    `${after(text, "name: m, set: {")} CH206 there is no staff.hub.trainin in this scenario [did you mean staff.hub.training?]`,
  ]);
});

test("two changes cannot have one name", () => {
  const text = withChanges(
    "{on: 2023-07-01, name: n, set: {work.decision.effort: 8h}}",
    "{on: 2023-08-01, name: n, set: {work.decision.effort: 7h}}",
  );
  assert.match(said(loadText(text))[0], /CH209 two changes are named n/);
});

test.run();
