/** Shares of replications and their intervals. */
import { estimateMean, meanOf } from "./mean.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 0.975 quantile of the standard normal distribution. */
const z95 = 1.959963984540054;

/**
 * How many independent replications would give a share as precisely as this sample does: n over the design effect, held between
 * the number of groups and n. A share of 0 or 1 shows no spread, so the number of groups is taken.
 * (Kish, Survey Sampling, 1965, section 8.2.)
 */
export function effectiveSize(indicator: ArrayLike<number>, paired: boolean): number {
  const n = indicator.length;
  if (!paired) return n;
  const groups = Math.ceil(n / 2);
  const { mean: share, standardError } = estimateMean(indicator, true);
  if (!(standardError > 0)) return groups;
  return Math.min(n, Math.max(groups, (share * (1 - share)) / (standardError * standardError)));
}

/** 95% Wilson score interval for a share seen in `n` independent trials. (Wilson, JASA 22, 1927.) */
export function wilsonInterval(share: number, n: number): Interval {
  if (!(n > 0)) return { low: 0, high: 1 };
  const z2 = (z95 * z95) / n;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2);
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) };
}

/** A share of replications, with its 95% interval. */
export interface ShareEstimate extends Interval {
  readonly share: number;
}

/** The share of ones among zeros and ones. */
export function estimateShare(indicator: ArrayLike<number>, paired: boolean): ShareEstimate {
  const share = meanOf(indicator);
  return { share, ...wilsonInterval(share, effectiveSize(indicator, paired)) };
}
