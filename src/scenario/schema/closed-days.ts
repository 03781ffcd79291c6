/** Days on which nobody works, beside weekends and bank holidays: single dates, and ranges with both ends. */
import * as z from "zod";
import { isoToDay } from "../../engine/civil-date.ts";

/** First and last day, as days since 1970-01-01. */
export interface ClosedDays {
  readonly from: number;
  readonly to: number;
}

const dateOrRange = z
  .string()
  .meta({ examples: ["2026-12-24..2027-01-01", "2026-06-15"] })
  .transform((text, context): ClosedDays => {
    const ends = text.split("..").map((end) => isoToDay(end.trim()));
    const [from, to = from] = ends;
    const wrong = (problem: string, message: string) => {
      context.addIssue({ code: "custom", message, params: { problem } });
      return { from: Number.NaN, to: Number.NaN };
    };
    if (from === undefined || to === undefined || ends.length > 2 || ends.includes(undefined))
      return wrong(
        "date",
        `"${text}" is not a date that exists, or two of them: write 2026-06-15, or 2026-12-24..2027-01-01`,
      );
    return from <= to ? { from, to } : wrong("order", `"${text}" ends before it begins: write the earlier date first`);
  });

/** Thirty years of them by the week. */
const mostItems = 1500;

export const closedDays = z
  .array(dateOrRange)
  .max(mostItems)
  .default([])
  .describe("Days on which nobody works, beside weekends and bank holidays: dates, and ranges with both ends");
