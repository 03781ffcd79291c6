/** The fit file, format 1: the one source of its JSON Schema, of the parsed type and of the checks on its shape. */
import * as z from "zod";

const path = z.string().min(1);
const paths = z.array(path).min(1);
const end = z.union([z.string(), z.number()]);
const range = z.tuple([end, end]);

/** The most draws, values and tries of a fit. */
export const mostDraws = 10_000;
export const mostFitted = 40;
const mostTries = 100_000;

const to = z
  .record(z.string(), z.strictObject({ within: z.union([z.string(), z.number()]) }))
  .describe(
    "Observed series of the scenario to how close the simulation should come, 19 times in 20: a share of the published value (10%) or an amount",
  );

const fitted = z.strictObject({
  path: z
    .union([path, paths, z.record(z.string(), z.union([path, paths]))])
    .describe(
      "Path of the value in the scenario; several paths take the same value; a map gives each scenario its own paths, by its name",
    ),
  range: range
    .optional()
    .describe("[lowest, highest], all values between equally likely; default: the scenario's range"),
  ranges: z.array(range).min(2).optional().describe("Alternative ranges, all equally likely, in order"),
  in: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Names of the scenarios it is fitted in; default: all that have it"),
});

const also = z.strictObject({
  scenario: z.string().describe("Scenario file, relative to this one"),
  set: z.record(path, z.unknown()).default({}).describe("Path to value, as --set does"),
  to,
});

export const fitFile = z.strictObject({
  format: z.literal(1).describe("Version of the fit format"),
  title: z.string(),
  question: z.string().optional(),
  description: z.string().optional(),
  scenario: also.shape.scenario,
  set: also.shape.set,
  to,
  also: z.array(also).default([]).describe("Other scenarios that the same values are fitted to at once"),
  fit: z.record(z.string(), fitted).describe("Name of a column of the draws to the value that is fitted"),
  draws: z.number().int().min(10).max(mostDraws).default(200).describe("Rows of joint draws that are written"),
  replications: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .default(2)
    .describe("Runs of each set of values that is tried; 2 or more, so that chance can be separated from the values"),
  waves: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(4)
    .describe("How often the ranges are narrowed before the draws are made"),
  tries: z
    .number()
    .int()
    .min(20)
    .max(mostTries)
    .optional()
    .describe("Sets of values tried at first; later waves try half as many; default: 10 for each value, at least 40"),
  seed: z.union([z.number().int(), z.string()]).optional().describe("Default: the seed of the first scenario"),
});

export type FitFile = z.output<typeof fitFile>;

/** The format as a JSON Schema, for editors. */
export function fitSchemaText(): string {
  const schema = z.toJSONSchema(fitFile, { target: "draft-7", io: "input", unrepresentable: "any" });
  return `${JSON.stringify({ ...schema, title: "casehub fit, format 1" }, null, 1)}\n`;
}
