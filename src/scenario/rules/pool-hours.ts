/** What a pool can do by the end of the period. */
import type { Scenario } from "../schema/scenario.ts";

const daysPerYear = 365.25;

/** Effective hours a calendar day of a pool at full strength: everyone trained, no mentoring. */
export function hoursPerDay(
  { calendar, period }: Scenario,
  { fte, fte_each, joiners, away, vacancies, attrition }: Scenario["staff"][string],
): number {
  const each = fte_each?.value ?? 1;
  const joined = !joiners
    ? 0
    : "dated" in joiners
      ? Object.values(joiners.dated).reduce((sum, count) => sum + count, 0)
      : joiners.count.value;
  let strength = (fte?.value ?? 0) + joined * each;
  if (typeof vacancies === "object" && "held_at" in vacancies) strength = Math.max(strength, vacancies.held_at.value);
  if (typeof vacancies === "object" && "held_to" in vacancies) {
    const { monthly, quarterly, at, scale } = vacancies.held_to;
    const points = monthly ?? quarterly ?? at;
    strength =
      points && "values" in points ? Math.max(0, ...Object.values(points.values)) * (scale?.value ?? 1) : strength;
  }
  // Whoever stays: the lowest hazard of all bands over the period, so that the supply is never put too low.
  const hazard = Math.min(...(attrition?.map(({ rate }) => rate.value) ?? [0]));
  if (vacancies === undefined || vacancies === "unfilled") strength *= Math.exp(-hazard * (period.end - period.start));
  if (calendar === "continuous") return strength * 24 * (1 - (away?.other?.value ?? 0));
  const workingDays = (calendar.weekdays.length / 7) * daysPerYear;
  const absent = Math.min(workingDays, (away?.leave?.value ?? 0) + (away?.sickness?.value ?? 0));
  return (
    (strength * calendar.hours_per_day.value * (workingDays - absent) * (1 - (away?.other?.value ?? 0))) / daysPerYear
  );
}
