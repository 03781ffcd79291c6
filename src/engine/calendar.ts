import { WorkingDates } from "./working-dates.ts";

/** Hours in a day of the simulation clock. The clock is local time without daylight saving: every day has as many. */
export const hoursPerCalendarDay = 24;

/**
 * Two moments closer than this (hours, about 4 ms) are the same moment. Sums of hours such as 7.4 are inexact in binary:
 * without it, work due to end exactly at closing would now and then spill a rounding error into the next working day.
 */
const sameMoment = 1e-6;

export interface CalendarPattern {
  /** Days covered, from day 0. */
  days: number;
  /** 1 for a working day, 0 for any other; one entry a day. */
  working: Uint8Array;
  /** Hours between opening and closing of a working day. */
  hoursPerDay: number;
  /** Hour of the day at which work starts (default 9). `opensAt + hoursPerDay` is at most 24. */
  opensAt?: number;
  /** Working days before and after the period too, made when first asked for; default those of the period alone. */
  dates?: () => WorkingDates;
}

/**
 * Converts between elapsed and working time. A *moment* is hours since midnight of the period's first day; a *day* is
 * whole days since then. The calendar covers days 0 to `days - 1`: outside them nobody works, so a query before day 0
 * counts no working time, and one whose answer lies after the last day gets Infinity (the period is over).
 *
 * Weekends and holidays are tables built once, so every method costs O(1). `day` arguments are whole numbers.
 */
export class Calendar {
  readonly days: number;
  readonly hoursPerDay: number;
  readonly opensAt: number;
  /** Working days, and working hours, in the whole period. */
  readonly workingDays: number;
  readonly workingHours: number;

  /** Working days in [0, day), for day from 0 to `days`. */
  private readonly before: Int32Array;
  /** The day on which the k-th working day falls, k from 0. */
  private readonly kth: Int32Array;
  /** Working time is elapsed time: nothing is rounded to a closing, so that textbook queues are exact. */
  private readonly unbroken: boolean;
  private readonly makeDates: () => WorkingDates;
  private madeDates: WorkingDates | undefined;

