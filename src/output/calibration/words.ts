/** A fit for people: whether the published figures are met, what they say of each value, and what they cannot tell apart. */
import type { Calibration } from "../../experiment/calibration/calibrate.ts";
import { type Findings, type FoundReading, type FoundValue, stillWide } from "../../experiment/calibration/findings.ts";
import type { Fit } from "../../experiment/calibration/load.ts";
import { hull } from "../../experiment/calibration/prior.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { usualWidth } from "../terminal/wording.ts";
import { quantityWords } from "../words/quantity-words.ts";
import { percent, plainNumber, sectionsText, shortDate, signedPercent, wrap } from "../words/wording.ts";

export interface CalibrationResult {
  readonly fit: Fit;
  readonly calibration: Calibration;
  readonly findings: Findings;
}

/** "a, b and c" */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Whether the published figures are met. */
export function verdict({ findings }: CalibrationResult): string {
  const { readings } = findings;
  const missed = readings.filter(({ met }) => !met);
  const all = readings.length === 1 ? "The published value" : `All ${readings.length} published values`;
  if (missed.length === 0) return `${all} ${readings.length === 1 ? "is" : "are"} met, on average over the draws.`;
  const far = missed.filter(({ errors }) => Math.abs(errors) > 3);
  const first = `${missed.length} of ${readings.length} published values ${missed.length === 1 ? "is" : "are"} not met: no values within these ranges do better with the others.`;
  return far.length === 0
    ? first
    : `${first} ${far.length} of them ${far.length === 1 ? "is" : "are"} out of reach, more than three standard errors away: widen a range, or change the model.`;
}

/** How good the draws are. */
export function worthWords({ fit, calibration }: CalibrationResult): string {
  const { tried, rows, worth } = calibration;
  const { replications } = fit.file;
  const runs = tried * replications * fit.scenarios.length;
  const weak = worth < rows.length / 10 ? " That is few: ask for more waves or tries, or allow a larger error." : "";
  return `The ${rows.length} draws are worth ${Math.round(worth)} independent ones. They come from ${plainNumber(tried)} sets of values, in ${plainNumber(runs)} runs.${weak}`;
}

/** What the figures do not say, as sentences. */
export function untold({ values, tied, directions }: Findings): string[] {
  const wide = values.filter(({ narrowed }) => narrowed >= stillWide).map(({ value }) => value.name);
  const rivals = values.filter(({ readings }) => readings.length > 1);
  return [
    wide.length > 0 ? `The figures say little about ${listed(wide)}: as uncertain as before.` : "",
    ...tied
      .slice(0, 6)
      .map(
        ({ a, b, correlation }) =>
          `${a.name} and ${b.name} are known only together: ${correlation > 0 ? "high with high" : "high with low"} (rank correlation ${correlation.toFixed(2)}).`,
      ),
    tied.length > 6 ? `${tied.length - 6} more pairs are in tied.csv.` : "",
    ...rivals.map(({ value, readings }) => {
      const parts = readings.map((share, i) => {
        const [low, high] = value.ranges[i].map((end) => quantityWords(value.quantity, end));
        return `${low} to ${high} in ${percent(share)}`;
      });
      return `${value.name} lies in ${listed(parts)} of the draws.`;
    }),
    `The values can move together in ${directions.all} directions; the figures narrow ${directions.narrowed} of them to less than half.`,
  ].filter(Boolean);
}

function valueRow({ value, after, narrowed }: FoundValue): string[] {
  const words = (x: number) => quantityWords(value.quantity, x);
  const [low, high] = hull(value).map(words);
  return [
    value.name,
    `${low} to ${high}`,
    words(after.median),
    `${words(after.q05)} to ${words(after.q95)}`,
    percent(narrowed),
  ];
}

function readingRow({ reading, simulated, errors, met }: FoundReading, date: number): string[] {
  const { published } = reading;
  const decimals = Math.abs(published) < 100 ? 1 : 0;
  return [
    `  ${shortDate(date)}`,
    plainNumber(published, decimals),
    plainNumber(simulated, decimals),
    published === 0 ? "" : signedPercent(simulated / published - 1),
    errors.toFixed(1),
    met ? "yes" : "NO",
  ];
}

function errorLines({ fit, findings }: CalibrationResult, width: number): string[] {
  let at = 0;
  const rows: string[][] = [["", "Published", "Simulated", "Error", "In s.e.", "Met"]];
  for (const { plan, readings } of fit.scenarios)
    for (const [i, { series, day }] of readings.entries()) {
      if (i === 0 || readings[i - 1].series.name !== series.name)
        rows.push([fit.scenarios.length > 1 ? `${plan.name}: ${series.name}` : series.name, "", "", "", "", ""]);
      rows.push(readingRow(findings.readings[at++], plan.startDay + day));
    }
  return alignedTable(rows, "  ", width);
}

/** The answer as text, 80 columns. */
export function calibrationText(result: CalibrationResult, width = usualWidth): string {
  const { fit, findings } = result;
  const head = ["", "range", "median", "90% of draws", "narrowed to"];
  const sections = [
    wrap(fit.file.title, width),
    wrap(verdict(result), width),
    ["What was found", ...alignedTable([head, ...findings.values.map(valueRow)], "  ", width)],
    ["What the figures cannot tell", ...untold(findings).flatMap((line) => wrap(`- ${line}`, width, "  "))],
    ["What was published, and the draws", ...errorLines(result, width)],
    wrap(worthWords(result), width),
  ];
  return sectionsText(sections);
}
