import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backlogChart } from "../../src/output/drawing/chart.ts";
import { shownAnswer, terminalSummary } from "../../src/output/terminal.ts";
import { measuredNumber, percent, plainNumber, signedPercent, wrap } from "../../src/output/words/wording.ts";
import { fakeLoaded, fakePlan } from "../fixtures/fake-model.ts";
import { fakePoint, fakeResult } from "../fixtures/fake-run.ts";

/** Compares with the kept text; CASEHUB_UPDATE=1 keeps the new one instead. */
function likeKept(name: string, text: string): void {
  const file = new URL(`../reference/${name}`, import.meta.url);
  if (process.env.CASEHUB_UPDATE && process.env.CASEHUB_UPDATE !== "0") writeFileSync(file, text);
  assert.ok(existsSync(file), `${name} is missing: run with CASEHUB_UPDATE=1`);
  assert.is(text, readFileSync(file, "utf8"));
}

const longest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

test("the summary is the one kept, within 80 columns and in plain characters", () => {
  const text = terminalSummary(fakeResult());
  assert.ok(longest(text) <= 80, `a line of ${longest(text)}`);
  assert.match(text, /^[\n\x20-\x7e]*$/);
  likeKept("terminal-summary.txt", text);
});

test("a backlog that is never cleared is reported in words", () => {
  const short = fakeResult(fakePoint({ plan: fakePlan(40, { targets: [] }) }));
  const text = terminalSummary(short);
  const words = text.replaceAll(/\s+/g, " ");
  assert.match(words, "The legacy backlog goes from 1,000 at the start to");
  assert.match(words, "The legacy backlog is never cleared within the period: in none of 20");
  assert.not.match(text, "NaN");
  assert.not.match(text, "Infinity");
  assert.ok(longest(text) <= 80);
});

test("a median that does not come within the period is not given as a date", () => {
  const point = fakePoint({ plan: fakePlan(55) });
  const result = fakeResult(point);
  assert.is(result.estimates.clearance[0].median, Infinity);
  assert.match(
    terminalSummary(result).replaceAll("\n", " "),
    "The legacy backlog is most likely not cleared within the period",
  );
});

const linesOf = (text: string) => text.split("\n").length - 1;

test("the first screen is at most 45 lines, whatever the period, the targets and the words", () => {
  const target = { name: "legacy-cleared", column: 0, direction: "at_most", by: 99, share: 0.9 } as const;
  for (const days of [1, 30, 120, 360, 375, 800, 3000, 20_000])
    for (const count of [0, 1, 2, 7, 40]) {
      const targets = Array.from({ length: count }, (_, i) => ({ ...target, name: i ? `target-${i}` : target.name }));
      const result = fakeResult(fakePoint({ plan: fakePlan(days, { targets }), replications: 4 }));
      const { scenario } = result.loaded;
      for (const title of [scenario.title, "A hub ".repeat(40).trim()]) {
        const answer = terminalSummary({
          ...result,
          loaded: { ...result.loaded, scenario: { ...scenario, title, question: `${title}?` } },
        });
        const shown = shownAnswer(answer, false);
        // The line that says where the files are comes after it.
        assert.ok(linesOf(shown) <= 44, `${days} days, ${count} targets: ${linesOf(shown)} lines\n${shown}`);
        assert.ok(longest(answer) <= 80, `${days} days, ${count} targets`);
        assert.ok(answer.startsWith(shown.trimEnd()));
        assert.is(shownAnswer(answer, true), answer);
      }
    }
});

test("anything left out of the first screen is in the details", () => {
  const answer = terminalSummary(fakeResult());
  const shown = shownAnswer(answer, false);
  for (const words of ["Backlog, published (by day", "Work by month", "Down to ", "is known to lie between"]) {
    assert.not.match(shown, words);
    assert.match(answer, words);
  }
});

test("the answer opens with the verdict", () => {
  const [, verdict] = terminalSummary(fakeResult()).split("\n\n");
  assert.match(
    verdict.replaceAll("\n", " "),
    /^Legacy backlog at most 0 by 8 August 2023: met in 80% of replications \(95% interval 49% to 94%\); asked: 90%\. Not yet known: about \d+ replications would tell\.$/,
  );
});

test("levels that the backlog never had are not in the table of thresholds", () => {
  const plan = fakePlan(120, { thresholds: { column: 0, at: [0, 500, 1000, 5000] } });
  const rows = terminalSummary(fakeResult(fakePoint({ plan }))).split("\n");
  const from = rows.findIndex((row) => /^ {2}Down to/.test(row));
  assert.equal(
    rows.slice(from + 1, from + 4).map((row) => row.trim().split(/\s/)[0]),
    ["0", "500", ""],
  );
});

test("one replication, an odd number and values held are described in plain words", () => {
  const one = terminalSummary(fakeResult(fakePoint({ replications: 1 })));
  assert.match(one.replaceAll("\n", " "), "in the one replication");
  assert.not.match(one, "NaN");
  assert.match(
    terminalSummary(fakeResult(fakePoint({ replications: 5, fixed: true }))).replaceAll("\n", " "),
    "held at its best estimate",
  );
});

test("an interrupted run says how many replications the answer is from", () => {
  const text = terminalSummary(fakeResult(fakePoint({ replications: 20 }), { complete: false }));
  assert.match(text.replaceAll("\n", " "), "the run was interrupted");
});

test("a very long title and question wrap", () => {
  const loaded = fakeLoaded();
  const title = "A hub ".repeat(40).trim();
  const text = terminalSummary(
    fakeResult(fakePoint(), { loaded: { ...loaded, scenario: { ...loaded.scenario, title } } }),
  );
  assert.ok(longest(text) <= 80);
});

test("a period of one day and a backlog of 0 can be drawn", () => {
  const summary = { mean: 0, q05: 0, q25: 0, median: 0, q75: 0, q95: 0, low95: 0, high95: 0 };
  const lines = backlogChart(
    { days: [summary], startDay: 19_478, observed: [{ day: 0, value: 0 }], deadline: 0 },
    { width: 80, height: 5 },
  );
  assert.ok(
    lines.every((line) => line.length <= 80),
    lines.join("\n"),
  );
  assert.match(lines.join("\n"), "o");
});

test("numbers are written for people, whatever the locale", () => {
  assert.equal(
    [77_123.4, 999.5, -1234.5, -0.2, 0, Number.NaN, 1e6].map((value) => plainNumber(value)),
    ["77,123", "1,000", "-1,235", "0", "0", "-", "1,000,000"],
  );
  assert.equal([0, 0.004, 0.12, 0.996, 1].map(percent), ["0%", "<1%", "12%", ">99%", "100%"]);
  assert.equal([0.034, -0.5, 0].map(signedPercent), ["+3.4%", "-50.0%", "0.0%"]);
  assert.is(measuredNumber(5.83, "ratio", "cases"), "5.8");
  assert.is(measuredNumber(0.25, "level", "share"), "25%");
});

test("wrapping never loses a word", () => {
  assert.equal(wrap("one two three", 7), ["one two", "three"]);
  assert.equal(wrap("incomprehensibilities a", 5, "  "), ["  incomprehensibilities", "  a"]);
});

test.run();
