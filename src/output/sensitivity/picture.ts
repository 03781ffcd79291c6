/** A tornado: how far each uncertain value moves the answer by itself, the one that moves it most on top. */
import type { MeasureSensitivity, Sensitivity } from "../../experiment/sensitivity/sensitivity.ts";
import type { Labels } from "../../scenario/labels.ts";
import { drawingBoard, pictureColours, pictureStyle, pictureWidth, svgDocument } from "../drawing/picture.ts";
import { plainNumber, shortDate, wrap } from "../words/wording.ts";
import { factorName, verdict } from "./words.ts";

const mostBars = 15;
const lineHeight = 13;
/** Characters of a name in a line of its own, beside the bars. */
const nameWidth = 46;

/** A name over several lines where it is long: the drawing breaks lines at blanks and, in a path, after its dots. */
const breakable = (name: string): string => (name.length > nameWidth ? name.replace(/\.(?=\S)/g, ".\u00ad") : name);

/** Rows are as high as the longest name needs. */
const rowHeightFor = (bars: readonly Bar[]): number =>
  lineHeight * Math.max(2, ...bars.map(({ name }) => wrap(name.replaceAll(".", ". "), nameWidth).length));

interface Bar {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

function barsOf({ factors }: Sensitivity, measure: MeasureSensitivity, labels: Labels): Bar[] {
  return factors
    .map((factor, i) => ({ name: factorName(factor, labels), swing: measure.effects[i].swing }))
    .filter(({ swing }) => swing.width.mean > 0)
    .sort((a, b) => b.swing.width.mean - a.swing.width.mean)
    .slice(0, mostBars)
    .map(({ name, swing }) => ({ name, low: swing.low.mean, high: swing.high.mean }));
}

/** The leading measure's tornado as an SVG document; undefined where no value moves it. The libraries that draw are loaded when this is called. */
export async function tornadoPicture(found: Sensitivity, labels: Labels): Promise<string | undefined> {
  const measure = found.measures[found.leading];
  const bars = barsOf(found, measure, labels);
  if (bars.length === 0) return undefined;
  const { Plot, document } = await drawingBoard();
  const isDay = measure.measure.unit === "day";
  const level = (value: number) =>
    isDay ? shortDate(Math.round(value)) : plainNumber(value, Math.abs(value) < 20 ? 2 : 0);
  const best = measure.best.mean;
  const least = Math.min(best, ...bars.map(({ low }) => low));
  const most = Math.max(best, ...bars.map(({ high }) => high));
  const room = (most - least || 1) * 0.27;
  const svg = Plot.plot({
    document,
    width: pictureWidth,
    height: 90 + rowHeightFor(bars) * bars.length,
    marginLeft: 300,
    marginRight: 20,
    marginTop: 30,
    marginBottom: 40,
    style: pictureStyle,
    x: {
      domain: [least - room, most + room],
      ticks: 4,
      label: `${measure.measure.title}, with one value at either end of its range`,
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: level,
    },
    y: { domain: bars.map(({ name }) => name), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({ tickSize: 0, lineWidth: 27, tickFormat: breakable }),
      Plot.barX(bars, { y: "name", x1: "low", x2: "high", fill: pictureColours.bars }),
      Plot.text(bars, {
        y: "name",
        x: "low",
        text: ({ low }: Bar) => level(low),
        textAnchor: "end",
        dx: -4,
        fontSize: 10,
      }),
      Plot.text(bars, {
        y: "name",
        x: "high",
        text: ({ high }: Bar) => level(high),
        textAnchor: "start",
        dx: 4,
        fontSize: 10,
      }),
      Plot.ruleX([best], { stroke: pictureColours.reference, strokeDasharray: "4 3" }),
      Plot.text([best], {
        x: (value: number) => value,
        frameAnchor: "top",
        dy: -14,
        text: (value: number) => level(value),
      }),
    ],
  });
  const title = `${measure.measure.title}: what each assumption does by itself`;
  const spans = bars.map(({ name, low, high }) => `${name}: ${level(low)} to ${level(high)}.`).join(" ");
  const legend = `Bars: from the lowest to the highest answer. Dashed line: every value at its best estimate, ${level(best)}.`;
  return svgDocument(svg.outerHTML, title, `${verdict(found, labels)} ${legend} ${spans}`);
}
