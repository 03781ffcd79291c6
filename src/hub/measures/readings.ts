/** What the measures read from the core. Columns are the core's own memory: good until it runs on. */
import type { Core } from "../core/core.ts";
import type { Waits } from "../outcomes.ts";
import type { DayCounts } from "./daily.ts";

/** The hub at the end of a day, before the next one begins. */
export function dayCounts(core: Core, day: number): DayCounts {
  return {
    backlog: core.counts("backlog"),
    waiting: core.counts("waiting"),
    notice: core.counts("notice"),
    inWork: core.counts("inWork"),
    completed: core.counts("completed"),
    noShows: core.counts("noShows"),
    exits: core.counts("exits"),
    arrived: core.number("arrived"),
    interviews: core.number("interviews"),
    daysWaited: core.number("hoursDecided") / 24,
    medianAge: core.do.medianAge(day),
    overSixMonths: core.do.shareOverSixMonths(),
    overTwelveMonths: core.do.shareOverTwelveMonths(),
  };
}

/** Waiting over the whole period, from a warm-up of so many hours on. */
export function waits(core: Core, from: number): Waits {
  return {
    begun: core.counts("begun"),
    waited: core.counts("waited"),
    hours: core.column("hoursWaited"),
    gaveUp: core.counts("gaveUp"),
    hoursGivenUp: core.column("hoursGivenUp"),
    decided: core.number("casesDecided"),
    hoursToDecision: core.number("hoursToDecision"),
    from,
  };
}
