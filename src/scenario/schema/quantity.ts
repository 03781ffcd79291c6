/** Dimensioned values of the scenario format, bare or with their provenance, as zod schemas. */
import * as z from "zod";
import { quoted, shortened } from "../text/visible.ts";
import {
  type Confidence,
  type Dimension,
  dimensions,
  type Quantity,
  type RangeDistribution,
  readQuantity,
} from "../values/quantity.ts";
import { once } from "./once.ts";

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
