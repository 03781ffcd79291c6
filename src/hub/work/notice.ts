/** When notice, or the time of a stage without staff, is over. */
import type { Calendar } from "../../engine/calendar.ts";
import type { Rules } from "./rules.ts";

/** Calendar days a working week takes, for notice that began before the period and its calendar. */
const calendarPerWorkingDay = 7 / 5;

/** The day on whose morning a notice of `length` (whole days, or working days; at least one) that starts on `today` is over; not before day 0. */
export function noticeEnd(calendar: Calendar, today: number, length: number, working: boolean): number {
  const days = Math.max(1, Math.round(length));
  if (!working) return Math.max(0, today + days);
  return today < 0
    ? Math.max(0, today + Math.round(days * calendarPerWorkingDay))
    : calendar.addWorkingDays(today, days);
}

/**
 * The day on whose morning notice is over, by stage and by the day on which it began, from `firstDay` on; the length of the period for
 * notice that outlasts it, and for stages without notice.
 */
export function noticeEnds(rules: Rules, calendar: Calendar, firstDay: number, days: number): Int32Array {
  const { wait, waitWorking } = rules;
  const span = days - firstDay;
  const ends = new Int32Array(wait.length * span).fill(days);
  for (let stage = 0; stage < wait.length; stage++) {
    if (wait[stage] === 0) continue;
    for (let day = firstDay; day < days; day++)
      ends[stage * span + day - firstDay] = Math.min(
        days,
        noticeEnd(calendar, day, wait[stage], waitWorking[stage] === 1),
      );
  }
  return ends;
}
