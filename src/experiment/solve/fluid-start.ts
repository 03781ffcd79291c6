/** Where a search starts: the place at which the fluid limit, at the best estimates, begins to meet the target. */
import { ConservationFault } from "../../hub/conservation.ts";
import { fluid } from "../../hub/fluid/fluid.ts";
import { TooMuchWork, WorkAllowed } from "../../hub/fluid/work-allowed.ts";
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import { targetNamed } from "./trials.ts";

/** Steps allowed for one place of the lattice: less than half a second. */
const mostSteps = 2e7;

/**
 * Bisects the lattice by the fluid limit, which costs about as much as one replication and not as hundreds.
 * @param values values of the lever @param planAt the plan at a place of the lattice
 * @returns the place next to the change from missed to met at which the target is met; undefined where both ends agree, or the fluid limit
 * fails or takes too long: the search then starts without it
 */
export function fluidStart(values: number, planAt: (place: number) => Plan, target: string): number | undefined {
  try {
    return metFrom(values, (place) => {
      const plan = planAt(place);
      const { outcomes } = fluid(plan, undefined, new WorkAllowed(mostSteps));
      return outcomes[outcomeIndex(plan, `met:${target}`)] <= targetNamed(plan, target).by;
    });
  } catch (error) {
    if (error instanceof TooMuchWork || error instanceof ConservationFault) return undefined;
    throw error;
  }
}

function metFrom(values: number, metAt: (place: number) => boolean): number | undefined {
  const metAtFirst = metAt(0);
  if (metAt(values - 1) === metAtFirst) return undefined;
  let [missed, met] = metAtFirst ? [values - 1, 0] : [0, values - 1];
  while (Math.abs(met - missed) > 1) {
    const middle = (met + missed) >> 1;
    if (metAt(middle)) met = middle;
    else missed = middle;
  }
  return met;
}
