/** How far along the training and the learning curve those are who are in post when the period starts. */
import type { Calendar } from "../../engine/calendar.ts";
import { elapsedDays, type PoolStatement } from "./people.ts";

/**
 * Days since the end of training of each person in post at the start, in order: first those in training (below 0), then
 * those on the ramp, spread evenly over it, then the experienced.
 */
export function startingTenures(terms: PoolStatement, calendar: Calendar): number[] {
  const heads = Math.round((terms.fte ?? 0) / (terms.fte_each ?? 1));
  const training = elapsedDays(calendar, terms.training);
  const ramp = elapsedDays(calendar, terms.ramp?.over);
  const inTraining = Math.round(heads * (terms.in_training ?? 0));
  const learning = Math.min(heads - inTraining, Math.round(heads * (terms.learning ?? 0)));
  const longest = (terms.attrition ?? []).reduce(
    (most, { within }) => Math.max(most, elapsedDays(calendar, within)),
    0,
  );
  return Array.from({ length: heads }, (_, n) => {
    if (n < inTraining) return -Math.ceil((training * (n + 0.5)) / inTraining);
    if (n < inTraining + learning) return Math.floor((ramp * (n - inTraining + 0.5)) / learning);
    return Math.max(ramp, longest, elapsedDays(calendar, terms.new_starter_for));
  });
}
