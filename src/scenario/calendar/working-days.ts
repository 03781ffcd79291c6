/** On which days people work: by weekday, less bank holidays and closed days. */
import { parseIsoDate, weekday } from "../../engine/civil-date.ts";
import { own } from "../own.ts";
import type { ClosedDays } from "../schema/closed-days.ts";
import { type BankHolidayNation, bankHolidays } from "./bank-holidays.ts";

export const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdayNames)[number];

/** What a scenario says of working time, its quantities settled or not. */
export interface WorkingTime {
  readonly calendar:
    | "continuous"
    | {
        readonly nation: BankHolidayNation | "none";
        readonly weekdays: readonly Weekday[];
        readonly closed: readonly ClosedDays[];
      };
  readonly sites: Readonly<
    Record<string, { readonly nation?: BankHolidayNation | "none"; readonly closed: readonly ClosedDays[] }>
  >;
}

/** Whose bank holidays a site keeps (or the hub itself, without one). */
export function nationOf({ calendar, sites }: WorkingTime, site?: string): BankHolidayNation | "none" {
  if (calendar === "continuous") return "none";
  return (site === undefined ? undefined : own(sites, site)?.nation) ?? calendar.nation;
}

/** 1 for each of `days` days from `startDay` (since 1970-01-01) that weekdays and bank holidays leave for work, else 0. */
export function usualDays(time: WorkingTime, site: string | undefined, startDay: number, days: number): Uint8Array {
  const { calendar } = time;
  if (calendar === "continuous") return new Uint8Array(days).fill(1);
  const open = weekdayNames.map((name) => (calendar.weekdays.includes(name) ? 1 : 0));
  const working = Uint8Array.from({ length: days }, (_, day) => open[weekday(startDay + day)]);
  const nation = nationOf(time, site);
  for (const holiday of nation === "none" ? [] : bankHolidays[nation]) {
    const day = parseIsoDate(holiday) - startDay;
    if (day >= 0 && day < days) working[day] = 0;
  }
  return working;
}

/** As `usualDays`, less the closed days of the calendar and of the site. */
export function workingDays(time: WorkingTime, site: string | undefined, startDay: number, days: number): Uint8Array {
  const working = usualDays(time, site, startDay, days);
  if (time.calendar === "continuous") return working;
  const ofSite = site === undefined ? [] : (own(time.sites, site)?.closed ?? []);
  for (const { from, to } of [...time.calendar.closed, ...ofSite])
    working.fill(0, Math.min(Math.max(0, from - startDay), days), Math.min(Math.max(0, to - startDay + 1), days));
  return working;
}
