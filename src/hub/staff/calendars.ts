/** The working calendars of a scenario: one for each site whose nation or hours differ from the hub's. */
import { Calendar } from "../../engine/calendar.ts";
import { WorkingDates } from "../../engine/working-dates.ts";
import { workingDays } from "../../scenario/calendar/working-days.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { DrawnScenario } from "../draws.ts";

/** Days before and after the period's start on which working days are counted by date: ten years and forty. */
const [daysBack, daysAhead] = [3_653, 14_610];

/** The calendar of a site (or of the hub itself, without one) over the period. */
export function siteCalendar(
  scenario: Scenario | DrawnScenario,
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
    working: workingDays(scenario, site, startDay, days),
    hoursPerDay: typeof hours === "number" ? hours : hours.value,
    opensAt: hub.opens,
    dates: () => new WorkingDates(workingDays(scenario, site, startDay - daysBack, daysBack + daysAhead), -daysBack),
  });
}

/** Working days a week, for hours quoted by the week. */
export function daysPerWeek(scenario: DrawnScenario): number {
  return scenario.calendar === "continuous" ? 7 : scenario.calendar.weekdays.length;
}
