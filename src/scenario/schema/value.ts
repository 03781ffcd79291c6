/** Other leaves of the scenario format: times, dates, names and shares, as zod schemas. */
import * as z from "zod";
import { isoToDay } from "../../engine/civil-date.ts";
import { quoted } from "../text/visible.ts";
import { quantity } from "./quantity.ts";

/** An elapsed time (`14 days`, `20 working days`): its number may be uncertain, its kind of day may not. */
const elapsedTime = quantity("elapsed").transform((amount) => ({ amount, working: amount.workingDays === true }));
export const elapsed = () => elapsedTime;

/** A calendar date as days since 1970-01-01. */
export const date = () =>
  z
    .string()
    .meta({ examples: ["2023-06-22"] })
    .transform((text, context) => {
      const day = isoToDay(text);
      if (day !== undefined) return day;
      context.addIssue({
        code: "custom",
        message: `${quoted(text)} is not a date that exists, written YYYY-MM-DD`,
        params: { problem: "date" },
      });
      return Number.NaN;
    });

/** A name that other parts of the scenario refer to. */
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/i, "a name starts with a letter and has only letters, digits, - and _");

/** A stage, or a later visit to one. */
export const visit = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*( visit [1-9][0-9]*)?$/i, "a stage, or a later visit to it: interview visit 2");
/** Words that answers, tables and charts use in place of a name or path. */
export const label = () =>
  z.string().min(1).max(60).optional().describe("Words that answers, charts and tables use in its place");

/** A share or the word `rest`: what the others leave of 100%. */
export const shareOrRest = () => z.union([z.literal("rest"), quantity("share")]);
