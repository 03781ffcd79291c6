/**
 * Quantiles as order statistics, in which a day that never comes keeps its place after all others, and their intervals. (simple-statistics
 * interpolates between two values, Hyndman and Fan's type 7: half way to a day that never comes is no day, and a date would fall between days.)
 */
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
 * Ranks of the order-statistic interval for the p-quantile at a confidence of at least 95%, from the binomial distribution of the
 * number of values below it. An end that the sample is too small to give has rank 0 or n + 1. For pairs the ranks of the effective
 * sample are stretched to the sample. (David and Nagaraja, Order Statistics, 3rd ed., 2003, section 7.1.)
 * @param n size of the sample @param size how many independent values would say as much
 */
export function quantileRanks(n: number, size: number, p: number): { low: number; high: number } {
  const cumulative = binomialCumulative(size, p);
  let lower = 0;
  while (lower < size && cumulative[lower] <= 0.025) lower++;
  let upper = size;
  while (upper > 0 && 1 - cumulative[upper - 1] <= 0.025) upper--;
  // The interval from the lower-th to the (upper+1)-th smallest value; rank 0 and rank size+1 lie outside the sample.
  const low = Math.floor((lower * n) / size + wholeNumberSlack);
  const high = Math.ceil(((upper + 1) * n) / size - wholeNumberSlack);
  return { low: lower < 1 ? 0 : Math.max(low, 1), high: upper + 1 > size ? n + 1 : Math.min(high, n) };
}

/** Order-statistic interval for the p-quantile (see {@link quantileRanks}); an end that the sample cannot give is -Infinity or Infinity. */
export function quantileInterval(values: Float64Array, p: number, paired: boolean): Interval {
  const ascending = sorted(values);
  const n = values.length;
  const estimate = orderStatistic(ascending, p);
  const below = values.map((value) => (value <= estimate ? 1 : 0));
  const { low, high } = quantileRanks(n, Math.max(1, Math.round(effectiveSize(below, paired))), p);
  return {
    low: low < 1 ? Number.NEGATIVE_INFINITY : ascending[low - 1],
    high: high > n ? Number.POSITIVE_INFINITY : ascending[high - 1],
  };
}
