/** What a point's replications say: each measure's summary, and how probable each target is. */

import { type Verdict, verdictOn } from "../run/verdict.ts";
import { quantileInterval } from "../statistics/quantile.ts";
import { estimateShare, type Interval, type ShareEstimate } from "../statistics/share.ts";
import { type Summary, summarise } from "../statistics/summary.ts";

/** The kept numbers of a point: a row for each replication, in their order, of the measures and then the targets. */
export interface PointRows {
  readonly rows: Float64Array;
  readonly width: number;
  readonly count: number;
  /** What is the point's own and not the sweep's. */
  readonly facts: PointFacts;
}

export interface PointFacts {
  /** Whether replications 2k and 2k+1 share a draw. */
  readonly paired: boolean;
  /** First day of the period, as days since 1970-01-01. */
  readonly startDay: number;
  /** Share of replications in which each target is to be met. */
  readonly shares: readonly number[];
}

export interface MeasureEstimate extends Summary {
  /** 95% order-statistic interval of the median; an end that the sample cannot give is infinite. */
  readonly medianInterval: Interval;
}

export interface TargetEstimate {
  readonly probability: ShareEstimate;
  readonly asked: number;
  readonly verdict: Verdict;
}

export interface PointEstimate {
  readonly replications: number;
  readonly startDay: number;
  readonly measures: readonly MeasureEstimate[];
  readonly targets: readonly TargetEstimate[];
}

/** One column of the rows. */
export function columnOf({ rows, width, count }: PointRows, column: number): Float64Array {
  return Float64Array.from({ length: count }, (_, r) => rows[r * width + column]);
}

/** @param measures how many of the first columns are wanted; the last ones are the targets, one for each share */
export function estimatePoint(point: PointRows, measures: number): PointEstimate {
  const { paired, startDay, shares } = point.facts;
  return {
    replications: point.count,
    startDay,
    measures: Array.from({ length: measures }, (_, column) => {
      const values = columnOf(point, column);
      return { ...summarise(values, paired), medianInterval: quantileInterval(values, 0.5, paired) };
    }),
    targets: shares.map((asked, i) => {
      const probability = estimateShare(columnOf(point, point.width - shares.length + i), paired);
      return { probability, asked, verdict: verdictOn(probability, asked) };
    }),
  };
}
