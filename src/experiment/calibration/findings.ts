/** What a fit found of each value, and what the published figures cannot tell apart. */
import { sampleCorrelation, sampleCovariance, standardDeviation } from "simple-statistics";
import { meanOf } from "../statistics/mean.ts";
import { orderStatistic, sorted } from "../statistics/quantile.ts";
import type { Calibration } from "./calibrate.ts";
import { eigenvalues } from "./eigenvalues.ts";
import { type FittedValue, hull, placesOf, priorValue, readingOf } from "./prior.ts";
import { nineteenInTwenty, type Reading } from "./reading.ts";

export interface Spread {
  readonly q05: number;
  readonly median: number;
  readonly q95: number;
}

export interface FoundValue {
  readonly value: FittedValue;
  readonly before: Spread;
  readonly after: Spread;
  /** Width of the middle nine tenths after, over that before. */
  readonly narrowed: number;
  /** Share of the draws in each of the rival ranges. */
  readonly readings: readonly number[];
}

/** Two values of which the draws are high together, or high where the other is low. */
export interface Tied {
  readonly a: FittedValue;
  readonly b: FittedValue;
  /** Spearman's rank correlation over the draws. */
  readonly correlation: number;
}

export interface FoundReading {
  readonly reading: Reading;
  /** Mean and spread of the runs over the draws, in the measure's unit. */
  readonly simulated: number;
  readonly q05: number;
  readonly q95: number;
  /** (simulated - published) / standard error. */
  readonly errors: number;
  readonly met: boolean;
}

export interface Findings {
  readonly values: readonly FoundValue[];
  readonly tied: readonly Tied[];
  /** Directions in which the values can move together, and how many of them are narrowed to less than half. */
  readonly directions: { readonly all: number; readonly narrowed: number };
  readonly readings: readonly FoundReading[];
}

/** A value is as wide as before when its middle nine tenths keep this much of their width. */
export const stillWide = 0.8;
const tiedFrom = 0.5;

export function findingsOf(
  fitted: readonly FittedValue[],
  readings: readonly Reading[],
  { rows, worth }: Calibration,
): Findings {
  const columns = fitted.map((_, i) => Float64Array.from(rows, ({ values }) => values[i]));
  const ranks = columns.map(ranksOf);
  // Twice what pure chance gives in so many independent draws.
  const least = Math.max(tiedFrom, 2 / Math.sqrt(worth));
  const tied = fitted.flatMap((b, j) =>
    fitted.slice(0, j).flatMap((a, i) => {
      const correlation = correlationOf(ranks[i], ranks[j]);
      return Math.abs(correlation) >= least ? [{ a, b, correlation }] : [];
    }),
  );
  return {
    values: fitted.map((value, i) => foundValue(value, columns[i])),
    tied: tied.sort((x, y) => Math.abs(y.correlation) - Math.abs(x.correlation)),
    directions: { all: fitted.length, narrowed: narrowedDirections(fitted, rows) },
    readings: readings.map((reading, m) =>
      foundReading(
        reading,
        Float64Array.from(rows, (row) => row.readings[m]),
      ),
    ),
  };
}

function spreadOf(values: Float64Array): Spread {
  const ascending = sorted(values);
  const at = (share: number) => orderStatistic(ascending, share);
  return { q05: at(0.05), median: at(0.5), q95: at(0.95) };
}

function foundValue(value: FittedValue, column: Float64Array): FoundValue {
  const before = { q05: priorValue(value, 0.05), median: priorValue(value, 0.5), q95: priorValue(value, 0.95) };
  const after = spreadOf(column);
  const counts = value.ranges.map(() => 0);
  for (const one of column) counts[readingOf(value, one)]++;
  return {
    value,
    before,
    after,
    narrowed: (after.q95 - after.q05) / (before.q95 - before.q05),
    readings: counts.map((count) => count / column.length),
  };
}

function foundReading(reading: Reading, z: Float64Array): FoundReading {
  const { published, error } = reading;
  const errors = meanOf(z);
  const { q05, q95 } = spreadOf(z);
  return {
    reading,
    simulated: published + error * errors,
    q05: published + error * q05,
    q95: published + error * q95,
    errors,
    met: Math.abs(errors) <= nineteenInTwenty,
  };
}

/** Ranks from 0; equal values, which are rows taken twice, share the mean of theirs (simple-statistics ranks them as they come). */
function ranksOf(values: Float64Array): number[] {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** 0 where one of the two does not vary. */
function correlationOf(a: number[], b: number[]): number {
  const correlation = a.length < 2 ? Number.NaN : sampleCorrelation(a, b);
  return Number.isNaN(correlation) ? 0 : correlation;
}

/** Principal directions of the draws, in units of the spread before, that are less than half as wide as before. */
function narrowedDirections(fitted: readonly FittedValue[], rows: Calibration["rows"]): number {
  const places = rows.map(({ values }) => placesOf(fitted, values));
  const deviation = fitted.map((value) => priorDeviation(value));
  const columns = fitted.map((_, i) => places.map((at) => at[i]));
  const ofAll = (places.length - 1) / places.length;
  const covariance = fitted.map((_, i) =>
    fitted.map((_, j) => (ofAll * sampleCovariance(columns[i], columns[j])) / (deviation[i] * deviation[j])),
  );
  return eigenvalues(covariance).filter((variance) => variance < 1 / 4).length;
}

/** Standard deviation of a value before the fit, as a place in its ranges. */
function priorDeviation(value: FittedValue): number {
  const [low, high] = hull(value);
  const steps = 200;
  const at = Array.from({ length: steps }, (_, i) => (priorValue(value, (i + 0.5) / steps) - low) / (high - low));
  return standardDeviation(at);
}