  /** @throws RangeError when the pattern contradicts itself. */
  constructor({ days, working, hoursPerDay, opensAt = 9, dates }: CalendarPattern) {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`a calendar covers whole days, not ${days}`);
    if (working.length !== days) throw new RangeError(`${days} days need as many entries, not ${working.length}`);
    if (!(hoursPerDay > 0)) throw new RangeError(`a working day has some hours, not ${hoursPerDay}`);
    if (!(opensAt >= 0)) throw new RangeError(`opening is at or after midnight, not at ${opensAt}`);
    if (!(opensAt + hoursPerDay <= hoursPerCalendarDay)) {
      throw new RangeError(
        `a day that opens at ${opensAt} cannot have ${hoursPerDay} working hours: midnight comes first`,
      );
    }
    this.days = days;
    this.hoursPerDay = hoursPerDay;
    this.opensAt = opensAt;
    this.before = new Int32Array(days + 1);
    for (let day = 0; day < days; day++) {
      if (working[day] > 1) throw new RangeError(`day ${day} is working (1) or not (0), not ${working[day]}`);
      this.before[day + 1] = this.before[day] + working[day];
    }
    this.workingDays = this.before[days];
    this.workingHours = this.workingDays * hoursPerDay;
    this.kth = new Int32Array(this.workingDays);
    for (let day = 0; day < days; day++) if (working[day] === 1) this.kth[this.before[day]] = day;
    this.unbroken = this.workingDays === days && hoursPerDay === hoursPerCalendarDay;
    this.makeDates = dates ?? (() => new WorkingDates(working, 0));
  }

  /** Working time is elapsed time, day and night, for `days` days. */
  static continuous(days: number): Calendar {
    const working = new Uint8Array(days).fill(1);
    return new Calendar({ days, working, hoursPerDay: hoursPerCalendarDay, opensAt: 0 });
  }

  /** Working days in the period and beyond it. */
  get dates(): WorkingDates {
    this.madeDates ??= this.makeDates();
    return this.madeDates;
  }

  isWorkingDay(day: number): boolean {
    return day >= 0 && day < this.days && this.before[day + 1] > this.before[day];
  }

  /** Working days in [0, day). */
  workingDaysBefore(day: number): number {
    return this.before[Math.min(Math.max(day, 0), this.days)];
  }

  /**
   * The day of the k-th working day, the first being k = 0; Infinity when the period has no more.
   * @throws RangeError for k below 0 or not whole
   */
  kthWorkingDay(k: number): number {
    if (!(Number.isInteger(k) && k >= 0)) throw new RangeError(`working days are counted 0, 1, 2 and so on, not ${k}`);
    return k < this.workingDays ? this.kth[k] : Infinity;
  }

  /**
   * The n-th working day after `day`, itself not counted, whether or not it is one; `day` for n = 0.
   * Infinity past the last. @throws RangeError for n below 0 or not whole
   */
  addWorkingDays(day: number, n: number): number {
    if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`whole working days are added, forwards, not ${n}`);
    return n === 0 ? day : this.kthWorkingDay(this.workingDaysBefore(day + 1) + n - 1);
  }

  /** The moment at which `day` opens, were it a working day. */
  opening(day: number): number {
    return day * hoursPerCalendarDay + this.opensAt;
  }

  /** The moment at which `day` closes, were it a working day. */
  closing(day: number): number {
    return this.opening(day) + this.hoursPerDay;
  }

  /** Whether work goes on at `moment`: opening is included, closing is not. */
  isOpenAt(moment: number): boolean {
    const day = Math.floor(moment / hoursPerCalendarDay);
    return this.isWorkingDay(day) && moment >= this.opening(day) && moment < this.closing(day);
  }

  /** The first opening of a working day at or after `moment`; Infinity when the period has no more. */
  nextOpening(moment: number): number {
    const today = Math.floor(moment / hoursPerCalendarDay);
    const first = moment <= this.opening(today) ? today : today + 1;
    return this.opening(this.kthWorkingDay(this.workingDaysBefore(first)));
  }

  /** Working hours elapsed from moment 0 to `moment`. */
  workingHoursAt(moment: number): number {
    if (moment <= 0) return 0;
    const day = Math.floor(moment / hoursPerCalendarDay);
    if (day >= this.days) return this.workingHours;
    if (this.unbroken) return moment;
    const whole = this.before[day];
    if (this.before[day + 1] === whole) return whole * this.hoursPerDay;
    const today = moment - this.opening(day);
    if (today >= this.hoursPerDay - sameMoment) return (whole + 1) * this.hoursPerDay;
    return whole * this.hoursPerDay + Math.max(today, 0);
  }

  /**
   * The earliest moment at which `workingHours` have elapsed since moment 0. Hours that fill a day exactly end at that
   * day's closing, not at the next opening. Infinity when the period has fewer hours. @throws RangeError below 0
   */
  momentAfter(workingHours: number): number {
    if (!(workingHours >= 0)) throw new RangeError(`work takes 0 hours or more, not ${workingHours}`);
    if (workingHours === 0) return 0;
    if (this.unbroken) return workingHours <= this.workingHours ? workingHours : Infinity;
    const whole = Math.max(0, Math.ceil((workingHours - sameMoment) / this.hoursPerDay) - 1);
    if (whole >= this.workingDays) return Infinity;
    const today = Math.min(workingHours - whole * this.hoursPerDay, this.hoursPerDay);
    return this.opening(this.kth[whole]) + today;
  }

  /**
   * The moment at which `workingHours` of work begun at `moment` end; `moment` itself for no work, even out of hours.
   * Infinity when the period ends first. @throws RangeError for hours below 0
   */
  add(moment: number, workingHours: number): number {
    if (!(workingHours >= 0)) throw new RangeError(`work takes 0 hours or more, not ${workingHours}`);
    if (workingHours === 0) return moment;
    if (this.isOpenAt(moment)) {
      // Most work ends on the day it starts: one addition then loses nothing to the length of the period.
      const end = moment + workingHours;
      if (end <= this.closing(Math.floor(moment / hoursPerCalendarDay))) return end;
    }
    return Math.max(moment, this.momentAfter(this.workingHoursAt(moment) + workingHours));
  }

  /** Working hours from moment `a` to moment `b`, negative when b is earlier. */
  between(a: number, b: number): number {
    return this.workingHoursAt(b) - this.workingHoursAt(a);
  }
}
