/** A hub in which nothing waits: said in so many words, instead of a date on which nothing is cleared. */
import { lowerFirst } from "../../engine/wording.ts";
import type { Estimates } from "../../experiment/run/run.ts";
import { columnIndex, type Plan } from "../../hub/plan.ts";

/** A sentence where the watched backlog is 0 on every evening of every replication; undefined otherwise. */
export function stayedEmpty(plan: Plan, { backlog, byMonth }: Estimates): string | undefined {
  // The mean of levels that are never negative is 0 only where all of them are.
  if (backlog.some(({ mean }) => mean > 0)) return undefined;
  const came = (measure: string) => byMonth[columnIndex(plan, measure)]?.some(({ mean }) => mean > 0) ?? false;
  const { title } = plan.columns[plan.thresholds.column];
  if (!came("arrivals") && !came("exits"))
    return "There are no cases: nothing is waiting at the start and no claims come.";
  return `The ${lowerFirst(title)} is 0 on every evening of the period, in every replication.`;
}
