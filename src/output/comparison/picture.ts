/** A picture of paired differences: for each plan, how often which difference to the first, and the mean with its interval. */
import type { Comparison, OutcomeComparison } from "../../experiment/compare/compare.ts";
import { drawingBoard, pictureColours, pictureStyle, pictureWidth, svgDocument } from "../drawing/picture.ts";
import { plainNumber } from "../words/wording.ts";
import { differenceSentence } from "./words.ts";

const rowHeight = 130;

interface Bar {
  readonly plan: string;
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

/** Step between bars: 1, 2 or 5 times a power of ten, about thirty of them. */
function stepFor(span: number): number {
  const rough = span / 30;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Shares of the differences in steps that all plans share. */
function bars(names: readonly string[], lists: readonly Float64Array[]): Bar[] {
  const all = lists.flatMap((list) => [...list]);
  const span =
    all.reduce((most, value) => Math.max(most, value), -Infinity) - all.reduce((a, b) => Math.min(a, b), Infinity);
  const step = stepFor(span > 0 ? span : 1);
  return lists.flatMap((list, k) => {
    const counts = new Map<number, number>();
    // Steps stand around their middle, so that no difference at all has a bar of its own.
    for (const value of list) counts.set(Math.round(value / step), (counts.get(Math.round(value / step)) ?? 0) + 1);
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([at, count]) => ({
        plan: names[k],
        low: (at - 0.5) * step,
        high: (at + 0.5) * step,
        share: count / list.length,
      }));
  });
}

/**
 * An outcome's differences as an SVG document with a title and description; undefined where there is no difference to draw.
 * The libraries that draw are loaded when this is called.
 */
export async function differencesPicture(
  comparison: Comparison,
  outcome: OutcomeComparison,
): Promise<string | undefined> {
  const lists = outcome.differences.map(({ differences }) => differences.filter((value) => !Number.isNaN(value)));
  if (lists.some((list) => list.length === 0)) return undefined;
  const { Plot, document } = await drawingBoard();
  const first = comparison.plans[0].name;
  const names = comparison.plans.slice(1).map(({ name }) => name);
  const means = outcome.differences.map(({ mean }, k) => ({
    plan: names[k],
    mean: mean.mean,
    low: Number.isNaN(mean.low95) ? mean.mean : mean.low95,
    high: Number.isNaN(mean.high95) ? mean.mean : mean.high95,
  }));
  const drawn = bars(names, lists);
  const tallest = Math.max(...drawn.map(({ share }) => share));
  const unit = outcome.outcome.unit === "day" ? "days" : outcome.outcome.unit;
  const svg = Plot.plot({
    document,
    width: pictureWidth,
    height: 60 + rowHeight * names.length,
    marginLeft: 60,
    marginRight: 150,
    marginBottom: 40,
    style: pictureStyle,
    x: {
      label: `${outcome.outcome.title}: difference to ${first} (${unit})`,
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: (value: number) => plainNumber(value, Number.isInteger(value) ? 0 : 2),
    },
    y: {
      label: "Share of replications",
      domain: [0, tallest * 1.2],
      ticks: 3,
      tickFormat: (share: number) => `${Math.round(share * 100)}%`,
      labelArrow: "none",
    },
    fy: { label: null, domain: names, padding: 0.15 },
    marks: [
      Plot.rect(drawn, {
        fy: "plan",
        x1: "low",
        x2: "high",
        y1: 0,
        y2: "share",
        fill: pictureColours.bars,
        insetLeft: 0.5,
      }),
      Plot.ruleY([0]),
      Plot.ruleX([0], { stroke: pictureColours.reference, strokeDasharray: "4 3" }),
      Plot.link(means, {
        fy: "plan",
        x1: "low",
        x2: "high",
        y1: tallest * 1.1,
        y2: tallest * 1.1,
        stroke: pictureColours.mean,
        strokeWidth: 3,
      }),
      Plot.dot(means, { fy: "plan", x: "mean", y: tallest * 1.1, fill: pictureColours.mean, r: 5, symbol: "diamond" }),
    ],
  });
  return documentOf(svg.outerHTML, comparison, outcome);
}

/** A file of its own, told in words for those who cannot see it. */
function documentOf(drawing: string, comparison: Comparison, outcome: OutcomeComparison): string {
  const title = `${outcome.outcome.title}: difference to ${comparison.plans[0].name}`;
  const words = outcome.differences.map((_, k) => differenceSentence(comparison, outcome, k)).join(" ");
  const legend =
    "Bars: share of replications. Diamond and line: mean and its 95% interval. Dashed line: no difference.";
  return svgDocument(drawing, title, `${words} ${legend}`);
}

/** The file that a picture of an outcome goes to. */
export function pictureFile({ outcome }: OutcomeComparison): string {
  return `differences-${outcome.name.replace(/[^A-Za-z0-9_-]+/g, "-")}.svg`;
}
