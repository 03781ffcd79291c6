/** Distributions of the scenario format, as zod schemas. */
import * as z from "zod";
import { familyParameters } from "../../engine/distribution/family.ts";
import type { Dimension, Quantity } from "../values/quantity.ts";
import { once } from "./once.ts";
import { quantity } from "./quantity.ts";

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
