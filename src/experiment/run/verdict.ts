/** Whether a target is met as surely as asked, and whether these replications can tell. */
import type { ShareEstimate } from "../statistics/share.ts";

export type Verdict = "met" | "missed" | "not yet known";

/**
 * Met where the whole 95% interval of the probability lies at or above what was asked, missed where it lies below, and not yet known
 * where it holds both. No sample shows that a target is met always: where 100% is asked, all replications of the sample count.
 */
export function verdictOn({ share, low, high }: ShareEstimate, asked: number): Verdict {
  if (asked >= 1) return share >= 1 ? "met" : "missed";
  if (low >= asked) return "met";
  return high < asked ? "missed" : "not yet known";
}

/**
 * About how many replications would settle a verdict that is not yet known, if the share stayed as seen: the interval's end that is
 * on the side of what was asked comes closer with the square root of their number. Wilson's interval leaves a value `a` out when
 * n (p - a)² > z² a (1 - a); the same at its own end gives the replications that it rests on, pairs counted.
 * @returns rounded up to two digits and a whole pair; Infinity where the share seen is what was asked
 */
export function replicationsToTell({ share, low, high }: ShareEstimate, asked: number, replications: number): number {
  const spread = (value: number) => (value * (1 - value)) / (value - share) ** 2;
  const end = asked > share ? high : low;
  const factor = spread(asked) / spread(end);
  const wanted = replications * factor;
  if (!Number.isFinite(wanted)) return Number.POSITIVE_INFINITY;
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(wanted)) - 1);
  return 2 * Math.ceil((Math.ceil(wanted / digit) * digit) / 2);
}
