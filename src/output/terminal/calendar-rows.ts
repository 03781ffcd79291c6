/** The rows of a table through time: months, or so many of them together that no more than twelve rows are left. */
import { civilDateOf } from "../../engine/civil-date.ts";
import type { Month } from "../../experiment/statistics/month.ts";
import { monthNames } from "../words/wording.ts";

export interface CalendarRow {
  /** "May 2023", "Apr-Jun 2023", "May-Dec 2023", "2024", "2024-2026" */
  readonly name: string;
  /** Places among the months. */
  readonly from: number;
  readonly to: number;
}

export const mostRows = 12;

interface YearMonth {
  readonly year: number;
  /** From 0. */
  readonly month: number;
}

const short = ({ month }: YearMonth) => monthNames[month].slice(0, 3);

function nameOf(first: YearMonth, last: YearMonth): string {
  if (first.year !== last.year) return `${first.year}-${last.year}`;
  if (first.month === last.month) return `${short(first)} ${first.year}`;
  if (first.month === 0 && last.month === 11) return String(first.year);
  return `${short(first)}-${short(last)} ${first.year}`;
}

/** Every month is a row of its own. */
export function monthRows(months: readonly Month[], startDay: number): CalendarRow[] {
  return grouped(months, startDay, ({ year, month }) => 12 * year + month);
}

/** Months while there are at most twelve of them, then quarters, years, or several years. */
export function fewRows(months: readonly Month[], startDay: number): CalendarRow[] {
  const keys = [
    ({ year, month }: YearMonth) => 12 * year + month,
    ({ year, month }: YearMonth) => 4 * year + Math.floor(month / 3),
    ...[1, 2, 5, 10, 25, 100].map((years) => (one: YearMonth) => Math.floor(one.year / years)),
  ];
  for (const key of keys) {
    const rows = grouped(months, startDay, key);
    if (rows.length <= mostRows) return rows;
  }
  return grouped(months, startDay, () => 0);
}

function grouped(months: readonly Month[], startDay: number, key: (month: YearMonth) => number): CalendarRow[] {
  const dated = months.map(({ from }): YearMonth => {
    const { year, month } = civilDateOf(startDay + from);
    return { year, month: month - 1 };
  });
  const rows: CalendarRow[] = [];
  for (let from = 0; from < dated.length; ) {
    let to = from + 1;
    while (to < dated.length && key(dated[to]) === key(dated[from])) to++;
    rows.push({ name: nameOf(dated[from], dated[to - 1]), from, to });
    from = to;
  }
  return rows;
}
