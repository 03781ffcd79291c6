/** Cases whose notice (or stage without staff) runs: listed under the day on whose morning it is over. */
import type { Calendar } from "../../engine/calendar.ts";
import { WaitingLines } from "../../engine/waiting-line.ts";
import type { CaseTable } from "../cases/case-table.ts";

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

export class NoticeBoard {
  private readonly lines: WaitingLines;
  private readonly calendar: Calendar;
  private readonly days: number;
  private readonly cases: CaseTable;
  private items = 0;

  constructor(calendar: Calendar, days: number, cases: CaseTable) {
    this.calendar = calendar;
    this.days = days;
    this.cases = cases;
    this.lines = new WaitingLines(days, 0);
  }

  /** Lists a case whose notice of `length` (whole days, or working days) starts at `now`; one that outlasts the period is not listed. */
  post(number: number, now: number, length: number, working: boolean): void {
    const day = noticeEnd(this.calendar, Math.floor(now / 24), length, working);
    if (day >= this.days) return;
    if (number >= this.items) {
      this.items = this.cases.capacity;
      this.lines.grow(this.items);
    }
    this.lines.put(day, number);
  }

  /** Takes the next case whose notice is over on a day; -1 when there are no more. */
  take(day: number): number {
    return this.lines.take(day);
  }

  /** Strikes a case off, if it is listed. */
  remove(number: number): void {
    if (number < this.items && this.lines.lineOf(number) >= 0) this.lines.remove(number);
  }
}
