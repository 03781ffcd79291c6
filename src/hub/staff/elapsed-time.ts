/** Times that pass for a caseworker: an amount of days, or of the working days of their calendar. */
import type { Calendar } from "../../engine/calendar.ts";

export type ElapsedTime = { amount: number; working: boolean };

/** Day index `time` after `day`: rounded to whole days; working days by the pool's calendar, in the period and beyond it. */
export function daysAfter(calendar: Calendar, day: number, time: ElapsedTime | undefined): number {
  return momentAfter(calendar, day, time && { ...time, amount: Math.round(time.amount) });
}

/** The moment (days) `time` after `from`; working days in whole ones, by the calendar. */
export function momentAfter(calendar: Calendar, from: number, time: ElapsedTime | undefined): number {
  if (!time) return from;
  return time.working ? calendar.dates.after(Math.ceil(from), Math.round(time.amount)) : from + time.amount;
}

/** The last moment (days) from which `time` is over by `until`. */
export function momentBefore(calendar: Calendar, until: number, time: ElapsedTime | undefined): number {
  if (!time) return until;
  return time.working ? calendar.dates.before(Math.floor(until), Math.round(time.amount)) : until - time.amount;
}
