/** Checks on what the parts of a scenario mean together, and warnings about what is possible but unlikely to be meant. */
import { checkDrawn } from "./drawn-meaning.ts";
import type { ReadDraws } from "./joint-draws.ts";
import type { Regime } from "./loaded.ts";
import type { PlacedMap } from "./placed.ts";
import type { ProblemLog } from "./problem.ts";
import { absencesFit } from "./rules/absence.ts";
import { capacitySuffices } from "./rules/capacity.ts";
import { closedDaysCount } from "./rules/closed-days.ts";
import { staffLeversWork } from "./rules/idle-staff.ts";
import { joinersCome } from "./rules/joiners.ts";
import { labelsTellApart } from "./rules/label.ts";
import { loopsTakeTime } from "./rules/loop.ts";
import { measuresExist } from "./rules/measure.ts";
import { namesExist } from "./rules/name.ts";
import { periodIsPossible } from "./rules/period.ts";
import { placesAreMeant } from "./rules/placing.ts";
import { poolsArePossible } from "./rules/pool.ts";
import type { Rule } from "./rules/rule.ts";
import { seriesAreWhole } from "./rules/series.ts";
import { sharesSum } from "./rules/share.ts";
import { sizesCanBeHeld } from "./rules/size.ts";
import { staffCanWork } from "./rules/skill.ts";
import { stagesAreWhole } from "./rules/stage.ts";
import { stagesAreReached } from "./rules/starved-stage.ts";
import { stocksArePossible } from "./rules/stock.ts";
import { noticeFitsAges } from "./rules/stock-notice.ts";
import { targetsArePossible } from "./rules/target.ts";
import { typesAreUsed } from "./rules/unused.ts";
import { visitsAreClear } from "./rules/visit.ts";
import { asStated } from "./span.ts";

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
