/** The difference between two shares over the same replications. */
import { meanOf } from "./mean.ts";
import { effectiveSize, estimateShare, type Interval } from "./share.ts";

export interface ShareDifference extends Interval {
  /** The share of `own` less that of `first`. */
  readonly difference: number;
  /** Replications in which just one of the two holds. */
  readonly discordant: number;
}

/**
 * Correlation of two indicators, brought nearer to 0 by half a replication where it is positive, as the method asks.
 * @param n replications that count as independent
 */
function correlation(own: ArrayLike<number>, first: ArrayLike<number>, n: number): number {
  const [p, q] = [meanOf(own), meanOf(first)];
  const both = meanOf(Array.from(own, (one, r) => one * first[r]));
  const scale = Math.sqrt(p * (1 - p) * q * (1 - q));
  if (!(scale > 0)) return 0;
  const covariance = both - p * q;
  return (covariance > 0 ? Math.max(0, covariance - 1 / (2 * n)) : covariance) / scale;
}

/**
 * Difference of two shares of the same replications with its 95% interval: the two Wilson intervals put together with the correlation of
 * the two. It has a width even where one plan always holds and the other never does. (Newcombe, Statistics in Medicine 17, 1998, method
 * 10; pairs of replications that share draws count as in {@link estimateShare}.)
 * @param own zeros and ones, one a replication @param first the same of the plan that is compared with
 */
export function shareDifference(own: ArrayLike<number>, first: ArrayLike<number>, paired: boolean): ShareDifference {
  const [p, q] = [estimateShare(own, paired), estimateShare(first, paired)];
  const n = Math.min(effectiveSize(own, paired), effectiveSize(first, paired));
  const phi = correlation(own, first, n);
  const distance = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
  const difference = p.share - q.share;
  return {
    difference,
    low: Math.max(-1, difference - distance(p.share - p.low, q.high - q.share)),
    high: Math.min(1, difference + distance(p.high - p.share, q.share - q.low)),
    discordant: Array.from(own).filter((one, r) => one !== first[r]).length,
  };
}
