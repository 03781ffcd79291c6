import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../../src/hub/compile.ts";
import { labelledPath } from "../../src/output/words/path-words.ts";
import { goalWords } from "../../src/output/words/target-words.ts";
import { changedLeaves, resolvedTree } from "../../src/scenario/inherit/difference.ts";
import { labelOf, labelsOf } from "../../src/scenario/labels.ts";
import { changed, loadedFrom, loadText, said } from "./in-memory.ts";

const test = suite("labels");

const labelled = `${changed(
  ["    standard: {", "    standard: {label: With an interview, "],
  ["  in-post:\n", "  in-post:\n    label: Staff of today\n"],
  ["  interview: {", "  interview: {label: Substantive interview, "],
  ["cleared: {", "cleared: {label: Legacy gone, "],
  ["{stoke: {", "{stoke: {label: Stoke-on-Trent, "],
)}changes: [{on: 2023-09-01, name: sap, label: Streamlined process, set: {work.interview.notice: 7 days}}]\n`;

test("a label is kept with its part, and is not taken over by a pool or type that is like it", () => {
  const { scenario } = loadedFrom(loadText(labelled));
  assert.is(scenario.staff["in-post"].label, "Staff of today");
  assert.is(scenario.staff.hub.label, undefined);
  assert.is(scenario.cases.types.easy.label, undefined);
});

test("parts are found by kind and name; what has no label keeps its name", () => {
  const labels = labelsOf(loadedFrom(loadText(labelled)).scenario);
  assert.is(labelOf(labels, "staff", "in-post"), "Staff of today");
  assert.is(labelOf(labels, "staff", "hub"), "hub");
  assert.is(labelOf(labels, "types", "standard"), "With an interview");
  assert.is(labelOf(labels, "sites", "stoke"), "Stoke-on-Trent");
  assert.is(labelOf(labels, "targets", "cleared"), "Legacy gone");
  assert.is(labelOf(labels, "work", "interview check"), "Substantive interview check");
  assert.is(labelOf(labels, "work", "toString"), "toString");
});

test("a path is shown by the label of its part; one without stays as it is typed", () => {
  const labels = labelsOf(loadedFrom(loadText(labelled)).scenario);
  for (const [path, words] of [
    ["staff.in-post.fte", "Staff of today: full-time equivalents"],
    ["work.interview.no_show.share", "Substantive interview: no show share"],
    ["work.interview.effort.lognormal.mean", "Substantive interview: mean of effort"],
    ["cases.types.standard.withdrawal", "With an interview: withdrawal"],
    ["staff.hub.joiners.count", "staff.hub.joiners.count"],
    ["changes.sap", "Streamlined process"],
    ["changes.sap.work.interview.notice", "Streamlined process: Substantive interview: notice"],
    ["changes.sap.staff.hub.fte", "Streamlined process: staff.hub.fte"],
    ["changes.later.work.interview.notice", "later: Substantive interview: notice"],
    ["changes.later.staff.hub.fte", "changes.later.staff.hub.fte"],
    ["cases.in_progress.0.count", "cases.in_progress.0.count"],
    ["cases.arrivals.rate", "cases.arrivals.rate"],
    ["seed", "seed"],
  ])
    assert.is(labelledPath(path, labels), words);
});

test("measures, outcomes and targets are titled by the labels", () => {
  const plan = compile(loadedFrom(loadText(labelled)));
  const titles = [...plan.columns, ...plan.outcomes].map(({ title }) => title);
  for (const title of [
    "Staff in post: Staff of today",
    "Staff in post: hub",
    "Waiting: Substantive interview",
    "Decisions: With an interview",
    "Mean wait for Substantive interview",
    "Use of Staff of today",
    "Day Legacy gone was met",
  ])
    assert.ok(titles.includes(title), title);
  assert.is(goalWords(plan, plan.targets[0], 0), "Legacy gone by 31 December 2023");
});

test("a label moves no result", () => {
  const [a, b] = [labelled, labelled.replace("Staff of today", "Those in post")].map((text) =>
    resolvedTree(loadedFrom(loadText(text)), "main.yaml"),
  );
  assert.equal(changedLeaves(a, b), []);
});

test("a label cannot change by date, and is text", () => {
  const dated = labelled.replace("work.interview.notice: 7 days", "staff.in-post.label: Others");
  assert.match(said(loadText(dated)).join("\n"), /CH207 staff\.in-post\.label cannot change by date/);
  assert.match(said(loadText(labelled.replace("Staff of today", "[a, b]"))).join("\n"), /CH303/);
  assert.is(loadText(labelled.replace("Staff of today", "x".repeat(61))).loaded, undefined);
});

/** What each kind of part is labelled with, in the small scenario. */
const twice: readonly (readonly [kind: string, path: string, edits: [string, string][]])[] = [
  [
    "pool",
    "staff.hub.label",
    [
      ["  in-post:\n", "  in-post:\n    label: Our people\n"],
      ["  hub: {", "  hub: {label: Our people, "],
    ],
  ],
  [
    "site",
    "sites.north.label",
    [["sites: {stoke: {", "sites: {stoke: {label: Our people}, north: {label: Our people, "]],
  ],
  [
    "case type",
    "cases.types.easy.label",
    [
      ["    standard: {", "    standard: {label: Our people, "],
      ["    easy: {", "    easy: {label: Our people, "],
    ],
  ],
  [
    "stage",
    "work.decision.label",
    [
      ["  interview: {needs", "  interview: {label: Our people, needs"],
      ["  decision: {needs", "  decision: {label: Our people, needs"],
    ],
  ],
  ["target", "targets.later.label", [["cleared: {", "cleared: {label: Our people, "]]],
];

test("two parts of a kind with one label are an error at the second, with the fix", () => {
  for (const [kind, path, edits] of twice) {
    const more =
      kind === "target"
        ? "  later: {label: Our people, measure: legacy_backlog, at_most: 10, by: 2024-01-31, in: 50%}\n"
        : "";
    const { problems, loaded } = loadText(changed(...edits) + more);
    assert.is(loaded, undefined, kind);
    assert.equal(
      problems.map((problem) => [problem.code, problem.path]),
      [["CH515", path]],
      kind,
    );
    const [{ message, hint, line, column }] = problems;
    assert.match(message, `the label "Our people" does not tell ${path.split(".").at(-2)} apart: the ${kind} `);
    assert.match(message, "has it too");
    assert.match(hint ?? "", "a label of its own");
    assert.ok(line > 1 && column > 1);
  }
});

test("changes, and labels that differ in capitals and blanks only, are told apart no better", () => {
  const two = `changes:
  - {on: 2023-09-01, name: one, label: Quick  interviews, set: {work.interview.notice: 7 days}}
  - {on: 2023-10-01, name: other, label: quick interviews, set: {work.interview.notice: 5 days}}
`;
  assert.match(
    said(loadText(changed() + two)).join("\n"),
    /CH515 .*does not tell other apart: the change one has it too/,
  );
});

test("a label that is another's name is an error, and one that is the part's own name or that of another kind is none", () => {
  const pool = loadText(changed(["  in-post:\n", "  in-post:\n    label: Hub\n"]));
  assert.match(
    said(pool).join("\n"),
    /CH515 the label "Hub" does not tell in-post apart: it is the name of another pool/,
  );
  assert.equal(said(loadText(changed(["  in-post:\n", "  in-post:\n    label: in-post\n"]))), []);
  assert.equal(said(loadText(changed(["  in-post:\n", "  in-post:\n    label: interview\n"]))), []);
});

test.run();
