/**
 * When the backlog is down to a threshold: a distribution of days in which "not within the period" is an outcome like any other,
 * later than every date.
 */

import { estimateMean, type MeanEstimate, meanOf } from "../statistics/mean.ts";
import { orderStatistic, quantileInterval, sorted } from "../statistics/quantile.ts";
import {
  effectiveSize,
  estimateShare,
  type Interval,
  type ShareEstimate,
  wilsonInterval,
} from "../statistics/share.ts";

export interface Clearance {
  readonly threshold: number;
  /** Per replication, days since the period's start; Infinity for "not within the period". */
  readonly days: Float64Array;
  /** Share of replications that clear within the period. */
  readonly within: ShareEstimate;
  /** Order statistics of the day; Infinity for "not within the period". */
  readonly q05: number;
  readonly median: number;
  readonly q95: number;
  /** 95% interval of the median itself: the Monte-Carlo error. -Infinity or Infinity where the sample is too small to bound it. */
  readonly medianInterval: Interval;
  /** Mean day, only when every replication clears. */
  readonly mean?: MeanEstimate;
  /** Share of replications in which the level is above the threshold again on a later day. */
  readonly roseAgain: number;
}

/** @param days first day at or below the threshold, per replication @param undone whether it later rose above it */
export function estimateClearance(
  threshold: number,
  days: Float64Array,
  undone: Uint8Array,
  paired: boolean,
): Clearance {
  const ascending = sorted(days);
  const cleared = Uint8Array.from(days, (day) => (Number.isFinite(day) ? 1 : 0));
  return {
    threshold,
    days,
    within: estimateShare(cleared, paired),
    q05: orderStatistic(ascending, 0.05),
    median: orderStatistic(ascending, 0.5),
    q95: orderStatistic(ascending, 0.95),
    medianInterval: quantileInterval(days, 0.5, paired),
    mean: cleared.every((one) => one === 1) ? estimateMean(days, paired) : undefined,
    roseAgain: meanOf(undone),
  };
}

/** Probability that the threshold is reached by the end of each day, with its Wilson interval. @param periodDays days of the period */
export function clearedByEachDay(clearance: Clearance, periodDays: number, paired: boolean): ShareEstimate[] {
  const n = clearance.days.length;
  const ascending = sorted(clearance.days);
  const estimates: ShareEstimate[] = [];
  let cleared = 0;
  for (let day = 0; day < periodDays; day++) {
    const before = cleared;
    while (cleared < n && ascending[cleared] <= day) cleared++;
    // Most days add nobody: the estimate of the day before still holds.
    if (day > 0 && cleared === before) estimates.push(estimates[day - 1]);
    else {
      const share = cleared / n;
      const size = effectiveSize(
        Uint8Array.from(clearance.days, (one) => (one <= day ? 1 : 0)),
        paired,
      );
      estimates.push({ share, ...wilsonInterval(share, size) });
    }
  }
  return estimates;
}
