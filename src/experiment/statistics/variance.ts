/**
 * How much of the spread of an answer is chance (luck within a draw of the uncertain values) and how much ignorance (the draw
 * itself): the two components of a one-way random-effects analysis of variance with two replications a group.
 * (Searle, Casella and McCulloch, Variance Components, 1992, chapter 3.)
 */
import { meanOf } from "./mean.ts";

export interface VarianceShares {
  /** Shares of the variance, which sum to 1. */
  readonly chance: number;
  readonly ignorance: number;
  /** Standard error of either share: jackknife over pairs. 0 when the split is known without estimating it. */
  readonly standardError: number;
}

/** Share of ignorance from sums over pairs; not held within 0 and 1, so that its jackknife error is honest. NaN without any spread. */
function ignoranceShare(pairs: number, sum: number, squares: number, differences: number): number {
  const within = differences / (2 * pairs);
  const between = (2 * (squares - (sum * sum) / pairs)) / (pairs - 1);
  const ignorance = (between - within) / 2;
  return ignorance / (ignorance + within);
}

/**
 * Splits the variance of an answer. Without shared draws it is all chance. A last replication without its twin is left out.
 * @returns undefined when a value is not finite, when there are fewer than four pairs, or when the answer does not vary
 */
export function splitVariance(values: Float64Array, paired: boolean): VarianceShares | undefined {
  if (!values.every(Number.isFinite) || values.every((value) => value === values[0])) return undefined;
  if (!paired) return { chance: 1, ignorance: 0, standardError: 0 };
  const pairs = Math.floor(values.length / 2);
  if (pairs < 4) return undefined;
  // Centred first: day numbers and backlogs are large beside their spread.
  const centre = meanOf(values);
  const mean = (k: number) => (values[2 * k] + values[2 * k + 1]) / 2 - centre;
  const difference = (k: number) => (values[2 * k] - values[2 * k + 1]) ** 2;
  let sum = 0;
  let squares = 0;
  let differences = 0;
  for (let k = 0; k < pairs; k++) {
    sum += mean(k);
    squares += mean(k) ** 2;
    differences += difference(k);
  }
  const share = ignoranceShare(pairs, sum, squares, differences);
  if (!Number.isFinite(share)) return undefined;
  let jackSum = 0;
  let jackSquares = 0;
  for (let k = 0; k < pairs; k++) {
    const without =
      ignoranceShare(pairs - 1, sum - mean(k), squares - mean(k) ** 2, differences - difference(k)) - share;
    jackSum += without;
    jackSquares += without * without;
  }
  const standardError = Math.sqrt(((pairs - 1) / pairs) * (jackSquares - (jackSum * jackSum) / pairs));
  const ignorance = Math.min(1, Math.max(0, share));
  return { chance: 1 - ignorance, ignorance, standardError };
}
