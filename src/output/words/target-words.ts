/** What a target asks for, in words. */
import { dayToIso } from "../../engine/civil-date.ts";
import { columnIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import { measureWords } from "./measure-words.ts";
import { longDate, percent, plainNumber, shortDate } from "./wording.ts";

const unitWords: Readonly<Record<string, string>> = { fte: " FTE", days: " days", hours: " hours" };

/** A number with its unit, where the measure's name does not say it. */
export const numberWithUnit = (number: string, unit: string): string => `${number}${unitWords[unit] ?? ""}`;

/** A bound with all the digits that were stated, and its unit. */
export function boundWords(value: number, unit: string): string {
  if (unit === "share") return value * 100 === Math.round(value * 100) ? percent(value) : `${plain(value * 100)}%`;
  return numberWithUnit(plain(value), unit);
}

function plain(value: number): string {
  const rounded = Number(value.toPrecision(7));
  const decimals = [0, 1, 2, 3].find((count) => Number(rounded.toFixed(count)) === rounded);
  return plainNumber(rounded, decimals ?? 3);
}

/** "28 days" as "4 weeks" where it is whole weeks. */
export function lastingWords(days: number): string {
  if (days % 7 === 0) return days === 7 ? "a week" : `${days / 7} weeks`;
  return `${days} days`;
}

/** The time that a target's date ends: "by 31 March 2027", "in all by …", "in every month to …". */
export function timeWords(
  plan: Pick<Plan, "startDay" | "columns">,
  { by, over, column, lasting = 1 }: PlanTarget,
): string {
  const date = longDate(plan.startDay + by);
  if (over === "period")
    return plan.columns[column].kind === "ratio" ? `from the start to ${date}` : `in all by ${date}`;
  if (over) return `in every ${over} to ${date}`;
  return `by ${date}${lastingPart(lasting)}`;
}

const lastingPart = (lasting: number) => (lasting > 1 ? `, for at least ${lastingWords(lasting)} in a row` : "");

/**
 * A target's own words with its date, which is not said again where they hold it: "Under 1,000 by 31 March 2027". Where they speak of
 * the year or of a time of their own, the date stands in brackets: "Under 1,000 by March 2027 (31 March 2027)".
 */
function labelledGoal(plan: Pick<Plan, "startDay" | "columns">, label: string, target: PlanTarget): string {
  const day = plan.startDay + target.by;
  const isIn = (text: string) => label.toLowerCase().includes(text.toLowerCase());
  const date = longDate(day);
  const year = date.slice(date.lastIndexOf(" ") + 1);
  if (isIn(date) || isIn(shortDate(day)) || isIn(dayToIso(day))) return `${label}${lastingPart(target.lasting ?? 1)}`;
  if (isIn(year) || /\b(by|before|until|till)\b/i.test(label))
    return `${label} (${date})${lastingPart(target.lasting ?? 1)}`;
  return `${label} ${timeWords(plan, target)}`;
}

/** "at most 1,000" */
export function amountAsked(
  { columns }: Pick<Plan, "columns">,
  { direction, column }: PlanTarget,
  amount: number,
): string {
  return `${direction === "at_most" ? "at most" : "at least"} ${boundWords(amount, columns[column].unit)}`;
}

/** "Total backlog at most 1,000 by 31 March 2027"; a target's own label in place of measure and amount. */
export function goalWords(plan: Pick<Plan, "startDay" | "columns">, target: PlanTarget, amount: number): string {
  if (target.label !== undefined) return labelledGoal(plan, target.label, target);
  return `${measureWords(plan.columns[target.column])} ${amountAsked(plan, target, amount)} ${timeWords(plan, target)}`;
}

/** The amount that the scenario states for a target, at its best estimate. */
export function statedAmount(plan: Plan, { name, direction }: PlanTarget): number {
  return plan.regimes[0].scenario.targets[name]?.[direction]?.value ?? Number.NaN;
}

/** Whether a target speaks of the plan's whole backlog or of that of a cohort. */
export function speaksOfBacklog(plan: Plan, { column }: PlanTarget): boolean {
  return ["legacy_backlog", "flow_backlog", "total_backlog"].some((measure) => columnIndex(plan, measure) === column);
}
