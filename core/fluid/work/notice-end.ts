/** When notice, or the time of a stage without staff, is over: as src/hub/work/notice.ts has it. */
import { addWorkingDays } from "../working-days.ts";

/** Calendar days a working week takes, for notice that began before the period and its calendar. */
const calendarPerWorkingDay: f64 = 7.0 / 5.0;

/** The hub's own calendar comes after those of the pools. @param calendar its number @returns the day, at most `days` */
export function noticeEnd(calendar: i32, today: i32, length: f64, working: bool, days: i32): i32 {
  const wait = Math.max(1, Math.round(length));
  let end: f64 = 0;
  if (!working) end = Math.max(0, <f64>today + wait);
  else if (today < 0) end = Math.max(0, <f64>today + Math.round(wait * calendarPerWorkingDay));
  else end = addWorkingDays(calendar, today, <i32>wait);
  return end < <f64>days ? <i32>end : days;
}
