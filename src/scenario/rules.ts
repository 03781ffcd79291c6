/** Checks on what the parts of a scenario mean together, and warnings about what is possible but unlikely to be meant. */

import type { Regime } from "./loaded.ts";
import { placesAreMeant } from "./rules/cases/placing.ts";
import { stocksArePossible } from "./rules/cases/stock.ts";
import { noticeFitsAges } from "./rules/cases/stock-notice.ts";
import { closedDaysCount } from "./rules/closed-days.ts";
import { labelsTellApart } from "./rules/label.ts";
import { measuresExist } from "./rules/measures/measure.ts";
import { targetsArePossible } from "./rules/measures/target.ts";
import { namesExist } from "./rules/name.ts";
import { periodIsPossible } from "./rules/period.ts";
import type { Rule } from "./rules/rule.ts";
import { seriesAreWhole } from "./rules/series.ts";
import { sizesCanBeHeld } from "./rules/size.ts";
import { absencesFit } from "./rules/staff/absence.ts";
import { staffLeversWork } from "./rules/staff/idle-staff.ts";
import { joinersCome } from "./rules/staff/joiners.ts";
import { poolsArePossible } from "./rules/staff/pool.ts";
import { typesAreUsed } from "./rules/unused.ts";
import { capacitySuffices } from "./rules/work/capacity.ts";
import { loopsTakeTime } from "./rules/work/loop.ts";
import { sharesSum } from "./rules/work/share.ts";
import { staffCanWork } from "./rules/work/skill.ts";
import { stagesAreWhole } from "./rules/work/stage.ts";
import { stagesAreReached } from "./rules/work/starved-stage.ts";
import { visitsAreClear } from "./rules/work/visit.ts";
import type { PlacedMap } from "./text/placed.ts";
import type { ProblemLog } from "./text/problem.ts";
import { checkDrawn } from "./values/drawn-meaning.ts";
import type { ReadDraws } from "./values/joint-draws.ts";
import { asStated } from "./values/span.ts";

/** Held by the scenario in every regime. */
const always: readonly Rule[] = [
  periodIsPossible,
  sizesCanBeHeld,
  closedDaysCount,
  namesExist,
  labelsTellApart,
  visitsAreClear,
  sharesSum,
  stagesAreWhole,
  loopsTakeTime,
  stocksArePossible,
  noticeFitsAges,
  placesAreMeant,
  seriesAreWhole,
  poolsArePossible,
  absencesFit,
  joinersCome,
  measuresExist,
  targetsArePossible,
  staffCanWork,
  typesAreUsed,
];

/** Likewise, but only of a scenario without errors: what is missing may be what was meant. */
const onceRight: readonly Rule[] = [staffLeversWork];

/** Looked at as things stand at the end of the period, and only in a scenario without errors. */
const atTheEnd: readonly Rule[] = [capacitySuffices];

export function checkMeaning(
  regimes: readonly (Pick<Regime, "scenario" | "from"> & { full: PlacedMap })[],
  draws: ReadDraws | undefined,
  log: ProblemLog,
): void {
  const { report } = log;
  const ever = regimes.map(({ scenario }) => scenario);
  const contexts = regimes.map(({ scenario, from, full }, regime) => {
    const until = regimes[regime + 1]?.from ?? Number.POSITIVE_INFINITY;
    return { scenario, ever, from, until, full, span: asStated, report };
  });
  for (const context of contexts) for (const rule of always) rule(context);
  if (log.failed) return;
  checkDrawn(contexts, draws, report);
  if (log.failed) return;
  for (const context of contexts) for (const rule of onceRight) rule(context);
  const last = contexts.at(-1);
  if (last) for (const rule of atTheEnd) rule(last);
  stagesAreReached(contexts);
}
