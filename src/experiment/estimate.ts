/**
 * Estimates from a sample of replications. Replications 2k and 2k+1 may share their draw of uncertain values (`paired`): then
 * pairs, not replications, are independent, and every error here counts pairs.
 */
import { studentTQuantile } from "../engine/distribution/student-t.ts";

export interface MeanEstimate {
  readonly mean: number;
  /** Standard error of the mean; NaN for fewer than two independent groups. */
  readonly standardError: number;
  /** 95% Student-t interval for the mean. */
  readonly low95: number;
  readonly high95: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 0.975 quantile of the standard normal distribution. */
const z95 = 1.959963984540054;
/** Products such as 0.05 * 140 come out a little over the whole number that they are. */
const wholeNumberSlack = 1e-9;
const tByFreedom = new Map<number, number>();

function t95(degreesOfFreedom: number): number {
  let t = tByFreedom.get(degreesOfFreedom);
  if (t === undefined) {
    t = studentTQuantile(0.975, degreesOfFreedom);
    tByFreedom.set(degreesOfFreedom, t);
  }
  return t;
}

/** The smallest value with at least a share p of the sample at or below it. Infinity keeps its place. @param sorted ascending, not empty */
export function orderStatistic(sorted: ArrayLike<number>, p: number): number {
  const rank = Math.ceil(p * sorted.length - wholeNumberSlack);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

/** A sorted copy. */
export function sorted(values: Float64Array): Float64Array {
  return values.slice().sort();
}

/** Mean of the values there are: NaN stands for a replication that has none, such as a ratio without a denominator. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    n++;
  }
  return sum / n;
}

/**
 * Mean with its standard error and 95% interval, where groups are independent but their members are not. The error is the cluster
 * estimator K/(K-1) * sum over groups of (sum of deviations)^2 / n^2: sd/sqrt(n) when every group is one replication,
 * sd(pair means)/sqrt(K) when every group is a pair. A last replication without its twin, or with a twin that has no value (NaN),
 * is a group of one. (Cochran, Sampling Techniques, 3rd ed., 1977, section 11.8.)
 */
export function estimateMean(values: ArrayLike<number>, paired: boolean): MeanEstimate {
  const mean = meanOf(values);
  const size = paired ? 2 : 1;
  let n = 0;
  let groups = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += size) {
    let members = 0;
    let deviation = 0;
    for (let j = i; j < i + size && j < values.length; j++) {
      if (Number.isNaN(values[j])) continue;
      members++;
      deviation += values[j] - mean;
    }
    n += members;
    if (members > 0) groups++;
    squares += deviation * deviation;
  }
  if (groups < 2) return { mean, standardError: Number.NaN, low95: Number.NaN, high95: Number.NaN };
  const standardError = Math.sqrt((squares * groups) / (groups - 1)) / n;
  const half = t95(groups - 1) * standardError;
  return { mean, standardError, low95: mean - half, high95: mean + half };
}

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
