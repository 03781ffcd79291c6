/** Measures of a sweep that are read from the days: a level on a date, what is counted (or a ratio) over a time. */
import { dayToIso, endOfMonth, isoToDay } from "../../engine/civil-date.ts";
import { overDays } from "../../hub/measures/over-days.ts";
import { type Column, columnIndex, type Plan } from "../../hub/plan.ts";
import type { Span } from "../../scenario/calendar/calendar-spans.ts";
import { nearest } from "../../scenario/text/nearest.ts";

/** `legacy_backlog@2023-12-31`, `exits:legacy@2023-05-01..2023-12-31`, `decisions@2023-06`. */
const pattern = /^([^@:]+)(?::([^@]+))?@(?:(\d{4}-\d{2}-\d{2})\.\.)?(\d{4}-\d{2}(?:-\d{2})?)$/;

export interface DailyMeasure {
  readonly column: number;
  readonly span: Span;
  readonly title: string;
}

export interface Refusal {
  readonly wrong: string;
  readonly hint?: string;
}

/** A measure by its name; undefined when it is not written as one of days, a sentence when the plan does not have it. */
export function dailyMeasure(plan: Plan, name: string): DailyMeasure | Refusal | undefined {
  const match = pattern.exec(name);
  if (!match) return undefined;
  const [, measure, group = "", first, last] = match;
  const column = columnIndex(plan, measure, group);
  if (column < 0) {
    const names = plan.columns.map((one) => one.measure);
    const near = nearest(measure, names);
    return {
      wrong: `there is no daily measure ${measure}${group ? ` of ${group}` : ""} in the scenario`,
      hint: near && `did you mean ${near}?`,
    };
  }
  const what = group ? `${measure}:${group}` : measure;
  const isMonth = first === undefined && last.length === 7;
  const start = isoToDay(first ?? (isMonth ? `${last}-01` : last));
  const end = isMonth && start !== undefined ? endOfMonth(start) : isoToDay(last);
  for (const [day, text] of [
    [start, first ?? last],
    [end, last],
  ] as const) {
    if (day === undefined || day < plan.startDay || day >= plan.startDay + plan.days)
      return { wrong: `${text} is not ${isMonth ? "a month" : "a day"} of the period` };
  }
  const span = { from: (start as number) - plan.startDay, to: (end as number) - plan.startDay + 1 };
  if (span.to <= span.from) return { wrong: `${first} comes after ${last}` };
  const wrong = misread(plan.columns[column], what, { first, last, isMonth }, plan.startDay);
  if (wrong) return wrong;
  const { title, kind } = plan.columns[column];
  const time = isMonth ? `in ${last}` : first === undefined ? `on ${last}` : `from ${first} to ${last}`;
  return { column, span, title: `${title} ${kind === "level" ? `on ${last}` : time}` };
}

interface Written {
  readonly first?: string;
  readonly last: string;
  readonly isMonth: boolean;
}

/** A level has a day, what is counted has a time. */
function misread(
  { kind }: Column,
  what: string,
  { first, last, isMonth }: Written,
  startDay: number,
): Refusal | undefined {
  if (kind === "level")
    return first === undefined && !isMonth
      ? undefined
      : {
          wrong: `${what} is a level, read at the end of a day`,
          hint: `write ${what}@${isMonth ? `${last}-01` : last}`,
        };
  if (first !== undefined || isMonth) return undefined;
  const how = kind === "flow" ? "counted over a time" : "a ratio over a time";
  return {
    wrong: `${what} is ${how}, and says little on a single day`,
    hint: `write ${what}@${dayToIso(startDay)}..${last} for the time from the start to this date, or ${what}@${last.slice(0, 7)} for the month`,
  };
}

/** The measure of one replication, from its days. */
export function readDaily({ columns, days }: Plan, { column, span }: DailyMeasure, daily: Float64Array): number {
  const read = (index: number) => ({ from: 0, to: days, values: daily.subarray(index * days, (index + 1) * days) });
  return overDays(columns, column, read, 1, span.from, span.to)[0];
}
