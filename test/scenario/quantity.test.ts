import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Dimension, dimensions, readQuantity } from "../../src/scenario/values/quantity.ts";
import { after, changed, loadedFrom, loadText, said } from "./in-memory.ts";

const test = suite("quantities");

/** Written text and the number in the canonical unit. */
const table: readonly (readonly [Dimension, string | number, number])[] = [
  ["count", 1280, 1280],
  ["count", "1e3", 1000],
  ["number", 0.6, 0.6],
  ["share", "12%", 0.12],
  ["share", "18.5 %", 0.185],
  ["share", "100%", 1],
  ["effort", "7.4h", 7.4],
  ["effort", "2 hours", 2],
  ["effort", "30 min", 0.5],
  ["effort", "90 minutes", 1.5],
  ["elapsed", "14 days", 14],
  ["elapsed", "1 day", 1],
  ["elapsed", "2 weeks", 14],
  ["elapsed", "12 months", 365.25],
  ["elapsed", "1 year", 365.25],
  ["elapsed", "36 hours", 1.5],
  ["hazard", "25%/year", 0.25 / 365.25],
  ["hazard", "0.5/year", 0.5 / 365.25],
  ["hazard", "never", 0],
  ["rate", "220/day", 220],
  ["rate", "70 per week", 10],
  ["rate", "1 per 2 weeks", 1 / 14],
  ["rate", "2.4/minute", 2.4 * 1440],
  ["weekly hours", "6h/week", 6],
  ["weekly hours", "6 hours / week", 6],
  ["yearly days", "25 days/year", 25],
];

for (const [dimension, text, value] of table)
  test(`${JSON.stringify(text)} is a ${dimension}`, () => {
    const read = readQuantity(dimension, text)?.value ?? Number.NaN;
    assert.ok(Math.abs(read - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${read} is not ${value}`);
  });

test("a probability within a year is the hazard that has it", () => {
  const perDay = readQuantity("hazard", "46% within a year")?.value ?? Number.NaN;
  assert.ok(Math.abs(1 - Math.exp(-perDay * 365.25) - 0.46) < 1e-12);
  // The published attrition as a hazard loses fewer: 36.9% in a year.
  const hazard = readQuantity("hazard", "46%/year")?.value ?? Number.NaN;
  assert.ok(Math.abs(1 - Math.exp(-hazard * 365.25) - 0.3687) < 1e-4);
});

test("a certainty within a year is no hazard", () => {
  assert.is(readQuantity("hazard", "100% within a year"), undefined);
});

test("working days are kept apart from calendar days", () => {
  assert.equal(readQuantity("elapsed", "20 working days"), { value: 20, workingDays: true });
  assert.equal(readQuantity("elapsed", "20 days"), { value: 20 });
});

for (const [dimension, rule] of Object.entries(dimensions)) {
  test(`the example of a ${dimension} is one`, () => assert.ok(readQuantity(dimension as Dimension, rule.example)));
  if (!rule.bare)
    test(`a ${dimension} needs its unit`, () => assert.is(readQuantity(dimension as Dimension, 12), undefined));
}

/** What is replaced, up to where the problem is; what stands there instead; what is said of it. */
const wrong: readonly (readonly [lead: string, right: string, bad: string, message: string])[] = [
  ["notice: ", "14 days", "14", "CH304 a unit is missing: write it as in 14 days"],
  ["notice: ", "14 days", "14h", 'CH304 expected a value such as 14 days, not "14h"'],
  ["decision: {needs: deciding, effort: ", "9h", "9 days", 'CH304 expected a value such as 7.4h, not "9 days"'],
  ["rate: ", "1/day", "1", "CH304 a unit is missing: write it as in 220/day"],
  ["withdrawal: ", "12%/year", "12%", 'CH304 expected a value such as 25%/year, not "12%"'],
  ["fte: ", "50", "50 people", 'CH304 expected a value such as 1280, not "50 people"'],
  ["cohort: legacy, count: ", "1000", "-5", "CH305 -5 is less than is possible here: the least is 0"],
  ["waiting_for: {interview: ", "70%", "170%", "CH305 170% is more than is possible here: the most is 100%"],
  ["mean: {value: 6h, range: ", "[4h, 9h]", "[7h, 9h]", "CH307 the range must hold the value: minimum, then maximum"],
  ["mean: {value: 6h, range: ", "[4h, 9h]", "[9h, 4h]", "CH307 the range must hold the value: minimum, then maximum"],
];

for (const [lead, right, bad, message] of wrong)
  test(`${bad} in place of ${right} is an error that shows what to write`, () => {
    const text = changed([lead + right, lead + bad]);
    assert.equal(said(loadText(text)), [`${after(text, lead)} ${message}`]);
  });

test("the ends of a range count the same days as the value", () => {
  const text = changed(["notice: 14 days", "notice: {value: 14 days, range: [10 working days, 20 days]}"]);
  assert.match(said(loadText(text))[0], /CH304 14 days and 10 working days do not count the same days/);
});

test("a value keeps its source and confidence, and the path of its draw", () => {
  const { scenario, uncertain, sourced } = loadedFrom(loadText(changed()));
  const { share } = scenario.cases.types.easy;
  assert.ok(share !== undefined && share !== "rest");
  assert.equal(
    [share.value, share.range, share.source, share.path],
    [0.2, [0.1, 0.3], "guess", "cases.types.easy.share"],
  );
  assert.equal(
    uncertain.map(({ path }) => path),
    ["cases.types.easy.share", "staff.in-post.attrition", "work.interview.effort.lognormal.mean"],
  );
  assert.ok(sourced.some(({ path }) => path === "cases.types.easy.share"));
});

test("each value of a distribution has its own path", () => {
  const { uncertain } = loadedFrom(
    loadText(
      changed([
        "effort: 9h",
        "effort: {discrete: [{value: {value: 9h, range: [8h, 10h]}, share: 50%}, {value: 3h, share: {value: 50%, range: [40%, 60%]}}]}",
      ]),
    ),
  );
  const paths = uncertain.map(({ path }) => path);
  assert.ok(
    paths.includes("work.decision.effort.discrete.0.value") && paths.includes("work.decision.effort.discrete.1.share"),
    paths.join(),
  );
});

test.run();
