/** A sensitivity analysis for people: the sentence first, then the tornado and what the global designs found. */
import { lowerFirst } from "../../engine/wording.ts";
import type { Factor } from "../../experiment/design/factor.ts";
import type { IndexEstimate } from "../../experiment/design/sobol.ts";
import type { MeasureSensitivity, Sensitivity } from "../../experiment/sensitivity/sensitivity.ts";
import type { MeanEstimate } from "../../experiment/statistics/mean.ts";
import type { Labels } from "../../scenario/labels.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { usualWidth } from "../terminal/wording.ts";
import { labelledPath } from "../words/path-words.ts";
import { quantityWords } from "../words/quantity-words.ts";
import { numberWithUnit } from "../words/target-words.ts";
import { counted, listed, longDate, percent, plainNumber, sectionsText, shortDate, wrap } from "../words/wording.ts";

/** What a factor is called in a sentence: by the label of its part where there is one. */
export function factorName(factor: Factor, labels: Labels): string {
  return factor.kind === "range"
    ? labelledPath(factor.name, labels)
    : `the joint draws (${factor.indices.length} values)`;
}

/** What a factor is called in a table. */
export const shortName = (factor: Factor, labels: Labels): string =>
  factor.kind === "range" ? labelledPath(factor.name, labels) : factor.name;

function rangeWords(factor: Factor): string {
  if (factor.kind === "joint") return `${factor.rows.length} rows`;
  const [low, high] = factor.quantity.range ?? [factor.quantity.value, factor.quantity.value];
  const [from, to] = [low, high].map((end) => quantityWords(factor.quantity, end));
  const unit = (text: string) => text.replace(/^[-\d.]+/, "");
  return `${unit(from) === unit(to) ? from.slice(0, from.length - unit(from).length) : from} to ${to}`;
}

const isDay = ({ measure }: MeasureSensitivity) => measure.unit === "day";

/** Decimals that show two digits of an amount, or three of a smaller one. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  return size >= 20 || size === 0 ? 0 : size >= 1 ? 1 : 3;
}

/** How far something moves the answer, with the decimals of the largest in its column: days are whole, but where all are few. */
function movesWords(moves: readonly number[], measure: MeasureSensitivity): (moved: number) => string {
  const largest = Math.max(0, ...moves.filter(Number.isFinite).map(Math.abs));
  const decimals = isDay(measure) ? (largest >= 10 ? 0 : 1) : decimalsFor(largest);
  const least = 10 ** -decimals;
  return (moved) =>
    moved > 0 && moved < least / 2 ? `<${plainNumber(least, decimals)}` : plainNumber(moved, decimals);
}

function level(mean: number, measure: MeasureSensitivity, date: (day: number) => string): string {
  if (isDay(measure)) return date(Math.round(mean));
  const { unit } = measure.measure;
  return unit === "share" ? percent(mean) : numberWithUnit(plainNumber(mean, decimalsFor(mean)), unit);
}

const counts = ["No assumption", "One assumption", "Two assumptions", "Three assumptions"];

function reachWords({ mean }: MeanEstimate, never: number, measure: MeasureSensitivity): string {
  if (isDay(measure) && never === 1) return "after the end of the period";
  const partly = isDay(measure) && never > 0 ? ` (not within the period in ${percent(never)} of the replications)` : "";
  return level(mean, measure, longDate) + partly;
}

/** Which assumptions decide the answer, and how far it could move. */
export function verdict({ factors, measures, leading, deciding, mattering }: Sensitivity, labels: Labels): string {
  const measure = measures[leading];
  const { title } = measure.measure;
  const what = `the ${lowerFirst(title)}`;
  if (deciding.length === 0) return `${title}: no assumption moves it within its range.`;
  const names = listed(deciding.map((i) => factorName(factors[i], labels)));
  const { low, high, neverLow, neverHigh } = measure.reach;
  const first = `${counts[deciding.length]} decide${deciding.length === 1 ? "s" : ""} the answer: ${names}.`;
  const best = level(measure.best.mean, measure, longDate);
  const span = `${deciding.length === 1 ? "It" : "Together they"} could move ${what} from ${reachWords(low, neverLow, measure)} to ${reachWords(high, neverHigh, measure)}; with every value at its best estimate it is ${best}.`;
  const spread = measure.spread
    ? ` With the ${mattering.length === 1 ? "one that matters drawn from its range" : `${mattering.length} that matter drawn from their ranges`}, 90% of the answers lie between ${level(measure.spread.q05, measure, longDate)} and ${level(measure.spread.q95, measure, longDate)}.`
    : "";
  return `${first} ${span}${spread}`;
}

/** The mean of a distribution is understood where a table has little room; the whole path is in sensitivity.csv. */
const inTable = (name: string): string => name.replace(/\.[a-z]+\.mean$/, "");

