/** A hub in which nothing waits: said in so many words, instead of a date on which nothing is cleared. */
import { lowerFirst, plural } from "../../engine/wording.ts";
import type { Estimates } from "../../experiment/run/run.ts";
import { columnIndex, type Plan } from "../../hub/plan.ts";
import { counted, longDate, plainNumber } from "../words/wording.ts";

/** Whether the watched backlog is 0 on every evening of every replication: there is nothing to draw. */
export function isEmptyEachEvening({ backlog }: Pick<Estimates, "backlog">): boolean {
  // The mean of levels that are never negative is 0 only where all of them are.
  return backlog.every(({ mean }) => !(mean > 0));
}

/** Whether no case awaits a decision at any time: none is there at the start, none comes, none leaves. */
export function hasNoCase(plan: Plan, estimates: Estimates): boolean {
  const { byMonth, opening } = estimates;
  const some = (measure: string) => byMonth[columnIndex(plan, measure)]?.some(({ mean }) => mean > 0) ?? false;
  const isThere = (opening?.mean ?? 0) > 0 || some("total_backlog");
  return isEmptyEachEvening(estimates) && !isThere && !some("arrivals") && !some("exits");
}

/** A sentence where nothing waits on any evening, nor did on the first morning; undefined otherwise. */
export function stayedEmpty(plan: Plan, estimates: Estimates): string | undefined {
  const { title } = plan.columns[plan.thresholds.column];
  if (hasNoCase(plan, estimates)) return noCaseWords(plan, (column) => estimates.byMonth[column].at(-1)?.mean ?? 0);
  if (!isEmptyEachEvening(estimates) || (estimates.opening?.mean ?? 0) > 0) return undefined;
  return `The ${lowerFirst(title)} is 0 on every evening of the period, in every replication.`;
}

/** Cases that are anywhere in the hub at the end of the period. @param atEnd a daily column at its end */
function leftAtEnd({ columns }: Plan, atEnd: (column: number) => number): number {
  const held = new Set(["waiting", "notice", "in_work"]);
  return columns.reduce((sum, { measure }, i) => sum + (held.has(measure) ? atEnd(i) : 0), 0);
}

/**
 * What is said where no case awaits a decision: the starting stock may be past it, and not yet closed.
 * @param atEnd a daily column at the end of the period, its mean over the replications
 */
export function noCaseWords(plan: Plan, atEnd: (column: number) => number): string {
  const stated = plan.regimes[0].scenario.cases.in_progress;
  const past = Math.round(stated.reduce((sum, { count }) => sum + count.value, 0));
  if (past === 0) return "There are no cases: nothing is waiting at the start and no claims come.";
  const left = Math.round(leftAtEnd(plan, atEnd) * 10) / 10;
  const end = longDate(plan.startDay + plan.days - 1);
  const closed =
    left > 0
      ? `On ${end}, ${plainNumber(left, Number.isInteger(left) ? 0 : 1)} of them ${plural(left, "is", "are")} still not closed`
      : `All of them are closed by ${end}`;
  return `No case awaits a decision, and no claims come. At the start ${counted(past, "case")} ${plural(past, "is", "are")} past the decision and not closed, so ${plural(past, "it is", "they are")} not in the backlog. ${closed}.`;
}
