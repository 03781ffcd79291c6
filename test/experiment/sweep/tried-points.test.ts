/** Which points are tried before a sweep runs, and that no value of any path goes unseen. */
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadSweep } from "../../../src/experiment/sweep/design/load.ts";
import { mostTried, triedPoints } from "../../../src/experiment/sweep/tried-points.ts";
import { ParsedFiles } from "../../../src/scenario/text/parsed-files.ts";

const hub = readFileSync("test/fixtures/tiny-hub.yaml", "utf8");

function load(design: string) {
  const texts: Record<string, string> = {
    "hub.yaml": hub,
    "s.yaml": `format: 1\ntitle: T\nscenario: hub.yaml\n${design}`,
  };
  return loadSweep("s.yaml", (path) => texts[path] ?? { code: "CH101", message: `there is no file ${path}` });
}

const said = (design: string) => load(design).problems.map(({ line, code, message }) => `${line} ${code} ${message}`);

test("one wrong value among many is found before anything runs, wherever it is", () => {
  for (const at of [0, 7, 61, 149]) {
    const values = Array.from({ length: 150 }, (_, i) => (i === at ? "2 parsecs" : `${i + 1} days`));
    const problems = said(`design: {grid: {work.interview.notice: [${values.join(", ")}]}}`);
    assert.is(problems.length, 1, String(at));
    assert.match(problems[0], /^4 CH304 .*2 parsecs/);
  }
});

test("also when there are too many values to check each: another unit, a negative number, a day that does not exist", () => {
  const many = (wrong: string, value: (i: number) => string) =>
    Array.from({ length: 2 * mostTried }, (_, i) => (i === 131 ? wrong : value(i))).join(", ");
  for (const [path, wrong, value, code] of [
    ["work.interview.notice", "2 parsecs", (i: number) => `${i + 1} days`, "CH304"],
    ["work.interview.notice", "-2 days", (i: number) => `${i + 1} days`, "CH305"],
    ["period.end", "2023-06-31", (i: number) => new Date(Date.UTC(2023, 5, 1 + i)).toISOString().slice(0, 10), "CH306"],
  ] as const) {
    const problems = said(`design: {grid: {${path}: [${many(wrong, value)}]}}`);
    assert.ok(
      problems.some((one) => one.includes(code)),
      `${path} ${wrong}: ${problems}`,
    );
  }
});

test("a grid is tried at each value of each path, not at each combination", () => {
  const { sweep } = load("design: {grid: {staff.team.fte: 1..40/1, work.interview.notice: 1 day..30 days/1 day}}");
  assert.ok(sweep);
  const tried = triedPoints(sweep.axes, sweep.points);
  assert.is(sweep.points.length, 1200);
  assert.is(tried.length, 40 + 30 - 1);
  sweep.axes.forEach((_, axis) => {
    const values = (points: typeof tried) => new Set(points.map(({ texts }) => texts[axis]));
    assert.equal(values(tried), values([...sweep.points]));
  });
});

test("of thousands of amounts in one unit the lowest and the highest are tried, and some between", () => {
  const { sweep } = load(
    "design: {sobol: {points: 2000, over: {staff.team.fte: [5.5, 60.5], work.interview.notice: [1 week, 3 weeks]}}}",
  );
  assert.ok(sweep);
  const tried = triedPoints(sweep.axes, sweep.points);
  assert.ok(tried.length < 60, String(tried.length));
  const amounts = (points: typeof tried, axis: number) =>
    points.map(({ texts }) => Number.parseFloat(texts[axis].replaceAll('"', "")));
  for (const axis of [0, 1])
    for (const end of [Math.min, Math.max])
      assert.is(end(...amounts(tried, axis)), end(...amounts([...sweep.points], axis)));
});

test("values that are wrong only together pass, and are left to the run", () => {
  const zip =
    "zip: {cases.types.standard.outcome.grant: [60%, 70%, 60%], cases.types.standard.outcome.refuse: [40%, 30%, 30%]}";
  assert.is(load(`design: {${zip}}`).sweep?.points.length, 3);
  // The first point is always tried.
  const first = "cases.types.standard.outcome.grant: [65%, 55%], cases.types.standard.outcome.refuse: [38%, 45%]";
  assert.is(load(`design: {zip: {${first}}}`).sweep?.points.length, 2);
});

test("a value that makes another line of the scenario wrong is reported with the value, at the line of the sweep", () => {
  const problems = said(
    "design:\n  grid:\n    staff.team.fte: [10, 20]\n    cases.types.standard.outcome.grant: [60%, 70%, 80%]",
  );
  assert.equal(problems, [
    "7 CH502 with cases.types.standard.outcome.grant=70% the shares sum to 110%, more than 100%",
  ]);
});

test("a text is parsed once and reported each time, and parsed again when it changes", () => {
  const parsed = new ParsedFiles();
  const codes = (text: string) => {
    const found: string[] = [];
    const table = parsed.table(text, "t.csv", (code) => found.push(code));
    return [table?.rows.length, ...found];
  };
  assert.equal(codes('a,b\n1,"2'), [undefined, "CH406"]);
  assert.equal(codes('a,b\n1,"2'), [undefined, "CH406"]);
  assert.equal(codes("a,b\n1,2\n"), [1]);
});

test.run();
