/** What the measures read from the core. Columns are the core's own memory: good until it runs on. */

import type { DayReading } from "../../measures/reading.ts";
import type { Core } from "../core/core.ts";
import type { Waits } from "../outcomes.ts";
import type { TimeOpen } from "../time-open.ts";
import type { Stages } from "../work/stages.ts";

/** The hub at the end of a day, before the next one begins. */
export function dayReading(core: Core, stages: Stages, day: number): DayReading {
  const byStage = (name: string) => stages.byName(core.counts(name));
  return {
    backlog: core.counts("backlog"),
    waiting: byStage("waiting"),
    notice: byStage("notice"),
    inWork: byStage("inWork"),
    completed: byStage("completed"),
    noShows: byStage("noShows"),
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
export function waits(core: Core, stages: Stages, from: number): Waits {
  return {
    begun: stages.byName(core.counts("begun")),
    waited: stages.byName(core.counts("waited")),
    hours: stages.byName(core.column("hoursWaited")),
    gaveUp: stages.byName(core.counts("gaveUp")),
    hoursGivenUp: stages.byName(core.column("hoursGivenUp")),
    decided: core.number("casesDecided"),
    hoursToDecision: core.number("hoursToDecision"),
    from,
  };
}

/** How long cases were open, by cohort, for a period of so many days in which the first case was lodged on `firstDay`. */
export function timeOpen(core: Core, firstDay: number, days: number): TimeOpen[] {
  const span = days - firstDay;
  const came = core.counts("cameAtAge");
  const left = core.counts("leftAtAge");
  const open = core.counts("openSince");
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
