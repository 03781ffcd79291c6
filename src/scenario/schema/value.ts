/** The leaves of the scenario format: quantities, dates, names and distributions, as zod schemas. */
import * as z from "zod";
import { isoToDay } from "../../engine/civil-date.ts";
import { familyParameters } from "../../engine/distribution/family.ts";
import { quoted, shortened } from "../text/visible.ts";
import {
  type Confidence,
  type Dimension,
  dimensions,
  type Quantity,
  type RangeDistribution,
  readQuantity,
} from "../values/quantity.ts";

const confidences = ["high", "medium", "low", "assumption"] as const;
const rangeDistributions = ["pert", "triangular", "uniform"] as const;

interface Written {
  value: string | number;
  range?: [string | number, string | number];
  distribution?: RangeDistribution;
  source?: string;
  confidence?: Confidence;
  note?: string;
}

/** Bounds that hold for every value of a dimension, in its canonical unit. */
const bounds: Partial<Record<Dimension, readonly [number, number]>> = {
  count: [0, 1e9],
  share: [0, 1],
  effort: [0, 1e6],
  elapsed: [0, 1e6],
  hazard: [0, 1e6],
  rate: [0, 1e9],
  "weekly hours": [0, 168],
  "yearly days": [0, 366],
};

export interface QuantityOptions {
  /** Bounds in the canonical unit, where they differ from the dimension's own (a share of a scale may pass 100%). */
  readonly within?: readonly [number, number];
  /** Only whole numbers are possible. */
  readonly whole?: true;
}

function badUnit(dimension: Dimension, raw: unknown): string {
  const { example, bare } = dimensions[dimension];
  if (typeof raw === "number" && !bare) return `a unit is missing: write it as in ${example}`;
  if (typeof raw === "string" && /^[\d,_]+$/.test(raw))
    return `${quoted(raw)} is not a number here: write digits only, as in ${example}`;
  return `expected a value such as ${example}, not ${quoted(raw)}`;
}

function outside(dimension: Dimension, text: string | number, than: "less" | "more", bound: number): string {
  const shown = dimension === "share" ? `${bound * 100}%` : `${bound} ${dimensions[dimension].unit}`.trim();
  return `${shortened(String(text))} is ${than} than is possible here: the ${than === "less" ? "least" : "most"} is ${shown}`;
}

const written = z.union([z.string(), z.number()]);
const stated = z.strictObject({
  value: written.describe("Best estimate, with its unit"),
  range: z.tuple([written, written]).optional().describe("Minimum and maximum; replications draw values between them"),
  distribution: z
    .enum(rangeDistributions)
    .optional()
    .describe("How the range is drawn (default: pert, the value as mode)"),
  source: z.string().optional().describe("Where the value comes from"),
  confidence: z.enum(confidences).optional().describe("How sure the source is"),
  note: z.string().optional().describe("Anything a reviewer should know"),
});

/** One schema for all places of the same kind: making one takes longer than reading a file with it. */
function once<K, T>(make: (kind: K) => T): (kind: K) => T {
  const made = new Map<K, T>();
  return (kind) => {
    const before = made.get(kind);
    if (before !== undefined) return before;
    const schema = make(kind);
    made.set(kind, schema);
    return schema;
  };
}

const usual = once((dimension: Dimension) => quantityWithin(dimension));

/** A dimensioned value: bare (`7.4h`) or with its provenance (`{value: 7.4h, source: …, range: […]}`). */
export function quantity(dimension: Dimension, options?: QuantityOptions) {
  return options ? quantityWithin(dimension, options) : usual(dimension);
}

