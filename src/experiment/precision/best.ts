/**
 * Multiple comparison with the best: for each plan, how far its mean may be from the best of the others, all intervals together at
 * 95%. Constrained intervals of J. C. Hsu (Annals of Statistics 12, 1984, pages 1136-1144), held together by Bonferroni's inequality over paired differences,
 * so that common random numbers count and plans may differ in variance (G. M. Clark and W. Yang, Proceedings of the 1986 Winter Simulation Conference,
 * pages 313-315; B. L. Nelson and F. J. Matejcik, Management Science 41, 1995, pages 1935-1945).
 */
import { studentTQuantile } from "../../engine/distribution/families/student-t.ts";
import { estimateMean } from "../statistics/mean.ts";

const familyError = 0.05;

/** A plan's mean less the best mean among the other plans, in the outcome's own unit. */
export interface ComparedWithBest {
  /** Interval at a family-wise 95% with all other plans'. One end is always 0 or on the other side of it. */
  readonly low: number;
  readonly high: number;
  /** Whether it may be the best of all. */
  readonly mayBeBest: boolean;
}

/**
 * @param values one list for each of two or more plans, over the same replications
 * @param better which mean is the better
 * @returns undefined with fewer than two independent groups of replications, or where a replication has no value
 */
export function compareWithBest(
  values: readonly Float64Array[],
  better: "lower" | "higher",
  paired: boolean,
): ComparedWithBest[] | undefined {
  // The method speaks of the largest mean as the best.
  const sign = better === "higher" ? 1 : -1;
  const groups = Math.ceil(values[0].length / (paired ? 2 : 1));
  if (groups < 2 || values.some((one) => one.some(Number.isNaN))) return undefined;
  const t = studentTQuantile(1 - familyError / (values.length - 1), groups - 1);
  const all = values.map((_, plan) => plan);
  const others = (plan: number) => all.filter((other) => other !== plan);
  const pairs = all.map((i) =>
    all.map((j) => {
      const { mean, standardError } = estimateMean(
        values[i].map((value, r) => sign * (value - values[j][r])),
        paired,
      );
      return { difference: mean, half: t * standardError };
    }),
  );
  const highest = all.map((i) => Math.min(...others(i).map((j) => pairs[i][j].difference + pairs[i][j].half)));
  return all.map((i) => {
    const rivals = others(i).filter((j) => highest[j] >= 0);
    const low = Math.min(0, ...rivals.map((j) => pairs[i][j].difference - pairs[i][j].half));
    const high = Math.max(0, highest[i]);
    // "+ 0" turns -0 into 0.
    return {
      low: (sign > 0 ? low : -high) + 0,
      high: (sign > 0 ? high : -low) + 0,
      mayBeBest: highest[i] >= 0,
    };
  });
}
