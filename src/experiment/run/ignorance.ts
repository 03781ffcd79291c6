/** The ignorance band: what the fluid estimate says at values drawn from the ranges of the scenario. It holds no chance. */
import { drawValues } from "../../hub/draws.ts";
import type { FluidResult } from "../../hub/fluid/fluid.ts";
import { TooMuchWork, WorkAllowed } from "../../hub/fluid/work-allowed.ts";
import { outcomeIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import { orderStatistic } from "../statistics/quantile.ts";

/** Estimates in a band, and the fewest that make one. */
export const estimatesInBand = 200;
const fewest = 40;

/** One number over the estimates; a day that is not within the period is Infinity and keeps its place after all others. */
export interface Spread {
  readonly q05: number;
  readonly median: number;
  readonly q95: number;
}

export interface IgnoranceBand {
  /** How many estimates it is of. */
  readonly estimates: number;
  /** By level of the plan's thresholds: the day on which the backlog is down to it, and the share of estimates in which it is within the period. */
  readonly clearance: readonly (Spread & { readonly threshold: number; readonly within: number })[];
  /** By target: what it is judged by, and the share of estimates that meet it. */
  readonly targets: readonly (Spread & { readonly target: PlanTarget; readonly met: number })[];
  /** The watched level at the end of the period. */
  readonly atEnd: Spread;
}

function spread(values: Float64Array): Spread {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (p: number) => (known.length > 0 ? orderStatistic(known, p) : Number.NaN);
  return { q05: at(0.05), median: at(0.5), q95: at(0.95) };
}

const share = (values: Float64Array, holds: (value: number) => boolean) =>
  values.reduce((count, value) => count + (holds(value) ? 1 : 0), 0) / values.length;

/**
 * Estimates at the values that the first pairs of replications draw, so that the band and a run know the same values.
 * @param allowed steps for all of them; the band ends early, with fewer estimates, where they are used up
 * @returns undefined where nothing is uncertain, or too few estimates could be made
 */
export function ignoranceBand(
  plan: Plan,
  estimate: (plan: Plan, values: Float64Array, allowed: WorkAllowed) => FluidResult,
  allowed = new WorkAllowed(),
): IgnoranceBand | undefined {
  if (plan.uncertain.length === 0) return undefined;
  const results: Pick<FluidResult, "outcomes">[] = [];
  const atEnd = new Float64Array(estimatesInBand);
  try {
    for (let pair = 0; pair < estimatesInBand; pair++) {
      const { outcomes, daily } = estimate(
        plan,
        drawValues(plan, { seed: plan.seed, replication: 2 * pair, fixed: false }),
        allowed,
      );
      atEnd[pair] = daily[(plan.thresholds.column + 1) * plan.days - 1];
      results.push({ outcomes });
    }
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
  }
  if (results.length < fewest) return undefined;
  const outcome = (name: string) => {
    const index = outcomeIndex(plan, name);
    return Float64Array.from(results, ({ outcomes }) => outcomes[index]);
  };
  const { measure } = plan.columns[plan.thresholds.column];
  return {
    estimates: results.length,
    clearance: plan.thresholds.at.map((threshold) => {
      const days = outcome(`cleared:${measure}:${threshold}`);
      return { threshold, ...spread(days), within: share(days, Number.isFinite) };
    }),
    targets: plan.targets.map((target) => ({
      target,
      ...spread(outcome(`at:${target.name}`)),
      met: share(outcome(`met:${target.name}`), (day) => day <= target.by),
    })),
    atEnd: spread(atEnd.subarray(0, results.length)),
  };
}
