/** Quantiles as order statistics, in which a day that never comes keeps its place after all others, and their intervals. */
import { effectiveSize, type Interval } from "./share.ts";

/** Products such as 0.05 * 140 come out a little over the whole number that they are. */
const wholeNumberSlack = 1e-9;

/** The smallest value with at least a share p of the sample at or below it. Infinity keeps its place. @param sorted ascending, not empty */
export function orderStatistic(sorted: ArrayLike<number>, p: number): number {
  const rank = Math.ceil(p * sorted.length - wholeNumberSlack);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

/** A sorted copy. */
export function sorted(values: Float64Array): Float64Array {
  return values.slice().sort();
}

/** Cumulative binomial probabilities P(B <= k), k = 0..n, by the recurrence of their terms in logarithms. */
function binomialCumulative(n: number, p: number): Float64Array {
  const out = new Float64Array(n + 1);
  let logTerm = n * Math.log1p(-p);
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    sum += Math.exp(logTerm);
    out[k] = Math.min(1, sum);
    logTerm += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return out;
}

/**
 * Order-statistic interval for the p-quantile at a confidence of at least 95%, from the binomial distribution of the number of
 * values below it; an end that the sample is too small to give is -Infinity or Infinity. For pairs the ranks of the effective
 * sample are stretched to the sample. (David and Nagaraja, Order Statistics, 3rd ed., 2003, section 7.1.)
 */
export function quantileInterval(values: Float64Array, p: number, paired: boolean): Interval {
  const ascending = sorted(values);
  const n = values.length;
  const estimate = orderStatistic(ascending, p);
  const size = Math.max(
    1,
    Math.round(
      effectiveSize(
        values.map((value) => (value <= estimate ? 1 : 0)),
        paired,
      ),
    ),
  );
  const cumulative = binomialCumulative(size, p);
  let lower = 0;
  while (lower < size && cumulative[lower] <= 0.025) lower++;
  let upper = size;
  while (upper > 0 && 1 - cumulative[upper - 1] <= 0.025) upper--;
  // The interval from the lower-th to the (upper+1)-th smallest value; rank 0 and rank size+1 lie outside the sample.
  const lowRank = Math.floor((lower * n) / size + wholeNumberSlack);
  const highRank = Math.ceil(((upper + 1) * n) / size - wholeNumberSlack);
  return {
    low: lower < 1 ? Number.NEGATIVE_INFINITY : ascending[Math.max(lowRank, 1) - 1],
    high: upper + 1 > size ? Number.POSITIVE_INFINITY : ascending[Math.min(highRank, n) - 1],
  };
}
