/** The people who come to a pool as its joiners, by day. */
import type { Calendar } from "../../../engine/calendar.ts";
import { isoToDay } from "../../../engine/civil-date.ts";
import { daysAfter } from "../elapsed-time.ts";
import type { PoolStatement } from "../terms.ts";

type Joiners = NonNullable<PoolStatement["joiners"]>;

/** Fewer people than this are still to come: none. */
const nobody = 1e-9;

/** Share of offers that fall through. */
export function fallThrough(joiners: Joiners): number {
  return ("fall_through" in joiners && joiners.fall_through) || 0;
}

/**
 * Calls `arrive` with a day of the period and the people who come on it; the last may be a part of one.
 * @param accepted of so many offers of a cohort (from 0), those that do not fall through
 * @param few as few still to come end the offers, where `accepted` gives an average
 */
export function forJoiners(
  joiners: Joiners,
  { startDay, days, calendar }: { startDay: number; days: number; calendar: Calendar },
  accepted: (offers: number, cohort: number) => number,
  arrive: (day: number, people: number) => void,
  few = nobody,
): void {
  if ("dated" in joiners) {
    for (const [iso, people] of Object.entries(joiners.dated)) {
      const day = (isoToDay(iso) ?? Number.NaN) - startDay;
      if (day >= 0 && day < days) arrive(day, people);
    }
    return;
  }
  const { cohorts, from } = joiners;
  let left = joiners.count;
  let day = from - startDay;
  for (let cohort = 0; left > few && day < days; cohort++) {
    const offers = cohorts ? Math.min(cohortSize(cohorts.of, cohort), left) : left;
    const people = Math.min(left, accepted(offers, cohort));
    if (day >= 0 && people > 0) arrive(day, people);
    left -= people;
    day = Math.max(cohorts ? daysAfter(calendar, day, cohorts.every) : day + 1, day + 1);
  }
}

/** Whole people of the cohort numbered `cohort`, so that the sums over cohorts come nearest to `of` each. */
function cohortSize(of: number, cohort: number): number {
  return Math.round((cohort + 1) * of) - Math.round(cohort * of);
}
