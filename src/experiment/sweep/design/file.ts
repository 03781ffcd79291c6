/** The sweep file, format 1: the one source of its JSON Schema, of the parsed type and of the checks on its shape. */
import * as z from "zod";
import { defaultCap } from "../../precision/precision.ts";

const path = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The most points of a sweep. */
export const mostPoints = 200_000;

const values = z
  .union([z.string(), z.array(z.unknown()).min(1)])
  .describe("A list of values as the scenario would have them, or low..high/step");

const sample = z.strictObject({
  points: z.number().int().min(1).max(mostPoints).describe("How many points"),
  over: z
    .union([z.literal("ranges"), z.array(path).min(1), z.record(path, z.tuple([scalar, scalar]))])
    .describe(
      "ranges: every uncertain value of the scenario, none of them drawn any more; a list of paths: these, over the ranges the scenario gives; a map: path to [low, high], evenly between the two",
    ),
  seed: z.union([z.number().int(), z.string()]).default(1).describe("Of the design, not of the replications"),
});

const sum = z.union([z.array(path).min(1), z.record(path, z.number())]);

export const constraint = z.strictObject({
  sum: sum.describe("Paths that are added up, or path to its weight"),
  at_most: scalar.optional(),
  at_least: scalar.optional(),
  equals: scalar.optional(),
});

export const sweepFile = z.strictObject({
  format: z.literal(1).describe("Version of the sweep format"),
  title: z.string(),
  question: z.string().optional(),
  description: z.string().optional(),
  scenario: z.string().describe("Scenario file that every point starts from, relative to this one"),
  set: z.record(path, z.unknown()).default({}).describe("Path to value, for every point, as --set does"),
  seed: z.union([z.number().int(), z.string()]).optional().describe("Of the replications; default: the scenario's"),
  fixed: z.boolean().default(false).describe("Hold every uncertain value at its best estimate"),
  replications: z.number().int().min(1).max(1_000_000).optional().describe("Of each point; default: the scenario's"),
  precision: z
    .strictObject({
      measures: z.array(z.string()).min(1).describe("As for casehub run --precision: clearance_date ±3 days"),
      at_most: z.number().int().min(1).max(1_000_000).default(defaultCap).describe("Replications of a point at most"),
    })
    .optional()
    .describe("Replications of each point until these are so precise"),
  design: z
    .strictObject({
      grid: z.record(path, values).optional().describe("Every combination of the values"),
      zip: z.record(path, values).optional().describe("The first values of all paths, then the second, and so on"),
      table: z
        .strictObject({
          file: z.string().describe("CSV with a row for each point, relative to this file"),
          columns: z.record(z.string(), path).optional().describe("Column to path; default: the headers are the paths"),
        })
        .optional(),
      latin_hypercube: sample.optional(),
      sobol: sample.optional().describe("The Sobol sequence"),
      random: sample.optional(),
    })
    .describe("The points; of several kinds, every combination"),
  constraints: z.array(constraint).default([]).describe("Points that do not meet all of them are left out"),
  measures: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      "Measures kept: names of outcomes, a level on a date, as legacy_backlog@2023-12-31, or what is counted over a time, as decisions@2023-05-01..2023-12-31 or decisions@2023-06; default: clearance and targets",
    ),
  targets: z.array(z.string()).optional().describe("Targets judged at each point; default: all of the scenario"),
  keep_replications: z.boolean().default(false).describe("Write a row for each replication as well"),
});

export type SweepFile = z.output<typeof sweepFile>;

/** The format as a JSON Schema, for editors. */
export function sweepSchemaText(): string {
  const schema = z.toJSONSchema(sweepFile, { target: "draft-7", io: "input", unrepresentable: "any" });
  return `${JSON.stringify({ ...schema, title: "casehub sweep, format 1" }, null, 1)}\n`;
}
