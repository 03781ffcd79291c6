/** Times that pass for a caseworker: an amount of days, or of the working days of their calendar, in the period and beyond it. */
import type { Calendar } from "../../engine/calendar.ts";
import * as moments from "./moments.ts";

export type ElapsedTime = { amount: number; working: boolean };

/** Day index `time` after `day`, in whole days. */
export function daysAfter(calendar: Calendar, day: number, time: ElapsedTime | undefined): number {
  if (!time) return day;
  return moments.dayAfter(day, time.amount, time.working, (from, n) => calendar.dates.after(from, n));
}

/** The moment (days) `time` after `from`. */
export function momentAfter(calendar: Calendar, from: number, time: ElapsedTime | undefined): number {
  if (!time) return from;
  return moments.momentAfter(from, time.amount, time.working, (day, n) => calendar.dates.after(day, n));
}

/** The last moment (days) from which `time` is over by `until`. */
export function momentBefore(calendar: Calendar, until: number, time: ElapsedTime | undefined): number {
  if (!time) return until;
  return moments.momentBefore(until, time.amount, time.working, (day, n) => calendar.dates.before(day, n));
}
