/**
 * Absent days of a person: leave and sickness as spells on working days, a two-state Markov chain whose long-run share of
 * absent days is (leave + sickness) / working days a year. Spells are geometric, so the chain starts in equilibrium.
 */
import type { Calendar } from "../../engine/calendar.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { RandomStreams } from "../../engine/random/random-streams.ts";
import { workingDaysPerYear } from "../../scenario/calendar/standard-year.ts";
import type { DrawnScenario } from "../draws.ts";
import type { PoolStatement } from "./people.ts";

const absenceStage = nameKey("absence");

/** Share of working days a member of a pool is absent, whatever the period: of those of a standard year. */
export function absentShare({ away, site }: PoolStatement, scenario: DrawnScenario): number {
  return ((away?.leave ?? 0) + (away?.sickness ?? 0)) / workingDaysPerYear(scenario, site);
}

/** Length of a spell of mean `mean` working days, at least 1, from the uniform u. */
function spell(u: number, mean: number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(u) / Math.log1p(-1 / mean));
}

/**
 * Marks the absent working days of one person (1) from day `from`; `row` has a place a day.
 * @param share at most meanSpell / (meanSpell + 1), as the scenario's rules see to: a spell of presence lasts a day at least
 */
export function markAbsences(
  row: Uint8Array,
  streams: RandomStreams,
  poolKey: number,
  ordinal: number,
  share: number,
  meanSpell: number,
  calendar: Calendar,
  from: number,
): void {
  const last = calendar.workingDays;
  let at = calendar.workingDaysBefore(from);
  const meanPresent = (meanSpell * (1 - share)) / share;
  streams.draw(poolKey, ordinal, absenceStage, 0);
  let absent = streams.u2 < share;
  for (let n = 1; at < last; n++) {
    streams.draw(poolKey, ordinal, absenceStage, n);
    const length = spell(streams.u0, absent ? meanSpell : meanPresent);
    const end = Math.min(at + length, last);
    if (absent) for (; at < end; at++) row[calendar.kthWorkingDay(at)] = 1;
    at = end;
    absent = !absent;
  }
}
