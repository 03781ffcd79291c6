/**
 * Replications until the answer is precise enough: rounds go on until the 95% interval of every measure named is as narrow as asked,
 * or a cap is reached. A spread estimated from few replications is often too small, and stopping on it would make the interval too
 * narrow too often (Y. S. Chow and H. Robbins, Annals of Mathematical Statistics 36, 1965, pages 457-462; A. M. Law, Simulation
 * Modeling and Analysis, 5th ed., 2015, section 9.4.1), so that some come first, whatever their spread.
 */
import type { OutcomeColumn, Plan } from "../hub/plan.ts";
import { estimateMean } from "./mean.ts";
import { quantileInterval } from "./quantile.ts";

/**
 * Replications before precision is first judged. A skewed outcome's mean and spread err together: on such, 50 held the truth of the
 * mean in 91% of trials and 200 in 94% (test/campaign/coverage.ts). The order statistics of a median need no such caution.
 */
export const fewestReplications = { median: 50, mean: 200 } as const;
/** The most that are run where no other number is given. */
export const defaultCap = 10_000;

export interface PrecisionGoal {
  /** As the user named it. */
  readonly measure: string;
  readonly outcome: OutcomeColumn;
  /** Place of the outcome among the plan's. */
  readonly index: number;
  /** The median of a date, since some replications may have none; the mean of anything else. */
  readonly of: "median" | "mean";
  /** Half the width of the 95% interval, in the outcome's unit: 0.02 for two points of a share. */
  readonly halfWidth: number;
}

export interface PrecisionReached {
  readonly goal: PrecisionGoal;
  /** Half the width of the 95% interval reached; Infinity when one end is not within the period. */
  readonly halfWidth: number;
  readonly met: boolean;
}

/** An outcome's place by the name a user gives it; -1 when there is none. */
function outcomeNamed(measure: string, plan: Plan): number {
  const { column, at } = plan.thresholds;
  const place = (name: string) => plan.outcomes.findIndex((outcome) => outcome.name === name);
  if (measure === "clearance_date") return place(`cleared:${plan.columns[column].measure}:${at[0]}`);
  if (measure === "backlog_at_deadline") {
    const target = plan.targets.find((one) => one.column === column) ?? plan.targets[0];
    return target ? place(`at:${target.name}`) : -1;
  }
  return place(measure);
}

/** Half-width as a number in the outcome's unit; undefined where the unit is another. */
function halfWidthIn(number: string, unit: string, outcome: OutcomeColumn): number | undefined {
  const value = Number(number);
  if (!(value > 0)) return undefined;
  if (/^(%|points?)$/.test(unit)) return outcome.unit === "share" ? value / 100 : undefined;
  if (unit === "") return value;
  const plural = (one: string) => one.replace(/s$/, "");
  const own = outcome.unit === "count" ? [plural(unit)] : [plural(outcome.unit)];
  return own.includes(plural(unit)) ? value : undefined;
}

/**
 * Reads a goal such as `clearance_date ±3 days` or `backlog_at_deadline +-50`.
 * @returns the goal, or what is wrong with it
 */
export function readPrecision(text: string, plan: Plan): PrecisionGoal | string {
  const parts = /^\s*(\S.*?)\s*(?:±|\+\/?-)\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)\s*$/i.exec(text);
  if (!parts) return `"${text}" is not a precision: write a measure, ± and a number, as in 'clearance_date ±3 days'`;
  const [, measure, number, unit] = parts;
  const index = outcomeNamed(measure, plan);
  if (index < 0)
    return `there is no measure ${measure} in this scenario: name clearance_date${plan.targets.length > 0 ? ", backlog_at_deadline" : ""} or one of ${plan.outcomes.map(({ name }) => name).join(", ")}`;
  const outcome = plan.outcomes[index];
  const halfWidth = halfWidthIn(number, unit, outcome);
  if (halfWidth === undefined)
    return `${measure} is not given to ±${number}${unit}: it is counted in ${outcome.unit === "day" ? "days" : outcome.unit}${outcome.unit === "share" ? " (2% is two points)" : ""}, and the number is above 0`;
  return { measure, outcome, index, of: outcome.unit === "day" ? "median" : "mean", halfWidth };
}

/**
 * Half the width of the 95% interval of the goal's median or mean. A median known to lie beyond the period is as precise as it can
 * be; one of which only one end does is not bounded.
 */
export function reachedHalfWidth(values: Float64Array, { of }: PrecisionGoal, paired: boolean): number {
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
