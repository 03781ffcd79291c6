/** The fluid limit laid beside the replications: a second, independent way to the same answer, and how far the two are apart. */
import type { FluidResult } from "../../hub/fluid/fluid.ts";
import { TooMuchWork, WorkAllowed } from "../../hub/fluid/work-allowed.ts";
import { outcomeIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import type { Summary } from "../statistics/summary.ts";
import type { Estimates } from "./run.ts";

/** The day a threshold is reached; Infinity for "not within the period". */
export interface FluidClearance {
  readonly threshold: number;
  readonly fluid: number;
  readonly median: number;
}

/** The level of a measure on a day. */
export interface FluidLevel {
  /** The target whose date it is; undefined for the last day of the period. */
  readonly target?: string;
  readonly column: number;
  readonly day: number;
  readonly fluid: number;
  readonly mean: number;
  readonly median: number;
  /** Fluid over mean, less 1; NaN where the mean is 0. */
  readonly gap: number;
}

export interface FluidCheck {
  readonly clearance: readonly FluidClearance[];
  readonly levels: readonly FluidLevel[];
  /**
   * Whether each of its days lies among those of 90% of the replications or within a week of their median, and each of its levels
   * likewise or within 5% of their mean or 1% of the largest backlog.
   */
  readonly agrees: boolean;
}

/** Tolerances of the cross-check: days, shares of a mean and of the largest backlog. */
const near = { days: 7, ofMean: 0.05, ofPeak: 0.01 } as const;

function isNear(value: number, { q05, q95, median }: Pick<Summary, "q05" | "q95" | "median">, slack: number): boolean {
  // What the fluid does not model has no value, and nothing to agree with.
  if (value === median || Number.isNaN(value)) return true;
  return value >= Math.min(q05, median - slack) && value <= Math.max(q95, median + slack);
}

/** Compares the fluid limit with estimates of the same plan. Targets outside the period have no level. */
export function checkFluid(plan: Plan, { daily, outcomes }: FluidResult, estimates: Estimates): FluidCheck {
  const { column, at } = plan.thresholds;
  const { measure } = plan.columns[column];
  const judgedAt = ({ name }: PlanTarget) => outcomes[outcomeIndex(plan, `at:${name}`)];
  const level = (
    of: number,
    day: number,
    simulated: { mean: number; median: number },
    target?: PlanTarget,
  ): FluidLevel => {
    // What is counted is judged over its time, not on the day.
    const fluid = target?.over ? judgedAt(target) : daily[of * plan.days + day];
    const gap = simulated.mean === 0 ? Number.NaN : fluid / simulated.mean - 1;
    return { target: target?.name, column: of, day, fluid, mean: simulated.mean, median: simulated.median, gap };
  };
  const peak = Math.max(...estimates.backlog.map(({ mean }) => mean));
  const days = estimates.clearance.map((clearance) => {
    const fluid = outcomes[outcomeIndex(plan, `cleared:${measure}:${clearance.threshold}`)];
    return isNear(fluid, clearance, near.days);
  });
  const slackAt = (mean: number) => Math.max(near.ofMean * Math.abs(mean), near.ofPeak * peak);
  const judged = estimates.targets.flatMap(({ target, atDeadline }) =>
    atDeadline ? [isNear(judgedAt(target), atDeadline, slackAt(atDeadline.mean))] : [],
  );
  const atEnd = isNear(daily[column * plan.days + plan.days - 1], estimates.atEnd, slackAt(estimates.atEnd.mean));
  return {
    agrees: [...days, ...judged, atEnd].every(Boolean),
    clearance: estimates.clearance.map(({ median }, i) => ({
      threshold: at[i],
      fluid: outcomes[outcomeIndex(plan, `cleared:${measure}:${at[i]}`)],
      median,
    })),
    levels: [
      ...estimates.targets.flatMap(({ target, atDeadline }) =>
        atDeadline ? [level(target.column, target.by, atDeadline, target)] : [],
      ),
      level(column, plan.days - 1, estimates.atEnd),
    ],
  };
}

/** Why nothing could be laid beside the replications. */
export interface NoFluidCheck {
  readonly missing: string;
}

/**
 * Steps of the fluid limit for each model event of the replications, a step being at most a tenth of an event's work; and steps that are
 * always allowed, a fraction of a second.
 */
const stepsPerEvent = 10;
const stepsAlways = 2e7;

/** As {@link checkFluid}, with a limit that is computed here: that fails, or takes longer than the replications, at no cost to the run. */
export function crossCheck(
  plan: Plan,
  limit: (plan: Plan, values: undefined, allowed: WorkAllowed) => FluidResult,
  estimates: Estimates,
): FluidCheck | NoFluidCheck {
  const steps = Math.max(stepsAlways, stepsPerEvent * estimates.events * estimates.replications);
  try {
    return checkFluid(plan, limit(plan, undefined, new WorkAllowed(steps)), estimates);
  } catch (error) {
    if (error instanceof TooMuchWork)
      return {
        missing:
          "left out, since it would take longer than the replications: the scenario has too many stages, types and pools for it",
      };
    return {
      missing: `it failed (${error instanceof Error ? error.message : error}); the replications do not depend on it`,
    };
  }
}
