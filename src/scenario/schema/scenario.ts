/** The scenario file, format 1: the one source of the JSON Schema, of the parsed type and of the checks on shape. */
import * as z from "zod";
import { cases } from "./cases.ts";
import { closedDays } from "./closed-days.ts";
import { quantity } from "./quantity.ts";
import { observed } from "./series.ts";
import { staff } from "./staff.ts";
import { target } from "./target.ts";
import { date, elapsed, label, name } from "./value.ts";
import { work } from "./work.ts";

const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

export const nations = ["england-and-wales", "scotland", "northern-ireland", "none"] as const;

const calendar = z.union([
  z.literal("continuous").describe("Work goes on day and night: for textbook queues"),
  z.strictObject({
    nation: z.enum(nations).describe("Whose bank holidays are kept; none: no bank holidays"),
    hours_per_day: quantity("effort", { within: [0.1, 24] }),
    weekdays: z.array(weekday).min(1).default(["mon", "tue", "wed", "thu", "fri"]),
    opens: z
      .number()
      .min(0)
      .max(24)
      .default(9)
      .describe("Hour of the day at which work starts; opening and hours must fit in a day"),
    closed: closedDays,
  }),
]);

export const change = z.strictObject({
  on: date(),
  name: z.string().optional(),
  label: label(),
  set: z
    .record(z.string(), z.unknown())
    .describe("Path to its value from that date on, e.g. work.interview.effort: 2h"),
  source: z.string().optional(),
});

export const scenario = z.strictObject({
  format: z.literal(1).describe("Version of the scenario format"),
  extends: z.string().optional().describe("Parent scenario file, relative to this one"),
  title: z.string(),
  question: z.string().optional(),
  description: z.string().optional(),
  seed: z.union([z.number().int(), z.string()]).default(1),
  replications: z.number().int().min(1).max(1_000_000).default(100),
  period: z.strictObject({ start: date(), end: date().describe("Last day, inclusive") }),
  warm_up: elapsed().optional().describe("Steady-state measures leave out this much at the start"),
  calendar,
  sites: z
    .record(
      name,
      z.strictObject({
        label: label(),
        nation: z.enum(nations).optional(),
        hours_per_day: quantity("effort", { within: [0.1, 24] }).optional(),
        closed: closedDays.describe("As in the calendar, and in addition to its closed days"),
        source: z.string().optional(),
      }),
    )
    .default({}),
  cases,
  work,
  staff,
  next_case: z
    .array(z.string())
    .default([])
    .describe(
      "Order in which a free caseworker takes work: stage names, type names, legacy, flow, oldest, easiest; then, without oldest, later stages first and first come, first served; first_come: first come, first served at all stages",
    ),
  quota: z
    .strictObject({
      legacy: quantity("share").describe("Share of starts that are legacy while both cohorts wait"),
      at: z.array(name).min(1),
    })
    .optional(),
  changes: z.array(change).default([]),
  targets: z.record(name, target).default({}),
  observed: z.record(name, observed).default({}),
  thresholds: z
    .strictObject({ measure: z.string(), at: z.array(z.number().nonnegative()).min(1) })
    .optional()
    .describe(
      "Clearance dates are reported for these levels; default legacy_backlog (or total_backlog) at 0, 1000, 5000",
    ),
  accepted_warnings: z
    .record(
      z.string(),
      z.strictObject({
        at: z
          .union([z.string(), z.array(z.string()).min(1)])
          .optional()
          .describe("Path or paths that the warning is about, e.g. work.interview; default: wherever it arises"),
        because: z.string().min(1).describe("Why it is meant"),
      }),
    )
    .default({})
    .describe(
      "Warnings that are meant, by code: casehub check no longer gives them, and says where one does not arise",
    ),
  draws: z
    .strictObject({
      file: z.string(),
      columns: z
        .record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]))
        .describe(
          "CSV column to path, or to several paths that take its value; its values carry units, or are in the unit of the path's value; a result's replications.csv is read in its own units",
        ),
    })
    .optional()
    .describe("Joint draws of uncertain values, a row a draw"),
});

/** A parsed scenario: dates as day numbers, quantities in canonical units with their provenance. */
export type Scenario = z.output<typeof scenario>;
