/** What success is. */
import * as z from "zod";
import { date, quantity } from "./value.ts";

export const target = z.strictObject({
  measure: z.string().describe("A daily measure, e.g. legacy_backlog"),
  group: z.string().optional(),
  at_most: quantity("number").optional(),
  at_least: quantity("number").optional(),
  by: date().describe("Inclusive"),
  in: quantity("share").optional().describe("Share of replications in which it must be met; default 50%"),
});
