/** What a sensitivity analysis says, at every width and with long names: nothing is cut, and amounts are rounded alike. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Factor } from "../../src/experiment/design/factor.ts";
import type { Sensitivity } from "../../src/experiment/sensitivity/sensitivity.ts";
import type { MeanEstimate } from "../../src/experiment/statistics/mean.ts";
import { tornadoPicture } from "../../src/output/sensitivity/picture.ts";
import { sensitivityText } from "../../src/output/sensitivity/words.ts";
import { quantityWords } from "../../src/output/words/quantity-words.ts";
import type { Labels } from "../../src/scenario/labels.ts";
import type { Quantity } from "../../src/scenario/values/quantity.ts";

const longPath = "staff.caseworkers-of-the-north-west-and-of-the-midlands.attrition";
const longLabel = "Substantive interview of people who came as children, with an interpreter";
const labels: Labels = {
  staff: new Map(),
  sites: new Map(),
  types: new Map(),
  work: new Map([["interview", longLabel]]),
  changes: new Map(),
  targets: new Map(),
};
const quantity = (path: string): Quantity => ({
  kind: "quantity",
  dimension: "hazard",
  path,
  value: 0.2 / 365.25,
  range: [0.1 / 365.25, 0.3 / 365.25],
});
const estimate = (mean: number): MeanEstimate => ({ mean, low95: mean - 0.4, high95: mean + 0.4 }) as MeanEstimate;

/** Three values that move a day by 95, 1.4 and 0.1 days, or so many of another unit. */
function found(unit: string, factor = 1): Sensitivity {
  const factors = [longPath, "work.interview.effort.lognormal.mean", "cases.arrivals.rate"].map(
    (path, i): Factor => ({ kind: "range", name: path, index: i, quantity: quantity(path) }) as Factor,
  );
  const effects = [95, 1.4, 0.1].map((moved) => ({
    swing: {
      low: estimate(19_000),
      high: estimate(19_000 + moved),
      lowAt: 0,
      highAt: 1,
      width: estimate(moved * factor),
    },
    screening: { mu: moved, muStar: estimate(moved * factor), sigma: Number.NaN },
  }));
  return {
    factors,
    measures: [
      {
        measure: { name: "met:cleared", title: "Day cleared was met", unit },
        best: estimate(19_010),
        never: 0,
        effects,
        reach: { low: estimate(19_000), high: estimate(19_100), neverLow: 0, neverHigh: 1 },
        spread: { q05: 19_001, q95: 19_090 },
      },
    ],
    leading: 0,
    ranking: [0, 1, 2],
    deciding: [0, 1],
    mattering: [0],
    asked: 1,
  } as unknown as Sensitivity;
}

const textOf = (one: Sensitivity, width: number) =>
  sensitivityText(one, { title: "Small", labels, targets: [], replications: 2, trajectories: 1, rows: 1 }, width);

for (const width of [60, 80, 120])
  test(`at ${width} columns names are whole and broken between words or steps of a path`, () => {
    const text = textOf(found("day"), width);
    // In a sentence a path stays whole, so that it can be copied.
    for (const line of text.split("\n"))
      assert.ok(line.length <= width || line.replace(/[.,]$/, "") === longPath, line);
    assert.not.match(text, "…");
    // The lines of the path in the first table, put together again.
    const table = text.slice(text.indexOf("lowest"));
    const firsts = table.split("\n").map((line) => line.trim().split(" ")[0]);
    const at = firsts.indexOf(firsts.find((word) => word.startsWith("staff.") && !word.endsWith(",")) ?? "");
    const count = [1, 2, 3, 4, 5, 6, 7, 8].find((lines) => firsts.slice(at, at + lines).join("") === longPath);
    assert.ok(count, table);
    for (const line of firsts.slice(at, at + count - 1)) assert.match(line, /[.-]$/);
    for (const word of longLabel.split(" ")) assert.match(text, word);
  });

test("days are whole where one is many, and what is less than one is said to be so", () => {
  const text = textOf(found("day"), 120);
  const moved = (name: string) => new RegExp(`^  ${name}.* ([<\\d.]+) +±`, "m").exec(text)?.[1];
  assert.is(moved("staff"), "95");
  assert.is(moved("cases.arrivals.rate"), "<1");
  assert.not.match(text, /\d\.\d{3}/);
});

test("days that are all few have one decimal", () => {
  assert.match(textOf(found("day", 0.05), 120), / 4\.8 /);
});

test("one of a thing is singular", () => {
  const text = textOf(found("day"), 80).replaceAll(/\s+/g, " ");
  assert.match(text, "over 1 walk (Morris)");
  assert.match(text, "from 1 row, for those");
  assert.match(text, "From 1 replication (");
  assert.match(text, "With the one that matters drawn from its range, 90%");
});

test("an end that does not come within the period is after it", () => {
  assert.match(textOf(found("day"), 80).replaceAll(/\s+/g, " "), / to after the end of the period; with every value/);
});

test("a drawn time of less than a day is in hours", () => {
  const elapsed = (value: number) =>
    quantityWords({ kind: "quantity", dimension: "elapsed", value } as Quantity, value);
  assert.equal([2 / 3, 1 / 24, 1, 2.5, 14].map(elapsed), ["16 hours", "1 hour", "1 day", "2.5 days", "2 weeks"]);
});

test("the tornado has each long name in lines that fit beside the bars", async () => {
  const svg = (await tornadoPicture(found("day"), labels)) ?? "";
  const lines = [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, text]) => text);
  assert.is(lines.length, 4);
  for (const line of lines) assert.ok(line.length <= 60, line);
});

test.run();
