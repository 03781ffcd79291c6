import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("a dated change that drops a range");

const ranged = changed([
  "notice: 14 days}",
  "notice: 14 days, no_show: {share: {value: 68%, range: [60%, 75%]}, costs: {value: 1h, range: [0.5h, 2h]}}}",
]);

const change = (set: string, text = ranged) => `${text}changes: [{on: 2023-09-01, name: later, set: ${set}}]\n`;

/** Without the place. */
const warned = (text: string) => said(loadText(text)).map((line) => line.replace(/^\d+:\d+ /, ""));

test("a value without a range in the place of one that has it: the line to write is shown", () => {
  assert.equal(warned(change("{work.interview.no_show.share: 76%}")), [
    "CH607 work.interview.no_show.share was uncertain, and is 76% exactly from this change on [keep its range with work.interview.no_show.share: {value: 76%, range: [67.1%, 83.8%]}; if it is known exactly, range: [76%, 76%]]",
  ]);
  assert.match(
    warned(change("{staff.in-post.attrition: {value: 10%/year, source: plan}}"))[0],
    /CH607 .*range: \[6%\/year, 18\.4%\/year\]/,
  );
});

test("the line that is shown is right, and silences the warning", () => {
  const [, line] = /keep its range with (.*);/.exec(warned(change("{work.interview.no_show.share: 95%}"))[0]) ?? [];
  assert.equal(warned(change(`{${line}}`)), []);
  const exact = loadText(change("{work.interview.no_show.share: {value: 76%, range: [76%, 76%]}}"));
  assert.equal(exact.problems, []);
  assert.equal(
    loadedFrom(exact)
      .uncertain.map(({ path }) => path)
      .filter((path) => path?.startsWith("changes")),
    [],
    "a range without width is no uncertainty",
  );
});

test("a whole map in the place of one that holds ranges: each value that is stated again", () => {
  const paths = (set: string) => warned(change(set)).map((line) => /CH607 (\S+) was/.exec(line)?.[1]);
  assert.equal(paths("{work.interview.no_show: {share: 76%, costs: 1h}}"), [
    "work.interview.no_show.share",
    "work.interview.no_show.costs",
  ]);
  assert.equal(paths("{work.interview.no_show: {share: {value: 76%, range: [70%, 80%]}, costs: 1h}}"), [
    "work.interview.no_show.costs",
  ]);
  assert.equal(paths("{work.interview.effort: 2h}"), ["work.interview.effort"], "another form of the value");
  assert.equal(paths("{work.interview.effort: {gamma: {mean: {value: 2h, range: [1h, 3h]}, cv: 1}}}"), []);
});

test("there is no warning where a value has no range, is removed, or is set to nothing or never", () => {
  for (const set of [
    "{work.interview.notice: 7 days}",
    "{work.interview.no_show: null}",
    "{work.interview.no_show.share: 0%}",
    "{staff.in-post.attrition: never}",
    "{cases.types.standard.route: [decision]}",
    "{work.interview.no_show.share: {value: 76%, range: [70%, 80%]}}",
  ])
    assert.equal(warned(change(set)), [], set);
});

test("values that are drawn jointly are drawn too, until a change has stated them", () => {
  const joint = `${small}draws: {file: d.csv, columns: {n: work.interview.notice}}\nchanges:\n  - {on: 2023-09-01, name: a, set: {work.interview.notice: 7 days}}\n  - {on: 2023-10-01, name: b, set: {work.interview.notice: 6 days}}\n`;
  const found = said(loadFiles({ "main.yaml": joint, "d.csv": "n\n10 days\n20 days\n" }));
  assert.is(found.length, 1, found.join("\n"));
  assert.match(
    found[0],
    /CH607 work\.interview\.notice was uncertain, and is 7 days exactly .* \[write work\.interview\.notice: \{value: 7 days, range: \[least, most\]\}/,
  );
});

test.run();
