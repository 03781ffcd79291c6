/**
 * Means from a sample of replications. Replications 2k and 2k+1 may share their draw of uncertain values (`paired`): then pairs, not
 * replications, are independent, and every error in this folder counts pairs.
 */
import { mean } from "simple-statistics";
import { studentTQuantile } from "../../engine/distribution/families/student-t.ts";

export interface MeanEstimate {
  readonly mean: number;
  /** Standard error of the mean; NaN for fewer than two independent groups. */
  readonly standardError: number;
  /** 95% Student-t interval for the mean. */
  readonly low95: number;
  readonly high95: number;
}

const tByFreedom = new Map<number, number>();

function t95(degreesOfFreedom: number): number {
  let t = tByFreedom.get(degreesOfFreedom);
  if (t === undefined) {
    t = studentTQuantile(0.975, degreesOfFreedom);
    tByFreedom.set(degreesOfFreedom, t);
  }
  return t;
}

/** Mean of the values there are: NaN stands for a replication that has none, such as a ratio without a denominator. */
export function meanOf(values: ArrayLike<number>): number {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing++;
  if (missing === values.length) return Number.NaN;
  // It reads any list by index, without a copy.
  if (missing === 0) return mean(values as number[]);
  return mean(Array.from(values).filter((value) => !Number.isNaN(value)));
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
