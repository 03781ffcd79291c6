/** What the measures read from the core. Columns are the core's own memory: good until it runs on. */
import type { Core } from "../core/core.ts";
import type { Waits } from "../outcomes.ts";
import type { DayCounts } from "./daily.ts";

/** The hub at the end of a day, before the next one begins. */
export function dayCounts(core: Core, day: number): DayCounts {
  return {
    backlog: core.column("backlog"),
    waiting: core.column("waiting"),
    notice: core.column("notice"),
    inWork: core.column("inWork"),
    completed: core.column("completed"),
    noShows: core.column("noShows"),
    byCohort: core.column("byCohort"),
    byType: core.column("byType"),
    arrived: core.number("arrived"),
    interviews: core.number("interviews"),
    daysWaited: core.number("daysWaited"),
    medianAge: core.do.medianAge(day),
    overSixMonths: core.do.shareOverSixMonths(),
    overTwelveMonths: core.do.shareOverTwelveMonths(),
  };
}

/** Waiting over the whole period, from a warm-up of so many hours on. */
export function waits(core: Core, from: number): Waits {
  return {
    begun: core.column("begun"),
    waited: core.column("waited"),
    hours: core.column("hoursWaited"),
    gaveUp: core.column("gaveUp"),
    hoursGivenUp: core.column("hoursGivenUp"),
    decided: core.number("casesDecided"),
    hoursToDecision: core.number("hoursToDecision"),
    from,
  };
}
