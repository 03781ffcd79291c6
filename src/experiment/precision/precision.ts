/**
 * Replications until the answer is precise enough: rounds go on until the 95% interval of every measure named is as narrow as asked,
 * or a cap is reached. A spread estimated from few replications is often too small, and stopping on it would make the interval too
 * narrow too often (Y. S. Chow and H. Robbins, Annals of Mathematical Statistics 36, 1965, pages 457-462; A. M. Law, Simulation
 * Modeling and Analysis, 5th ed., 2015, section 9.4.1), so that some come first, whatever their spread.
 */
import { estimateMean } from "../statistics/mean.ts";
import { quantileInterval } from "../statistics/quantile.ts";
import { estimateShare } from "../statistics/share.ts";
import type { PrecisionGoal } from "./precision-goal.ts";

/**
 * Replications before precision is first judged. A skewed outcome's mean and spread err together: on such, 50 held the truth of the
 * mean in 91% of trials and 200 in 94% (test/campaign/coverage.ts). The order statistics of a median and Wilson's interval of a
 * probability need no such caution.
 */
export const fewestReplications = { median: 50, mean: 200, probability: 50 } as const;
/** The most that are run where no other number is given. */
export const defaultCap = 10_000;

export interface PrecisionReached {
  readonly goal: PrecisionGoal;
  /** Half the width of the 95% interval reached; Infinity when one end is not within the period. */
  readonly halfWidth: number;
  readonly met: boolean;
}

/**
 * Half the width of the 95% interval of the goal's median, mean or probability. A median known to lie beyond the period is as precise as it can
 * be; one of which only one end does is not bounded.
 */
export function reachedHalfWidth(values: Float64Array, { of, by }: PrecisionGoal, paired: boolean): number {
  if (of === "probability") {
    const { low, high } = estimateShare(
      Uint8Array.from(values, (day) => (day <= (by ?? Number.NaN) ? 1 : 0)),
      paired,
    );
    return (high - low) / 2;
  }
  if (of === "mean") {
    const { low95, high95 } = estimateMean(values, paired);
    return (high95 - low95) / 2;
  }
  const { low, high } = quantileInterval(values, 0.5, paired);
  return low === high ? 0 : (high - low) / 2;
}

export function judgePrecision(
  goals: readonly PrecisionGoal[],
  outcome: (index: number) => Float64Array,
  paired: boolean,
): PrecisionReached[] {
  return goals.map((goal) => {
    const halfWidth = reachedHalfWidth(outcome(goal.index), goal, paired);
    return { goal, halfWidth, met: halfWidth <= goal.halfWidth };
  });
}

/**
 * Replications in all after the next round: as many as the widths seen ask for, as they shrink with the square root, but no more than
 * twice as many at a time and whole pairs, so that a width misjudged early costs little.
 */
export function nextCount(count: number, reached: readonly PrecisionReached[], cap: number): number {
  const factors = reached.filter(({ met }) => !met).map(({ goal, halfWidth }) => (halfWidth / goal.halfWidth) ** 2);
  const wanted = count * Math.max(...factors.map((factor) => (Number.isFinite(factor) ? factor : 2)));
  const step = Math.min(Math.max(wanted, count * 1.1), count * 2);
  // A product such as 100 x 1.1 comes out a little over the whole number that it is.
  return Math.min(cap, 2 * Math.ceil(step / 2 - 1e-9));
}

export interface PreciseRun {
  /** Runs the replications before `count` that are not run yet. @returns whether all were: not when told to stop */
  readonly extendTo: (count: number) => Promise<boolean>;
  /** Values of an outcome so far, in replication order. */
  readonly outcome: (index: number) => Float64Array;
}

export interface PreciseEnd {
  /** Replications in all. */
  readonly count: number;
  /** Whether the last round was finished. */
  readonly complete: boolean;
  readonly reached: readonly PrecisionReached[];
}

/** Goes on in rounds until every goal is met, `cap` replications are run, or the run is stopped. */
export async function runUntilPrecise(
  goals: readonly PrecisionGoal[],
  { cap, paired }: { cap: number; paired: boolean },
  { extendTo, outcome }: PreciseRun,
): Promise<PreciseEnd> {
  let count = Math.min(Math.max(...goals.map((goal) => fewestReplications[goal.of])), cap);
  for (;;) {
    const complete = await extendTo(count);
    const reached = judgePrecision(goals, outcome, paired);
    if (!complete || count >= cap || reached.every(({ met }) => met)) return { count, complete, reached };
    count = nextCount(count, reached, cap);
  }
}
