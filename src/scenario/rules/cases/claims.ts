/** How many claims come by the end of the period. */
import { isoToDay } from "../../../engine/civil-date.ts";
import type { Scenario } from "../../schema/scenario.ts";

const daysPerYear = 365.25;

/** The rate of new claims at the period's end. */
export function claimsPerDay({ cases: { arrivals }, period }: Scenario): number {
  if (!arrivals) return 0;
  if (arrivals.rate) return arrivals.rate.value;
  const { quarterly, monthly, weekly, daily, scale, then } = arrivals.series ?? {};
  const points = quarterly ?? monthly ?? weekly ?? daily;
  if (!points || !("values" in points)) return 0;
  const days = quarterly ? daysPerYear / 4 : monthly ? daysPerYear / 12 : weekly ? 7 : 1;
  const factor = (scale?.value ?? 1) * (typeof then === "object" ? (then.scale?.value ?? 1) : 1);
  const dated = Object.entries(points.values).sort(([a], [b]) => (a < b ? -1 : 1));
  const within = dated.filter(([date]) => (isoToDay(date) ?? 0) <= period.end + days);
  if (typeof then === "object" && "rate" in then && within.length === dated.length)
    return then.rate.value * (then.scale?.value ?? 1);
  // The last year of values, so that no season is taken for the whole.
  const lastYear = within.slice(-Math.max(1, Math.round(daysPerYear / days)));
  return (factor * lastYear.reduce((sum, [, count]) => sum + count, 0)) / lastYear.length / days;
}