function quantityWithin(dimension: Dimension, { within, whole }: QuantityOptions = {}) {
  // The example is attached to what is written: a schema of the input alone drops those of a transform.
  return z
    .union([z.string(), z.number(), stated])
    .meta({ examples: [dimensions[dimension].example] })
    .transform((raw, context): Quantity => {
      const given: Written = typeof raw === "object" ? raw : { value: raw };
      const possible = within ?? bounds[dimension] ?? ([-Infinity, Infinity] as const);
      const [low, high] = possible;
      const read = (text: string | number, path: (string | number)[]) => {
        const result = readQuantity(dimension, text);
        if (!result)
          context.addIssue({ code: "custom", path, message: badUnit(dimension, text), params: { problem: "unit" } });
        else if (!(result.value >= low && result.value <= high))
          context.addIssue({
            code: "custom",
            path,
            message: outside(dimension, text, result.value < low ? "less" : "more", result.value < low ? low : high),
            params: { problem: "bound" },
          });
        else if (whole && !Number.isInteger(result.value))
          context.addIssue({
            code: "custom",
            path,
            message: `${text} is not a whole number`,
            params: { problem: "bound" },
          });
        return result;
      };
      const value = read(given.value, typeof raw === "object" ? ["value"] : []);
      const range = given.range?.map((end, i) => {
        const result = read(end, ["range", i]);
        if (value && result && value.workingDays !== result.workingDays)
          context.addIssue({
            code: "custom",
            path: ["range", i],
            message: `${given.value} and ${end} do not count the same days: write both in working days, or neither`,
            params: { problem: "unit" },
          });
        return result?.value ?? Number.NaN;
      }) as [number, number] | undefined;
      if (value && range && !range.some(Number.isNaN) && !(range[0] <= value.value && value.value <= range[1]))
        context.addIssue({
          code: "custom",
          path: ["range"],
          message: "the range must hold the value: minimum, then maximum",
          params: { problem: "range" },
        });
      if (whole && range && range[0] < range[1])
        context.addIssue({
          code: "custom",
          path: ["range"],
          message:
            "what is drawn from a range is not a whole number: leave the range out, or list whole numbers in the file of draws",
          params: { problem: "range" },
        });
      return {
        kind: "quantity",
        dimension,
        ...value,
        value: value?.value ?? Number.NaN,
        range,
        within: possible,
        whole,
        distribution: given.distribution,
        source: given.source,
        confidence: given.confidence,
        note: given.note,
      };
    });
}

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

/** The dimension of each parameter of a family, given the dimension of the variable itself. */
function parameterDimension(parameter: string, dimension: Dimension): Dimension {
  return ["value", "low", "mode", "high", "mean", "scale", "at_least", "at_most"].includes(parameter)
    ? dimension
    : "number";
}

/** A distribution of a dimensioned variable: a bare value (constant), or one named family with its parameters. */
export const distribution = once((dimension: Dimension) => {
  const families = Object.entries(familyParameters).map(([family, sets]) => {
    const names = [...new Set(sets.flat())];
    const body = z.strictObject({
      ...Object.fromEntries(
        names.map((parameter) => [parameter, quantity(parameterDimension(parameter, dimension)).optional()]),
      ),
      at_least: quantity(dimension).optional(),
      at_most: quantity(dimension).optional(),
    });
    return z.strictObject({ [family]: body });
  });
  const empirical = z.strictObject({
    empirical: z.union([
      z.array(quantity(dimension)).min(1),
      z.strictObject({ file: z.string(), column: z.string(), unit: z.string() }),
    ]),
  });
  const discrete = z.strictObject({
    discrete: z.array(z.strictObject({ value: quantity(dimension), share: quantity("share") })).min(1),
  });
  return z.union([quantity(dimension), discrete, empirical, ...families]).transform((raw, context) => {
    if ("kind" in raw && raw.kind === "quantity") return spec("constant", { value: raw as Quantity });
    const [family, body] = Object.entries(raw)[0] as [string, unknown];
    if (family === "discrete") {
      const rows = body as { value: Quantity; share: Quantity }[];
      return spec(
        "discrete",
        {},
        undefined,
        rows.map((row) => row.value),
        rows.map((row) => row.share),
      );
    }
    if (family === "empirical") {
      if (Array.isArray(body)) return spec("empirical", {}, undefined, body as Quantity[]);
      return {
        ...spec("empirical", {}),
        file: { ...(body as { file: string; column: string; unit: string }), dimension },
      };
    }
    const { at_least, at_most, ...given } = body as Record<string, Quantity | undefined>;
    const parameters = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, Quantity] => entry[1] !== undefined),
    );
    const names = Object.keys(parameters).sort().join();
    const sets = (familyParameters as unknown as Record<string, readonly (readonly string[])[]>)[family];
    if (!sets.some((set) => [...set].sort().join() === names))
      context.addIssue({
        code: "custom",
        path: [family],
        message: `${family} takes ${sets.map((set) => set.join(" and ")).join(", or ")}`,
        params: { problem: "parameters" },
      });
    return spec(family, parameters, at_least || at_most ? { at_least, at_most } : undefined);
  });
});

/** A distribution as the scenario states it, before its parameters are drawn. */
export interface DistributionStatement {
  family: string;
  parameters: Record<string, Quantity>;
  truncated?: { at_least?: Quantity; at_most?: Quantity };
  values?: Quantity[];
  weights?: Quantity[];
  /** Empirical values to be read from a CSV; the loader replaces it by `values`. */
  file?: { file: string; column: string; unit: string; dimension: Dimension };
}

function spec(
  family: string,
  parameters: Record<string, Quantity>,
  truncated?: DistributionStatement["truncated"],
  values?: Quantity[],
  weights?: Quantity[],
): DistributionStatement {
  return { family, parameters, truncated, values, weights };
}
