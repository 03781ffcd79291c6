/** Answers on terminals of 60, 80 and 120 columns: no line is longer, and nothing is lost. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { answerWidth, errorWidth } from "../../src/cli/io.ts";
import { alignedTable } from "../../src/output/drawing/aligned-table.ts";
import { terminalSummary } from "../../src/output/terminal.ts";
import { fakePlan } from "../fixtures/fake-model.ts";
import { fakePoint, fakeResult } from "../fixtures/fake-run.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("the width of answers");

const widths = [60, 80, 120];
const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));

const head = ["Time", "Start", "Claims", "Decided", "Withdrawn", "Admin.", "Exits", "End", "Legacy", "FTE"];
const rows = ["Apr-Jun 2023", "Jul-Sep 2023"].map((name, i) => [
  name,
  ...head.slice(1).map((_, k) => `${i + 1}${k}0,000`),
]);

test("an answer takes the columns of its terminal from 60 to 120, and 80 where there is none or its size is unknown", () => {
  const at = (columns?: number) => answerWidth({ ...recordedIo(), columns });
  assert.equal([undefined, 0, 20, 60, 97, 120, 200].map(at), [80, 80, 60, 60, 97, 120, 120]);
  assert.is(errorWidth({ ...recordedIo(), columns: 60, errorColumns: 100 }), 100);
});

test("a table that fits has two spaces between its columns, or one", () => {
  const small = [
    ["", "Median", "95%"],
    ["Backlog", "10", "1,200"],
  ];
  assert.equal(alignedTable(small, "  ", 60), ["           Median    95%", "  Backlog      10  1,200"]);
  assert.equal(alignedTable(small, "", 20), ["        Median   95%", "Backlog     10 1,200"]);
});

test("headings of several words take several lines where the table is too wide with them on one", () => {
  const lines = alignedTable(
    [
      ["Plan", "Mean", "90% of replications"],
      ["more staff", "-12.3", "-20 to -5"],
    ],
    "",
    32,
  );
  assert.equal(lines, [
    "                         90% of",
    "Plan         Mean  replications",
    "more staff  -12.3     -20 to -5",
  ]);
});

test("a name that is too long for the width takes several lines", () => {
  const lines = alignedTable(
    [
      ["Target", "Met in", "Verdict"],
      ["The legacy backlog at most one thousand cases", "68%", "Not yet known"],
    ],
    "",
    40,
  );
  assert.equal(lines, [
    "                       Met",
    "Target                  in       Verdict",
    "The legacy backlog at  68% Not yet known",
    "most one thousand",
    "cases",
  ]);
});

test("a table with too many columns becomes several, each with the names", () => {
  for (const width of widths) {
    const lines = alignedTable([head, ...rows], "", width);
    assert.ok(longest(lines) <= width, `${longest(lines)} at ${width}`);
    const words = lines.join(" ").split(/\s+/);
    for (const cell of [...head, ...rows.flatMap((row) => row.slice(1))])
      assert.is(words.filter((word) => word === cell).length, cell === "Time" && width < 120 ? 2 : 1, cell);
  }
});

test("a word longer than its column is broken over lines, with no letter lost", () => {
  const path = "cases.types.standard.routes.first.interview.effort.lognormal";
  const lines = alignedTable(
    [
      ["", "range", "lowest"],
      [path, "1 to 2", "10"],
    ],
    "",
    40,
  );
  assert.ok(longest(lines) <= 40);
  assert.is(lines.map((line) => line.slice(0, 26).trim()).join(""), path);
});

test("the answer of a run has no line longer than its terminal, uses a wide one, and says at 60 columns what it says at 80", () => {
  const target = { column: 0, direction: "at_most", share: 0.9 } as const;
  for (const days of [30, 120, 800]) {
    const targets = [10, 20, 25].map((by) => ({ ...target, name: `target-of-day-${by}`, by }));
    const result = fakeResult(fakePoint({ plan: fakePlan(days, { targets }), replications: 4 }));
    const texts = widths.map((width) => terminalSummary(result, width).split("\n"));
    for (const [i, lines] of texts.entries())
      assert.ok(longest(lines) <= widths[i], `${longest(lines)} at ${widths[i]}`);
    assert.ok(longest(texts[2]) > 100, "a wide terminal is used");
    const words = (lines: readonly string[]) =>
      new Set(lines.filter((line) => !/^ *[\d,.]* \|| {2}\+-/.test(line)).flatMap((line) => line.split(/\s+/)));
    const narrow = words(texts[0]);
    for (const word of words(texts[1])) assert.ok(narrow.has(word), `${word} is lost at 60 columns`);
  }
});

test("an answer that is kept has 80 columns", () => {
  const result = fakeResult();
  assert.is(terminalSummary(result), terminalSummary(result, 80));
});

test.run();
