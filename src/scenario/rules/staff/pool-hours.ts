/** What a pool can do by the end of the period. */

import { workingDaysPerYear } from "../../calendar/standard-year.ts";
import { usualDays, workingDays } from "../../calendar/working-days.ts";
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";

const daysPerYear = 365.25;

/** Effective hours a calendar day of a pool at full strength: everyone trained, no mentoring. */
export function hoursPerDay(
  scenario: Scenario,
  { site, fte, fte_each, joiners, away, vacancies, attrition }: Scenario["staff"][string],
): number {
  const { calendar, period, sites } = scenario;
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
  const open = Math.max(0, workingDaysPerYear(scenario, site) - closedPerYear(scenario, site));
  const absent = Math.min(open, (away?.leave?.value ?? 0) + (away?.sickness?.value ?? 0));
  const { value: hours } = (site === undefined ? undefined : own(sites, site)?.hours_per_day) ?? calendar.hours_per_day;
  return (strength * hours * (open - absent) * (1 - (away?.other?.value ?? 0))) / daysPerYear;
}

/** Working days a year that the closed days of the calendar and of a site take; those of a period below a year are a year's. */
function closedPerYear(scenario: Scenario, site: string | undefined): number {
  const { calendar, sites, period } = scenario;
  const ofSite = site === undefined ? [] : (own(sites, site)?.closed ?? []);
  if (calendar === "continuous" || calendar.closed.length + ofSite.length === 0) return 0;
  const days = period.end - period.start + 1;
  const sum = (of: Uint8Array) => of.reduce((total, day) => total + day, 0);
  const closed =
    sum(usualDays(scenario, site, period.start, days)) - sum(workingDays(scenario, site, period.start, days));
  return (closed * daysPerYear) / Math.max(days, daysPerYear);
}