/** Rows with a name in front, which is set over several lines where the width asks for it. */
const namedTable = (head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] =>
  alignedTable([head, ...rows.map(([name, ...cells]) => [inTable(name), ...cells])], "  ", width);

function tornadoTable(
  { factors, ranking }: Sensitivity,
  measure: MeasureSensitivity,
  labels: Labels,
  width: number,
): string[] {
  const order = [...ranking].sort((i, j) => measure.effects[j].swing.width.mean - measure.effects[i].swing.width.mean);
  const moving = order.filter((i) => measure.effects[i].swing.width.mean > 0);
  if (moving.length === 0) return ["  No value moves it by itself."];
  const moves = movesWords(
    moving.map((i) => measure.effects[i].swing.width.mean),
    measure,
  );
  const rows = moving.map((i) => {
    const { low, high, width: moved } = measure.effects[i].swing;
    const half = (moved.high95 - moved.low95) / 2;
    return [
      shortName(factors[i], labels),
      rangeWords(factors[i]),
      level(low.mean, measure, shortDate),
      level(high.mean, measure, shortDate),
      moves(moved.mean),
      Number.isNaN(half) ? "" : `±${moves(half)}`,
    ];
  });
  return [
    ...namedTable(["", "range", "lowest", "highest", isDay(measure) ? "days" : "moves", ""], rows, width),
    ...(moving.length < order.length ? [`  ${order.length - moving.length} more have no effect alone.`] : []),
  ];
}

function indexWords(estimate: IndexEstimate | undefined): string {
  if (!estimate || Number.isNaN(estimate.index)) return "-";
  const { index, low95, high95 } = estimate;
  return `${percentOf(index)} (${percentOf(low95)} to ${percentOf(high95)})`;
}

/** Not held within 0 and 1: the noise of a small sample shows. */
const percentOf = (share: number) => `${plainNumber(Math.round(share * 100))}%`;

function globalTable(
  { factors, ranking, mattering }: Sensitivity,
  measure: MeasureSensitivity,
  labels: Labels,
  width: number,
): string[] {
  const shown = ranking.slice(0, Math.max(8, mattering.length));
  const moves = movesWords(
    shown.map((i) => measure.effects[i].screening.muStar.mean),
    measure,
  );
  const rows = shown.map((i) => {
    const { screening, indices } = measure.effects[i];
    return [
      shortName(factors[i], labels),
      moves(screening.muStar.mean),
      moves(screening.sigma),
      indexWords(indices?.first),
      indexWords(indices?.total),
    ];
  });
  return namedTable(["", "mu*", "sigma", "alone", "in all"], rows, width);
}

export interface SensitivityWords {
  /** The verdict on each target with every value at its best estimate, in a sentence each. */
  readonly targets: readonly string[];
  readonly title: string;
  readonly labels: Labels;
  readonly replications: number;
  readonly trajectories: number;
  readonly rows: number;
}

/** The answer as text, 80 columns. */
export function sensitivityText(
  found: Sensitivity,
  { title, labels, targets, replications, trajectories, rows }: SensitivityWords,
  width = usualWidth,
): string {
  const leading = found.measures[found.leading];
  const skipped = found.measures[0];
  const judged =
    found.leading > 0
      ? `Judged by ${leading.measure.title}: ${skipped.measure.title} does not come within the period in ${percent(skipped.never)} of the runs of the tornado.`
      : leading.never > 0
        ? `In ${percent(leading.never)} of the runs of the tornado the day does not come within the period: the day after the period's end is used for them.`
        : "";
  const sections = [
    ...targets.map((sentence) => wrap(sentence, width)),
    wrap(verdict(found, labels), width),
    judged ? wrap(judged, width) : [],
    [
      ...wrap(`${leading.measure.title}, one value at a time at the ends of its range`, width),
      ...tornadoTable(found, leading, labels, width),
    ],
    [
      ...wrap(`${leading.measure.title}, all values varied`, width),
      ...globalTable(found, leading, labels, width),
      ...wrap(
        `mu* and sigma: mean size and spread of the effect of moving through the middle three quarters of its probability, over ${counted(trajectories, "walk")} (Morris). Alone and in all: share of the variance due to the value alone, and with its interactions (Sobol, first order and total, 95% intervals)${rows > 0 ? `, from ${counted(rows, "row")}, for those that matter` : ""}.`,
        width,
      ),
    ],
    wrap(
      `${title}. From ${counted(found.asked, "replication")} (${plainNumber(replications)} at each point of the tornado), all with the same random numbers; ${found.factors.length === 1 ? "one value or set of values has" : `${found.factors.length} values or sets of values have`} a range.`,
      width,
    ),
  ];
  return sectionsText(sections);
}
