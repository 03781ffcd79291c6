/** Checks on what the parts of a scenario mean together, and warnings about what is possible but unlikely to be meant. */
import { checkDrawn } from "./drawn-meaning.ts";
import type { ReadDraws } from "./joint-draws.ts";
import type { Regime } from "./loaded.ts";
import type { PlacedMap } from "./placed.ts";
import type { Report } from "./problem.ts";
import { absencesFit } from "./rules/absence.ts";
import { capacitySuffices } from "./rules/capacity.ts";
import { measuresExist } from "./rules/measure.ts";
import { namesExist } from "./rules/name.ts";
import { periodIsPossible } from "./rules/period.ts";
import { placesAreMeant } from "./rules/placing.ts";
import { poolsArePossible } from "./rules/pool.ts";
import type { Rule } from "./rules/rule.ts";
import { seriesAreWhole } from "./rules/series.ts";
import { sharesSum } from "./rules/share.ts";
import { staffCanWork } from "./rules/skill.ts";
import { stagesAreWhole } from "./rules/stage.ts";
import { stocksArePossible } from "./rules/stock.ts";
import { noticeFitsAges } from "./rules/stock-notice.ts";
import { targetsArePossible } from "./rules/target.ts";
import { typesAreUsed } from "./rules/unused.ts";
import { visitsAreClear } from "./rules/visit.ts";
import { asStated } from "./span.ts";

/** Held by the scenario in every regime. */
const always: readonly Rule[] = [
  periodIsPossible,
  namesExist,
  visitsAreClear,
  sharesSum,
  stagesAreWhole,
  stocksArePossible,
  noticeFitsAges,
  placesAreMeant,
  seriesAreWhole,
  poolsArePossible,
  absencesFit,
  measuresExist,
  targetsArePossible,
  staffCanWork,
  typesAreUsed,
];

/** Looked at as things stand at the end of the period, and only in a scenario without errors. */
const atTheEnd: readonly Rule[] = [capacitySuffices];

export function checkMeaning(
  regimes: readonly (Pick<Regime, "scenario"> & { full: PlacedMap })[],
  draws: ReadDraws | undefined,
  report: Report,
): void {
  let failed = false;
  const noting: Report = (code, ...rest) => {
    failed ||= !code.startsWith("CH6");
    report(code, ...rest);
  };
  const ever = regimes.map(({ scenario }) => scenario);
  for (const { scenario, full } of regimes)
    for (const rule of always) rule({ scenario, ever, full, span: asStated, report: noting });
  if (failed) return;
  checkDrawn(regimes, draws, noting);
  const last = regimes.at(-1);
  if (last && !failed) for (const rule of atTheEnd) rule({ ...last, ever, span: asStated, report });
}
