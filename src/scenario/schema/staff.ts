/** Staff: pools of individual caseworkers, how they come, learn, are absent and leave. */
import * as z from "zod";
import { quantity } from "./quantity.ts";
import { levelSeries } from "./series.ts";
import { date, elapsed, label, name } from "./value.ts";

const attrition = z
  .union([
    quantity("hazard").transform((rate) => [
      { within: undefined as undefined | z.output<ReturnType<typeof elapsed>>, rate },
    ]),
    z
      .array(
        z.strictObject({
          within: elapsed().optional().describe("Up to this tenure; leave out in the last"),
          rate: quantity("hazard"),
        }),
      )
      .min(1),
  ])
  .describe("Hazard of leaving, e.g. 25%/year or 46% within a year; a list gives it by tenure");

const vacancies = z.union([
  z.literal("unfilled"),
  z.strictObject({ refilled_after: elapsed().describe("Time to hire; the refill is a new starter") }),
  z.strictObject({ held_at: quantity("count").describe("Full-time equivalents kept in post") }),
  z.strictObject({
    held_to: levelSeries.describe(
      "Published or planned full-time equivalents: joiners and leavers follow from it and the attrition",
    ),
  }),
]);

const joiners = z.union([
  z.strictObject({
    count: quantity("count").describe("People who arrive in total; offers that fall through do not count"),
    from: date(),
    cohorts: z
      .strictObject({ of: quantity("count"), every: elapsed() })
      .optional()
      .describe("Default: all at once"),
    fall_through: quantity("share")
      .optional()
      .describe("Share of a cohort's offers that fall through; cohorts go on until the count is reached"),
  }),
  z.strictObject({ dated: z.record(z.string(), z.number().int().nonnegative()).describe("Date to number of people") }),
]);

/** Mean length of a spell away in working days, unless stated. */
export const usualSpell = 3;

export const pool = z.strictObject({
  label: label(),
  site: name.optional(),
  grade: z.string().optional(),
  fte: quantity("count")
    .optional()
    .describe("Full-time equivalents in post at the start; default 0. A fraction is one person of that size"),
  fte_each: quantity("number", { within: [0.05, 1] })
    .optional()
    .describe("Full-time equivalent of a person; default 1"),
  skills: z
    .union([z.array(name), z.record(name, z.array(name))])
    .describe("Skills; a map limits a skill to some case types"),
  joiners: joiners.optional(),
  training: elapsed().optional().describe("Initial training, during which no casework is done"),
  ramp: z
    .strictObject({
      from: quantity("share").describe("Speed at the end of training"),
      over: elapsed(),
      shape: z.enum(["linear", "exponential"]).default("linear"),
    })
    .optional()
    .describe("Learning curve from the end of training to full speed"),
  in_training: quantity("share")
    .optional()
    .describe("Share of those in post at the start who are still in initial training, spread evenly over it"),
  learning: quantity("share")
    .optional()
    .describe("Share of those in post at the start who are on the learning curve, spread evenly over it"),
  in_hand: quantity("share")
    .optional()
    .describe(
      "Share of those in post who start the period part-way through a piece of work, as on any other day; default 0%",
    ),
  new_starter_for: elapsed()
    .optional()
    .describe("How long after training all work counts as a new starter's; default: the ramp"),
  mentoring: z
    .strictObject({
      hours: quantity("weekly hours"),
      from: z.union([name.transform((one) => [one]), z.array(name)]),
      lasting: elapsed().describe("From the end of training"),
    })
    .optional(),
  away: z
    .strictObject({
      leave: quantity("yearly days")
        .optional()
        .describe(
          "Annual leave, bank holidays excluded: a share of the working days of a standard year, whatever the period",
        ),
      sickness: quantity("yearly days").optional(),
      other: quantity("share").optional().describe("Share of a present day that is not casework"),
      spell: quantity("number", { within: [1, 260] })
        .optional()
        .describe(`Mean length of an absence in working days; default ${usualSpell}`),
    })
    .optional(),
  overtime: quantity("share").optional().describe("Extra hours a day, as a share of the normal ones"),
  attrition: attrition.optional(),
  vacancies: vacancies.optional().describe("What happens to a post when someone leaves"),
  leaver: z
    .enum(["finishes", "hands_back"])
    .default("finishes")
    .describe("What a leaver does with the case in hand; work handed back starts again"),
  source: z.string().optional(),
});

export const staff = z.record(name, pool);
