/** How a target fares, in sentences: by how much it is met or missed at its date, and whether that lasts. */
import type { TargetResult } from "../../experiment/run/targets.ts";
import type { Summary } from "../../experiment/statistics/summary.ts";
import type { Plan } from "../../hub/plan.ts";
import type { Result } from "../tables/result.ts";
import { measureIs, measureWords } from "../words/measure-words.ts";
import { amountAsked, numberWithUnit } from "../words/target-words.ts";
import { counted, longDate, measuredNumber, percent, plainNumber } from "../words/wording.ts";

/** "420 days (median; 90% of replications between 0 and 1,800)", or "600 in every replication". @param unit as of `fte` or `days` */
export function spreadWords(
  { mean, median, q05, q95 }: Summary,
  number: (value: number) => string,
  replications: number,
  unit = "",
): string {
  const middle = numberWithUnit(number(median), unit);
  if (replications === 1) return `${middle} in the one replication`;
  if (mean === q05 && q05 === q95) return `${middle} in every replication`;
  if (number(q05) === number(q95)) return `${middle} in nearly every replication`;
  return `${middle} (median; 90% of replications between ${number(q05)} and ${number(q95)})`;
}

/** How far off the target is at its date, by the number that is judged. */
export function atDeadlineSentence(result: Result, { target, atDeadline, exits }: TargetResult): string | undefined {
  const { plan } = result.point;
  if (!atDeadline) return undefined;
  const { kind, unit } = plan.columns[target.column];
  const what = measureWords(plan.columns[target.column]);
  const number = (value: number) => measuredNumber(value, kind, unit);
  const spread = spreadWords(atDeadline, number, result.estimates.replications, unit);
  if (target.over === "period")
    return kind === "flow" ? `${what} until then: ${spread}.` : `${what} over that time: ${spread}.`;
  if (target.over)
    return `${what} in the ${target.direction === "at_least" ? "lowest" : "highest"} ${target.over} of the ${target.spans?.length ?? 0} judged: ${spread}.`;
  const level = `On that day ${measureIs(plan.columns[target.column])} ${spread}`;
  if (!exits || !(exits.needed > 0)) return `${level}.`;
  const { needed, achieved } = exits;
  return `${level}: the target takes ${plainNumber(needed)} exits a week from the start to that day, and ${plainNumber(achieved)} were achieved (${percent(achieved / needed)}).`;
}

/** Whether a level that was met in time is out of bounds again at the target's date, in most replications. */
export function brokenAtDeadline({ target, atDeadline, amount, undone }: TargetResult): boolean {
  if (target.over !== undefined || !atDeadline || !(undone > 0)) return false;
  return target.direction === "at_most" ? atDeadline.median > amount : atDeadline.median < amount;
}

/** In how many replications it is met and does not last; undefined where it lasts in all. */
export function undoneSentence(plan: Plan, { target, undone, undoneDays }: TargetResult): string | undefined {
  if (!(undone > 0)) return undefined;
  const end = longDate(plan.startDay + plan.days - 1);
  const days = counted(undoneDays, "day");
  const bound = target.direction === "at_most" ? "above" : "below";
  return `In ${percent(undone)} of replications it is met in time and ${bound} its level again later, to ${end}: on ${days} in the median of these.`;
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 3)}...` : text);

/** What is asked of a target, in at most so many characters: for a table. The measure is cut before the amount. */
export function shortGoal(plan: Plan, { target, amount }: TargetResult, most: number): string {
  if (target.label !== undefined) return cut(target.label, most);
  const { title, group } = plan.columns[target.column];
  const asked = amountAsked(plan, target, amount);
  const at = group === "" ? -1 : title.indexOf(": ");
  const measure = at < 0 ? title : `${title.slice(0, at)} (${title.slice(at + 2)})`;
  return `${cut(measure, Math.max(12, most - asked.length - 1))} ${asked}`;
}
