/** Dates as people write them in tables: days, months and quarters. What could be read in two ways is not read. */
import { civilDateOf, dayNumberOf, daysInMonth, dayToIso } from "../../engine/civil-date.ts";

/** Which of three numbers is the day, where a column writes dates as 31/03/2023. */
export type DateOrder = "day-month-year" | "month-day-year";

/** First and last day of what a cell names, as days since 1970-01-01. */
export interface DateSpan {
  readonly first: number;
  readonly last: number;
}

/** Why a cell is not read as a date, and what to do about it. */
export interface DateRefusal {
  readonly why: string;
  readonly hint?: string;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const fullMonths = "january february march april may june july august september october november december".split(" ");

/** 1 to 12; 0 for what names no month. */
function monthNumber(name: string): number {
  const text = name.toLowerCase().replace(/\.$/, "");
  return Math.max(months.indexOf(text === "sept" ? "sep" : text), fullMonths.indexOf(text)) + 1;
}

/** Two digits are of this century, as far as statistics are concerned. */
const fullYear = (text: string) => (text.length === 2 ? 2000 : 0) + Number(text);

function spanOfDay(year: number, month: number, day: number): DateSpan | DateRefusal {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!exists) return { why: "is not a date that exists" };
  const only = dayNumberOf({ year, month, day });
  return { first: only, last: only };
}

function spanOfMonths(year: number, month: number, count: number): DateSpan {
  const end = month + count - 1;
  return {
    first: dayNumberOf({ year, month, day: 1 }),
    last: dayNumberOf({ year, month: end, day: daysInMonth(year, end) }),
  };
}

/** A form of writing, and what it means; undefined where its words are no month. */
type Form = readonly [
  form: RegExp,
  read: (parts: readonly string[], order?: DateOrder) => DateSpan | DateRefusal | undefined,
];

const named = (year: string, month: string, day: string) =>
  monthNumber(month) > 0 ? spanOfDay(fullYear(year), monthNumber(month), Number(day)) : undefined;
const wholeMonth = (year: string, month: string) =>
  monthNumber(month) > 0 ? spanOfMonths(fullYear(year), monthNumber(month), 1) : undefined;
const quarter = (year: string, number: string) => spanOfMonths(Number(year), Number(number) * 3 - 2, 3);

const forms: readonly Form[] = [
  [/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/, ([y, m, d]) => spanOfDay(+y, +m, +d)],
  [
    /^\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}\S*$/,
    () => ({ why: "has a time of day", hint: "write the date alone, as in 2023-03-31" }),
  ],
  [/^(\d{4})[ -]?Q([1-4])$/i, ([y, q]) => quarter(y, q)],
  [/^Q([1-4])[ -]?(\d{4})$/i, ([q, y]) => quarter(y, q)],
  [
    /^(?:\d{4}[/-]\d{2} Q[1-4]|Q[1-4] \d{4}[/-]\d{2})$/i,
    () => ({
      why: "is a quarter of a financial year",
      hint: "write the calendar quarter (2022 Q4) or its last day (2022-12-31)",
    }),
  ],
  [/^([a-z]{3,9})(?: to | ?[-–] ?)([a-z]{3,9})[ -](\d{4})$/i, ([from, to, year]) => monthsOfQuarter(from, to, year)],
  [/^([a-z]{3,9}\.?)[ -]?(\d{4}|\d{2})$/i, ([m, y]) => wholeMonth(y, m)],
  [/^(\d{4})[ -]([a-z]{3,9})$/i, ([y, m]) => wholeMonth(y, m)],
  [/^(\d{4})[-/](\d{2})$/, ([y, m]) => (+m >= 1 && +m <= 12 ? spanOfMonths(+y, +m, 1) : { why: "is not a month" })],
  [
    /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9}\.?)[ -](\d{4}|\d{2})(?: 00:00(?::00)?)?$/i,
    ([d, m, y]) => named(y, m, d),
  ],
  [/^(?:[a-z]{3,9},? )?([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, ([m, d, y]) => named(y, m, d)],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: 00:00(?::00)?)?$/, ([a, , b, y], order) => numbers(a, b, y, order)],
  [/^(\d{5})(?:\.0+)?$/, ([serial]) => excelSerial(Number(serial))],
];

/** `Jan to Mar 2023`, `October - December 2022`: a quarter by its months. */
function monthsOfQuarter(from: string, to: string, year: string): DateSpan | DateRefusal | undefined {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  if (first === 0 || last === 0) return undefined;
  return last - first === 2 && first % 3 === 1 ? spanOfMonths(Number(year), first, 3) : { why: "is not a quarter" };
}

function numbers(a: string, b: string, year: string, order: DateOrder | undefined): DateSpan | DateRefusal {
  if (order === "day-month-year") return spanOfDay(fullYear(year), Number(b), Number(a));
  if (order === "month-day-year") return spanOfDay(fullYear(year), Number(a), Number(b));
  const dayFirst = spanOfDay(fullYear(year), Number(b), Number(a));
  const monthFirst = spanOfDay(fullYear(year), Number(a), Number(b));
  if ("why" in dayFirst && "why" in monthFirst) return dayFirst;
  if ("why" in dayFirst || "why" in monthFirst)
    return {
      why: "is in an order that must be declared",
      hint: `say dates: ${"why" in monthFirst ? "day-month-year" : "month-day-year"}`,
    };
  return {
    why: "does not say which number is the day",
    hint: "say which comes first: dates: day-month-year, or dates: month-day-year",
  };
}

/** Day 1 of a spreadsheet is 1 January 1900, and it counts a 29 February 1900 that never was. */
const spreadsheetEpoch = dayNumberOf({ year: 1899, month: 12, day: 30 });

function excelSerial(serial: number): DateRefusal {
  return {
    why: "is not a date; it looks like a spreadsheet's number for one",
    hint: `format the column as dates before saving it as CSV: this would be ${dayToIso(spreadsheetEpoch + serial)}`,
  };
}

/** What a cell names, without its notes in square brackets. */
export function dateSpan(cell: string, order?: DateOrder): DateSpan | DateRefusal {
  // No date is longer; and no pattern is tried on a text without end.
  const text = cell.length > 60 ? "" : withoutNotes(cell).replaceAll(/\s+/g, " ");
  for (const [form, read] of forms) {
    const parts = form.exec(text)?.slice(1);
    const found = parts && read(parts, order);
    if (found) return found;
  }
  return {
    why: "is not a date",
    hint: "write 2023-03-31, 31 March 2023, Mar 2023 for a month or 2023 Q1 for a quarter",
  };
}

/** A cell without `[note 1]`, `[p]`, `[r]` and the like after its value. */
export function withoutNotes(cell: string): string {
  let text = cell.trim();
  while (text.endsWith("]") && text.lastIndexOf("[") > 0) text = text.slice(0, text.lastIndexOf("[")).trimEnd();
  return text;
}

/** Whether a cell can be read as a date; a header of such cells is that of a wide table. */
export const isDate = (cell: string, order?: DateOrder): boolean => "last" in dateSpan(cell, order);

/** The last day of the months or days that begin on a day which names them; undefined where it is not a first day. */
export function lastDayFrom(first: number, spacing: "quarterly" | "monthly" | "weekly" | "daily"): number | undefined {
  if (spacing === "daily") return first;
  if (spacing === "weekly") return first + 6;
  const { year, month, day } = civilDateOf(first);
  if (day !== 1 || (spacing === "quarterly" && month % 3 !== 1)) return undefined;
  return spanOfMonths(year, month, spacing === "monthly" ? 1 : 3).last;
}
