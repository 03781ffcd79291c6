/** Calendar months of a period. */
import { endOfMonth, monthOf } from "../../engine/civil-date.ts";
import type { Plan } from "../../hub/plan.ts";

export interface Month {
  /** As in 2023-05. */
  readonly name: string;
  /** Day indexes since the period's start; `to` is the day after the last. The first and last month may be cut by the period. */
  readonly from: number;
  readonly to: number;
}

/** The months that the period touches, in order. */
export function monthsOf(plan: Plan): Month[] {
  const months: Month[] = [];
  for (let from = 0; from < plan.days; ) {
    const to = Math.min(plan.days, endOfMonth(plan.startDay + from) + 1 - plan.startDay);
    months.push({ name: monthOf(plan.startDay + from), from, to });
    from = to;
  }
  return months;
}
