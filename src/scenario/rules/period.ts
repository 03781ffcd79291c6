/** The period, the working day, and the years whose bank holidays are known. */
import { civilDateOf } from "../../engine/civil-date.ts";
import { bankHolidayYears } from "../calendar/bank-holidays.ts";
import { flag, type Rule } from "./rule.ts";

export const periodIsPossible: Rule = (context) => {
  const { period, calendar, sites, warm_up } = context.scenario;
  if (period.end < period.start) flag(context, "CH503", ["period", "end"], "the period ends before it starts");
  else if (warm_up && context.span.high(warm_up.amount) > period.end - period.start)
    flag(context, "CH503", ["warm_up"], "the warm-up is longer than the period");
  if (calendar === "continuous") return;
  const hours = [
    { path: ["calendar", "hours_per_day"], value: context.span.high(calendar.hours_per_day) },
    ...Object.entries(sites).flatMap(([name, site]) =>
      site.hours_per_day
        ? [{ path: ["sites", name, "hours_per_day"], value: context.span.high(site.hours_per_day) }]
        : [],
    ),
  ];
  for (const { path, value } of hours)
    if (calendar.opens + value > 24)
      flag(
        context,
        "CH504",
        path,
        `a day that opens at ${calendar.opens} cannot have ${value} working hours: midnight comes first`,
        `write opens: ${Math.floor(24 - value)} or earlier`,
      );
  const nations = [calendar.nation, ...Object.values(sites).map(({ nation }) => nation)];
  const { first, last } = bankHolidayYears;
  if (nations.every((nation) => nation === undefined || nation === "none")) return;
  for (const edge of ["start", "end"] as const) {
    const { year } = civilDateOf(period[edge]);
    if (year < first || year > last)
      flag(
        context,
        "CH505",
        ["period", edge],
        `bank holidays are known for ${first} to ${last}`,
        edge === "end"
          ? `end the period by ${last}-12-31, or write nation: none and list the closed days`
          : `start the period from ${first}-01-01 on, or write nation: none and list the closed days`,
      );
  }
};
