/** What a target asks for, in words. */
import { type Column, columnIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import { longDate, percent, plainNumber } from "./wording.ts";

/** "Decisions (legacy)": the measure with its group, to stand within a sentence. */
export function measureWords({ title, group }: Pick<Column, "title" | "group">): string {
  const cut = group === "" ? -1 : title.indexOf(": ");
  return cut < 0 ? title : `${title.slice(0, cut)} (${title.slice(cut + 2)})`;
}

/** A bound with all the digits that were stated, and its unit where the measure's name does not say it. */
export function boundWords(value: number, unit: string): string {
  if (unit === "share") return value * 100 === Math.round(value * 100) ? percent(value) : `${plain(value * 100)}%`;
  const words: Readonly<Record<string, string>> = { fte: " FTE", days: " days", hours: " hours" };
  return `${plain(value)}${words[unit] ?? ""}`;
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
  return `by ${date}${lasting > 1 ? `, for at least ${lastingWords(lasting)} in a row` : ""}`;
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
  const what = target.label ?? `${measureWords(plan.columns[target.column])} ${amountAsked(plan, target, amount)}`;
  return `${what} ${timeWords(plan, target)}`;
}

/** The amount that the scenario states for a target, at its best estimate. */
export function statedAmount(plan: Plan, { name, direction }: PlanTarget): number {
  return plan.regimes[0].scenario.targets[name]?.[direction]?.value ?? Number.NaN;
}

/** Whether a target speaks of the plan's whole backlog or of that of a cohort. */
export function speaksOfBacklog(plan: Plan, { column }: PlanTarget): boolean {
  return ["legacy_backlog", "flow_backlog", "total_backlog"].some((measure) => columnIndex(plan, measure) === column);
}
