/** Working days of a standard year, for what is stated by the year whatever the period: leave, sickness. */

import { parseIsoDate, weekday } from "../../engine/civil-date.ts";
import { type BankHolidayNation, bankHolidays, bankHolidayYears } from "./bank-holidays.ts";
import { nationOf, type Weekday, type WorkingTime, weekdayNames } from "./working-days.ts";

/** Days in a year, leap years averaged, as rates by the year are quoted. */
const daysPerYear = 365.25;

/** Bank holidays a year on some days of the week: those that the law gives every year, without the proclaimed ones. */
function bankHolidaysPerYear(nation: BankHolidayNation, weekdays: readonly Weekday[]): number {
  const key = `${nation} ${weekdays}`;
  const known = counted.get(key) ?? countBankHolidays(nation, weekdays);
  counted.set(key, known);
  return known;
}

/** They are asked for once a pool and replication, and hundreds of dates are read to count them. */
const counted = new Map<string, number>();

function countBankHolidays(nation: BankHolidayNation, weekdays: readonly Weekday[]): number {
  const { announced, last } = bankHolidayYears;
  const kept = bankHolidays[nation].filter(
    (date) => Number(date.slice(0, 4)) > announced && weekdays.includes(weekdayNames[weekday(parseIsoDate(date))]),
  );
  return kept.length / (last - announced);
}

/**
 * Working days of a standard year at a site (or at the hub itself, without one): 252.9 for Monday to Friday in England and Wales, which is
 * 5 in 7 of 365.25 days less 8 bank holidays. Closed days of the scenario's own are left out: they belong to some years only.
 */
export function workingDaysPerYear(time: WorkingTime, site?: string): number {
  const { calendar } = time;
  if (calendar === "continuous") return daysPerYear;
  const nation = nationOf(time, site);
  const open = (daysPerYear * new Set(calendar.weekdays).size) / weekdayNames.length;
  return nation === "none" ? open : open - bankHolidaysPerYear(nation, calendar.weekdays);
}
