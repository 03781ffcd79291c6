/** Where a search starts: the place at which the fluid limit, at the best estimates, begins to meet the target. */
import { fluid } from "../../hub/fluid/fluid.ts";
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import { targetNamed } from "./trials.ts";

/**
 * Bisects the lattice by the fluid limit, which costs about as much as one replication and not as hundreds.
 * @param values values of the lever @param planAt the plan at a place of the lattice
 * @returns the place next to the change from missed to met at which the target is met; undefined where both ends agree
 */
export function fluidStart(values: number, planAt: (place: number) => Plan, target: string): number | undefined {
  const metAt = (place: number): boolean => {
    const plan = planAt(place);
    return fluid(plan).outcomes[outcomeIndex(plan, `met:${target}`)] <= targetNamed(plan, target).by;
  };
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
