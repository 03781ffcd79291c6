/** The whole calendar times of a period: what a target "in every month" speaks of. */
import { civilDateOf, weekday } from "../../engine/civil-date.ts";
import type { OverTime } from "../schema/target.ts";

/** Days from `from` to `to - 1`, as indexes since the period's start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a new time begins on a day (days since 1970-01-01). */
function begins(over: Exclude<OverTime, "period">, dayNumber: number): boolean {
  if (over === "week") return weekday(dayNumber) === 0;
  const { month, day } = civilDateOf(dayNumber);
  if (day !== 1) return false;
  return over === "month" || (over === "quarter" ? month % 3 === 1 : month === 1);
}

/**
 * The years, quarters, months or weeks (Monday to Sunday) that lie whole within the first `days` days after `startDay`, in order; for
 * `period` these days themselves.
 */
export function calendarSpans(over: OverTime, startDay: number, days: number): Span[] {
  if (over === "period") return days > 0 ? [{ from: 0, to: days }] : [];
  const starts: number[] = [];
  for (let day = 0; day <= days; day++) if (begins(over, startDay + day)) starts.push(day);
  return starts.slice(1).map((to, i) => ({ from: starts[i], to }));
}
