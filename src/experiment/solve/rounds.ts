/** The quantile of the thresholds, from as many replications as it takes. */
import { quantileRanks } from "../statistics/quantile.ts";
import { effectiveSize, estimateShare, type ShareEstimate, wilsonInterval } from "../statistics/share.ts";
import type { SolveOptions } from "./question.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Trials } from "./trials.ts";

export const firstRound = 100;
export const spreadChecks = 8;

/** The fewest replications whose Wilson interval of a share is no wider than twice `half`, times the design effect; even, to keep pairs whole. */
export function replicationsFor(share: number, half: number, designEffect: number): number {
  let low = 1;
  let high = Math.ceil(4 / half ** 2) + 10;
  while (high - low > 1) {
    const n = (low + high) >> 1;
    const interval = wilsonInterval(share, n);
    if (interval.high - interval.low <= 2 * half) high = n;
    else low = n;
  }
  return 2 * Math.ceil((high * designEffect) / 2);
}

/** How far the probability at a place may be off, either way. */
export const halfWidth = ({ low, high }: ShareEstimate): number => (high - low) / 2;

export interface Found {
  /** Position of the answer; Infinity when there is none. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly probability: ShareEstimate;
}

/** The answer from the replications that the thresholds hold. */
async function search(thresholds: Thresholds, last: number, { share, paired }: SolveOptions): Promise<Found> {
  const n = thresholds.brackets.length;
  const at = await thresholds.ofRank(Math.min(n, Math.max(1, Math.ceil(share * n - 1e-9))));
  const shown = Math.min(at, last);
  await thresholds.resolve(shown);
  if (shown > 0) await thresholds.resolve(shown - 1);
  const met = thresholds.metAt(shown);
  const ranks = quantileRanks(n, Math.max(1, Math.round(effectiveSize(met, paired))), share);
  return {
    at,
    low: ranks.low < 1 ? Number.NaN : await thresholds.ofRank(ranks.low),
    high: ranks.high > n ? Number.NaN : await thresholds.ofRank(ranks.high),
    probability: estimateShare(met, paired),
  };
}

/** Rounds of replications until the probability at the answer is known well enough. */
export async function searchInRounds(
  trials: Trials,
  thresholds: Thresholds,
  last: number,
  first: number,
  options: SolveOptions,
  startPosition: number | undefined,
): Promise<Found> {
  const { replications, cap, indifference, share, paired, onExpect } = options;
  const most = replications ?? cap;
  let count = Math.min(most, firstRound);
  onExpect?.(trials.runs + 4 * count);
  thresholds.grow(count);
  await thresholds.resolve(startPosition ?? first);
  for (;;) {
    const found = await search(thresholds, last, options);
    const { probability, low, high } = found;
    const enough = replications === undefined && halfWidth(probability) <= indifference;
    if (count >= most || enough) return found;
    const designEffect = count / effectiveSize(thresholds.metAt(Math.min(found.at, last)), paired);
    const wanted = Math.max(replicationsFor(probability.share, indifference, designEffect), Math.ceil(count * 1.1));
    const next = replications ?? Math.min(cap, wanted);
    onExpect?.(trials.runs + Math.round(3.2 * (next - count)) + spreadChecks * 12);
    count = next;
    thresholds.grow(count);
    // From the end of the interval at which most replications agree, what follows is settled for all but a few.
    const from = share >= 0.5 ? low : high;
    await thresholds.resolve(Number.isNaN(from) ? Math.min(found.at, last) : Math.min(last, from));
  }
}
