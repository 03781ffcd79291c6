/** Published or planned series: a table of dated values, from a CSV or written in place, and how it goes on after its end. */
import * as z from "zod";
import { quantity } from "./quantity.ts";
import { date } from "./value.ts";

const text = z.union([z.string(), z.number(), z.boolean()]);

/** What can be said of a table in a data file, whichever its columns. */
export const tableKeys = {
  where: z
    .record(z.string(), z.union([text, z.array(text).min(1)]))
    .optional()
    .describe("Keep only rows whose columns have these texts (a list: one of them)"),
  sum: z.boolean().optional().describe("Add up the rows of one date; without it two rows of a date are an error"),
  sheet: z.string().optional().describe("Sheet of a workbook (.xlsx, .ods); not needed where it has only one"),
  header_row: z.int().min(1).optional().describe("Line that names the columns, where there are titles above it"),
  dash: z.enum(["nil", "not published"]).optional().describe("What a dash alone means"),
  thousands: z.enum(["comma", "point", "space"]).optional().describe("What separates thousands in its numbers"),
  decimals: z.enum(["point", "comma"]).optional().describe("What its decimals come after"),
  fractions: z.boolean().optional().describe("Whether counts may have fractions of a case"),
};

const dateKeys = {
  dates: z
    .enum(["day-month-year", "month-day-year"])
    .optional()
    .describe("How dates such as 31/03/2023 are written; other forms need no setting"),
  dated: z
    .enum(["first day", "last day"])
    .optional()
    .describe("Which day of its week, month or quarter a date is; default: the last"),
};

const file = z.string().describe("CSV file or workbook, relative to this scenario file");

/** Where the dated values are: a column of a table, a row of one whose columns are dates, or written in place. */
export const points = z.union([
  z.strictObject({
    file,
    date: z.string().describe("Column with the date of each value: a day, a month or a quarter"),
    column: z.string().describe("Column with the value"),
    ...tableKeys,
    ...dateKeys,
  }),
  z.strictObject({
    file,
    row: z.string().describe("Text of the row with the values, in a table whose columns are dates"),
    ...tableKeys,
    ...dateKeys,
  }),
  z.strictObject({ values: z.record(z.string(), z.number()).describe("Date to value"), source: z.string().optional() }),
]);

const then = z.union([
  z.literal("hold").describe("Hold the last rate or level"),
  z.strictObject({
    repeat: z
      .string()
      .regex(/^last \d+ (quarters|months|weeks|days)$/)
      .describe("Repeat the last n values, e.g. last 4 quarters"),
    scale: quantity("share", { within: [0, 100] }).optional(),
  }),
  z.strictObject({ hold: z.literal("last"), scale: quantity("share", { within: [0, 100] }).optional() }),
  z.strictObject({ rate: quantity("rate"), scale: quantity("share", { within: [0, 100] }).optional() }),
]);

/** Counts per quarter, month, week or day; past its end it is an error unless `then` says how it goes on. */
export const countSeries = z.strictObject({
  quarterly: points.optional(),
  monthly: points.optional(),
  weekly: points.optional(),
  daily: points.optional(),
  scale: quantity("share", { within: [0, 100] })
    .optional()
    .describe("Factor on every value, e.g. 100% with a range"),
  then: then.optional().describe("How the series goes on past its last value"),
});

/** Levels at dates (staff in post at month ends), read by linear interpolation; held at the ends only when `then: hold`. */
export const levelSeries = z.strictObject({
  monthly: points.optional(),
  quarterly: points.optional(),
  at: points.optional(),
  scale: quantity("share", { within: [0, 100] }).optional(),
  then: z.literal("hold").optional(),
});

/** A published series to lay beside the results. */
export const observed = z.strictObject({
  measure: z.string().describe("The measure it is compared with"),
  group: z.string().optional().describe("The measure's group (a stage, pool, type, cohort), if any"),
  per: z
    .enum(["day", "week", "month", "quarter"])
    .default("day")
    .describe(
      "day: the level at the end of that date; month: the month's total (or mean, for a ratio) that ends on that date",
    ),
  label: z.string().optional(),
  tolerance: quantity("share").optional().describe("How close the simulation should come, e.g. 10%"),
  values: points,
  from: date().optional().describe("Use values from this date on"),
  to: date().optional(),
});
