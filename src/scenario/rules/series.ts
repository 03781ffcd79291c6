/** Series: one form each, dates in step, and values for the whole period. */
import { addMonths, dayToIso, endOfMonth, isoToDay } from "../../engine/civil-date.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { Path } from "../text/placed.ts";
import { flag, flagKey, type Rule, type RuleContext } from "./rule.ts";

type CountSeries = NonNullable<NonNullable<Scenario["cases"]["arrivals"]>["series"]>;
type Points = NonNullable<CountSeries["quarterly"]>;
const spacings = ["quarterly", "monthly", "weekly", "daily"] as const;
type Spacing = (typeof spacings)[number];

export const seriesAreWhole: Rule = (context) => {
  const {
    cases: { arrivals },
    staff,
    observed,
    period,
  } = context.scenario;
  if (arrivals) {
    const path = ["cases", "arrivals"];
    const forms = [arrivals.rate, arrivals.series].filter((form) => form !== undefined).length;
    if (forms !== 1)
      flag(
        context,
        "CH511",
        path,
        `arrivals are a rate or a series${forms === 2 ? ", not both" : ""}`,
        "series: null takes an inherited one away",
      );
    if (arrivals.series) countSeries(context, [...path, "series"], arrivals.series);
  }
  for (const [name, { vacancies, joiners }] of Object.entries(staff)) {
    if (typeof vacancies === "object" && "held_to" in vacancies) {
      const path = ["staff", name, "vacancies", "held_to"];
      const { at, monthly, quarterly, then } = vacancies.held_to;
      const found = onlyForm(context, path, { at, monthly, quarterly });
      const days = found && datesOf(context, [...path, found.form], found.points);
      if (found) notBelowNothing(context, [...path, found.form], found.points, "a number of staff");
      if (days?.length && !then && days[0] > period.start)
        flag(
          context,
          "CH510",
          path,
          `the series begins on ${dayToIso(days[0])}, after the period starts`,
          "then: hold holds the first and the last level",
        );
      if (days?.length && !then && days[days.length - 1] < period.end)
        flag(
          context,
          "CH510",
          path,
          `the series ends on ${dayToIso(days[days.length - 1])}, before the period does`,
          "then: hold holds the last level",
        );
    }
    if (joiners && "dated" in joiners)
      for (const date of Object.keys(joiners.dated))
        if (isoToDay(date) === undefined) badDate(context, ["staff", name, "joiners", "dated", date]);
  }
  for (const [name, { values, measure }] of Object.entries(observed)) {
    const path = ["observed", name, "values"];
    datesOf(context, path, values);
    notBelowNothing(context, path, values, measure);
  }
};

/** Nothing that is measured here can be negative. */
function notBelowNothing(context: RuleContext, path: Path, points: Points, what: string): void {
  for (const [date, value] of Object.entries("values" in points ? points.values : {}))
    if (value < 0) flag(context, "CH305", [...path, "values", date], `${what} is 0 or more, not ${value}`);
}

function badDate(context: RuleContext, path: Path): void {
  flagKey(context, "CH306", path, `"${path.at(-1)}" is not a date that exists, written YYYY-MM-DD`);
}

function onlyForm<Form extends string>(
  context: RuleContext,
  path: Path,
  forms: Partial<Record<Form, Points>>,
): { form: Form; points: Points } | undefined {
  const given = (Object.entries(forms) as [Form, Points | undefined][]).flatMap(([form, points]) =>
    points ? [{ form, points }] : [],
  );
  if (given.length === 1) return given[0];
  const names = Object.keys(forms).join(", ");
  return void flag(
    context,
    "CH511",
    path,
    given.length === 0 ? `a series is one of ${names}` : `a series is only one of ${names}`,
  );
}

/** Days of the values in order; dates that are none are reported. */
function datesOf(context: RuleContext, path: Path, points: Points): number[] {
  if (!("values" in points)) return [];
  const days = Object.keys(points.values).flatMap((date) => {
    const day = isoToDay(date);
    if (day === undefined) badDate(context, [...path, "values", date]);
    return day === undefined ? [] : [day];
  });
  // A file without usable rows has been reported where it was read.
  if (Object.keys(points.values).length === 0 && points.source === undefined)
    flag(context, "CH510", path, "the series has no values");
  return days.sort((a, b) => a - b);
}

function countSeries(context: RuleContext, path: Path, series: CountSeries): void {
  const { quarterly, monthly, weekly, daily, then } = series;
  const found = onlyForm(context, path, { quarterly, monthly, weekly, daily });
  if (!found) return;
  const { form, points } = found;
  const at = [...path, form];
  notBelowNothing(context, at, points, "a count");
  const days = datesOf(context, at, points);
  if (days.length === 0) return;
  for (const [i, day] of days.entries()) inStep(context, at, form, day, days[i - 1]);
  const { period } = context.scenario;
  const begins = nextEnd(form, days[0], -1) + 1;
  const ends = days[days.length - 1];
  if (begins > period.start)
    flag(context, "CH510", at, `the series begins on ${dayToIso(begins)}, after the period starts`);
  if (ends < period.end && !then)
    flag(
      context,
      "CH510",
      path,
      `the series ends on ${dayToIso(ends)}, before the period does, and does not say how it goes on`,
      "write then: hold, or then: {repeat: last 4 quarters}",
    );
  if (typeof then === "object" && "repeat" in then) {
    const [count, unit] = then.repeat.replace("last ", "").split(" ");
    const own = { quarterly: "quarters", monthly: "months", weekly: "weeks", daily: "days" }[form];
    if (unit !== own)
      flag(
        context,
        "CH511",
        [...path, "then", "repeat"],
        `a ${form} series repeats its last ${own}`,
        `write last ${count} ${own}`,
      );
    if (Number(count) > days.length || Number(count) < 1)
      flag(context, "CH305", [...path, "then", "repeat"], `the series has ${days.length} values to repeat`);
  }
}

/** The date of the value after (1) or before (-1) that of `day`. */
function nextEnd(form: Spacing, day: number, direction: 1 | -1): number {
  if (form === "daily") return day + direction;
  if (form === "weekly") return day + 7 * direction;
  const firstOfMonth = addMonths(endOfMonth(day) + 1, -1);
  return endOfMonth(addMonths(firstOfMonth, (form === "monthly" ? 1 : 3) * direction));
}

function inStep(context: RuleContext, path: Path, form: Spacing, day: number, before: number | undefined): void {
  const date = dayToIso(day);
  const here = [...path, "values", date];
  if ((form === "monthly" || form === "quarterly") && endOfMonth(day) !== day) {
    return flagKey(
      context,
      "CH512",
      here,
      `a ${form} value is dated by the last day of its ${form === "monthly" ? "month" : "quarter"}, not ${date}`,
    );
  }
  if (before === undefined) return;
  const expected = nextEnd(form, before, 1);
  if (expected !== day)
    flagKey(
      context,
      "CH512",
      here,
      `after ${dayToIso(before)} the next ${form} value is that of ${dayToIso(expected)}, not ${date}`,
    );
}
