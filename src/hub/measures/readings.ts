/** What the measures read from the core. Columns are the core's own memory: good until it runs on. */

import type { DayReading } from "../../measures/reading.ts";
import type { Core } from "../core/core.ts";
import type { Waits } from "../outcomes.ts";
import type { TimeOpen } from "../time-open.ts";
import type { Stages } from "../work/stages.ts";

/** The hub at the end of a day, before the next one begins. */
export function dayReading(core: Core, stages: Stages, day: number): DayReading {
  return {
    backlog: core.read("backlog"),
    waiting: stages.byName(core.read("waiting")),
    notice: stages.byName(core.read("notice")),
    inWork: stages.byName(core.read("inWork")),
    completed: stages.byName(core.read("completed")),
    noShows: stages.byName(core.read("noShows")),
    exits: core.read("exits"),
    decidedAs: core.read("decidedAs"),
    arrived: core.read("arrived"),
    interviews: core.read("interviews"),
    daysWaited: core.read("hoursDecided") / 24,
    medianAge: core.do.medianAge(day),
    overSixMonths: core.do.shareOverSixMonths(),
    overTwelveMonths: core.do.shareOverTwelveMonths(),
  };
}

/** Waiting over the whole period, from a warm-up of so many hours on. */
export function waits(core: Core, stages: Stages, from: number): Waits {
  return {
    begun: stages.byName(core.read("begun")),
    waited: stages.byName(core.read("waited")),
    hours: stages.byName(core.read("hoursWaited")),
    gaveUp: stages.byName(core.read("gaveUp")),
    hoursGivenUp: stages.byName(core.read("hoursGivenUp")),
    decided: core.read("casesDecided"),
    hoursToDecision: core.read("hoursToDecision"),
    from,
  };
}

/** How long cases were open, by cohort, for a period of so many days in which the first case was lodged on `firstDay`. */
export function timeOpen(core: Core, firstDay: number, days: number): TimeOpen[] {
  const span = days - firstDay;
  const came = core.read("cameAtAge");
  const left = core.read("leftAtAge");
  const open = core.read("openSince");
  return [0, 1].map((cohort) => {
    const of = (counts: Int32Array, at: number) => counts.subarray(at * span, (at + 1) * span);
    return {
      came: of(came, cohort),
      left: [0, 1, 2].map((way) => of(left, way * 2 + cohort)),
      // Whoever is still open is last seen on the last day: the older the case, the earlier it was lodged.
      lastSeen: of(open, cohort).slice().reverse(),
    };
  });
}
