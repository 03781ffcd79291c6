/** A tornado: one input at a time at either end of what it may be, all others at their best estimate, with the same luck throughout. */
import { estimateMean, type MeanEstimate } from "../statistics/mean.ts";
import type { Factor } from "./factor.ts";

/** Rows of joint draws that are tried: the middles of as many equal slices, since rows have no ends. */
const rowsTried = 8;

/** Where one factor is tried, as cumulative probabilities: both ends of a range, or rows of the joint draws. */
export function triedAt(factor: Factor): number[] {
  if (factor.kind === "range") return [0, 1];
  const count = Math.min(rowsTried, factor.rows.length);
  return Array.from({ length: count }, (_, i) => (i + 0.5) / count);
}

export interface Swing {
  /** Where the answer is lowest and highest of the places tried (for a tie the first), as a cumulative probability. */
  readonly lowAt: number;
  readonly highAt: number;
  /** The answer there, and its paired difference to the best estimate. */
  readonly low: MeanEstimate;
  readonly high: MeanEstimate;
  readonly lowDifference: MeanEstimate;
  readonly highDifference: MeanEstimate;
  /** Highest less lowest, paired. */
  readonly width: MeanEstimate;
}

const minus = (a: Float64Array, b: Float64Array) => a.map((value, r) => value - b[r]);

/**
 * @param tried cumulative probabilities @param answers the answer per replication at each of them @param best the answer per
 * replication with every value at its best estimate
 */
export function swing(tried: readonly number[], answers: readonly Float64Array[], best: Float64Array): Swing {
  const estimates = answers.map((one) => estimateMean(one, false));
  let low = 0;
  let high = 0;
  estimates.forEach(({ mean }, i) => {
    if (mean < estimates[low].mean) low = i;
    if (mean > estimates[high].mean) high = i;
  });
  return {
    lowAt: tried[low],
    highAt: tried[high],
    low: estimates[low],
    high: estimates[high],
    lowDifference: estimateMean(minus(answers[low], best), false),
    highDifference: estimateMean(minus(answers[high], best), false),
    width: estimateMean(minus(answers[high], answers[low]), false),
  };
}
