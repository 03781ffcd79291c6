/** The ignorance band of the fluid estimate, in words and a table. */
import { lowerFirst } from "../../engine/wording.ts";
import { estimatesInBand, type IgnoranceBand, type Spread } from "../../experiment/run/ignorance.ts";
import type { Plan } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { goalWords, statedAmount } from "../words/target-words.ts";
import { counted, longDate, measuredNumber, percent, plainNumber, shortDate, wrap } from "../words/wording.ts";

/** @param band undefined where there is none @param isFixed whether ranges were left out of account on purpose */
export function ignoranceLines(plan: Plan, band: IgnoranceBand | undefined, isFixed: boolean, width: number): string[] {
  if (!band) return wrap(noBandWords(plan, isFixed), width);
  const { column } = plan.thresholds;
  const { title, kind, unit } = plan.columns[column];
  const number = (value: number, of = column) =>
    Number.isNaN(value) ? "-" : measuredNumber(value, plan.columns[of].kind, plan.columns[of].unit);
  const day = (index: number) => (Number.isFinite(index) ? shortDate(plan.startDay + index) : "never");
  const row = (name: string, { q05, median, q95 }: Spread, words: (value: number) => string, last = "") => [
    name,
    words(q05),
    words(median),
    words(q95),
    last,
  ];
  const rows = [
    ...band.targets.map((one) =>
      row(
        judgedWords(plan, one.target),
        one,
        (value) => number(value, one.target.column),
        Number.isNaN(one.median) ? "" : `${percent(one.met)} meet it`,
      ),
    ),
    ...band.clearance.map((one) =>
      row(
        `${title} ${one.threshold === 0 ? "cleared" : `down to ${plainNumber(one.threshold)}`}`,
        one,
        day,
        `${percent(one.within)} in the period`,
      ),
    ),
    row(`${title} at the end`, band.atEnd, (value) => measuredNumber(value, kind, unit)),
  ];
  return [
    ...wrap(
      `Ignorance of the inputs: ${counted(band.estimates, "fluid estimate")}, each at values drawn from the ranges of the scenario`,
      width,
    ),
    ...alignedTable([["", "5%", "Median", "95%", "Estimates"], ...rows], "  ", width),
    ...wrap(
      `${metWords(plan, band)}This band holds ignorance of the inputs only, and no chance: a share here is no probability that a target is met, and the range of a run is wider.${band.estimates < estimatesInBand ? ` It is of ${plainNumber(band.estimates)} estimates and not of ${estimatesInBand}, which would take too long.` : ""}`,
      width,
    ),
  ];
}

function judgedWords(plan: Plan, { column, by, over }: IgnoranceBand["targets"][number]["target"]): string {
  const { title } = plan.columns[column];
  return over ? `${title} to ${shortDate(plan.startDay + by)}` : `${title} on ${shortDate(plan.startDay + by)}`;
}

/** "3% of the estimates meet the target "Legacy backlog at most 0 by …"." */
function metWords(plan: Plan, { targets }: IgnoranceBand): string {
  const first = targets.find(({ median }) => !Number.isNaN(median));
  if (!first) return "";
  const goal = lowerFirst(goalWords(plan, first.target, statedAmount(plan, first.target)));
  return `In ${percent(first.met)} of the estimates the target (${goal}) is met. `;
}

function noBandWords(plan: Plan, isFixed: boolean): string {
  if (isFixed) return "Every value is at its best estimate (--fixed): nothing is said of ignorance of the inputs.";
  if (plan.uncertain.length === 0)
    return "No value of the scenario has a range, so there is no ignorance of the inputs to show.";
  return `There is no band for ignorance of the inputs: estimates at drawn values to ${longDate(plan.startDay + plan.days - 1)} would take too long.`;
}
