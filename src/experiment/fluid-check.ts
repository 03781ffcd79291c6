/** The fluid limit laid beside the replications: a second, independent way to the same answer, and how far the two are apart. */
import type { FluidResult } from "../hub/fluid/fluid.ts";
import { outcomeIndex, type Plan } from "../hub/plan.ts";
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
}

/** Compares the fluid limit with estimates of the same plan. Targets outside the period have no level. */
export function checkFluid(plan: Plan, { daily, outcomes }: FluidResult, estimates: Estimates): FluidCheck {
  const { column, at } = plan.thresholds;
  const { measure } = plan.columns[column];
  const level = (of: number, day: number, simulated: { mean: number; median: number }, target?: string): FluidLevel => {
    const fluid = daily[of * plan.days + day];
    const gap = simulated.mean === 0 ? Number.NaN : fluid / simulated.mean - 1;
    return { target, column: of, day, fluid, mean: simulated.mean, median: simulated.median, gap };
  };
  return {
    clearance: estimates.clearance.map(({ median }, i) => ({
      threshold: at[i],
      fluid: outcomes[outcomeIndex(plan, `cleared:${measure}:${at[i]}`)],
      median,
    })),
    levels: [
      ...estimates.targets.flatMap(({ target, atDeadline }) =>
        atDeadline ? [level(target.column, target.by, atDeadline, target.name)] : [],
      ),
      level(column, plan.days - 1, estimates.atEnd),
    ],
  };
}
