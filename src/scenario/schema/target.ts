/** What success is. */
import * as z from "zod";
import { quantity } from "./quantity.ts";
import { date, elapsed, label } from "./value.ts";

/** The times over which a flow is counted. */
export const overTimes = ["period", "year", "quarter", "month", "week"] as const;

export type OverTime = (typeof overTimes)[number];

export const target = z.strictObject({
  label: label(),
  measure: z.string().describe("A daily measure, e.g. legacy_backlog"),
  group: z.string().optional(),
  at_most: quantity("number").optional(),
  at_least: quantity("number").optional(),
  over: z
    .enum(overTimes)
    .optional()
    .describe(
      "For what is counted, such as decisions: period is the total from the start to the date; the others must hold in every whole calendar year, quarter, month or week (from Monday) up to it",
    ),
  by: date().optional().describe("Last day that counts; may be left out with over: the end of the period"),
  for: elapsed()
    .optional()
    .describe("How long a level that is reached by the date must stay reached, e.g. 4 weeks; default 1 day"),
  in: quantity("share").optional().describe("Share of replications in which it must be met; default 50%"),
});
