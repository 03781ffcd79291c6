/** The working calendars of a scenario: one for each site whose nation or hours differ from the hub's. */
import { Calendar } from "../engine/calendar.ts";
import { isoToDay, weekday } from "../engine/civil-date.ts";
import { bankHolidays } from "../scenario/bank-holidays.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import { weekdayNames } from "../scenario/standard-year.ts";
import type { SettledScenario } from "./settle.ts";

type Nation = keyof typeof bankHolidays | "none";

/** 1 for each working day of the period, from weekdays and the nation's bank holidays. */
function workingDays(startDay: number, days: number, weekdays: readonly string[], nation: Nation): Uint8Array {
  const open = weekdayNames.map((name) => (weekdays.includes(name) ? 1 : 0));
  const working = Uint8Array.from({ length: days }, (_, day) => open[weekday(startDay + day)]);
  if (nation !== "none")
    for (const holiday of bankHolidays[nation]) {
      const day = (isoToDay(holiday) ?? 0) - startDay;
      if (day >= 0 && day < days) working[day] = 0;
    }
  return working;
}

/** The calendar of a site (or of the hub itself, without one) over the period. */
export function siteCalendar(
  scenario: Scenario | SettledScenario,
  startDay: number,
  days: number,
  site?: string,
): Calendar {
  const hub = scenario.calendar;
  if (hub === "continuous") return Calendar.continuous(days);
  const own = site === undefined ? undefined : scenario.sites[site];
  const hours = own?.hours_per_day ?? hub.hours_per_day;
  return new Calendar({
    days,
    working: workingDays(startDay, days, hub.weekdays, own?.nation ?? hub.nation),
    hoursPerDay: typeof hours === "number" ? hours : hours.value,
    opensAt: hub.opens,
  });
}

/** Working days a week, for hours quoted by the week. */
export function daysPerWeek(scenario: SettledScenario): number {
  return scenario.calendar === "continuous" ? 7 : scenario.calendar.weekdays.length;
}
