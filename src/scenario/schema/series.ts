/** Published or planned series: a table of dated values, from a CSV or written in place, and how it goes on after its end. */
import * as z from "zod";
import { date, quantity } from "./value.ts";

/** Where the dated values are: a CSV's columns (`where` keeps the rows whose columns equal the given texts), or written in place. */
export const points = z.union([
  z.strictObject({
    file: z.string().describe("CSV file, relative to this scenario file"),
    date: z.string().describe("Column with the date of each value (the last day of its quarter or month)"),
    column: z.string().describe("Column with the value"),
    where: z.record(z.string(), z.string()).optional().describe("Keep only rows whose columns have these texts"),
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
