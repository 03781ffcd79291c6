/** The columns in which a sweep's tables say what each point is. */

import { dimensions, type Quantity } from "../../../scenario/values/quantity.ts";
import { bestEstimates, setFactor } from "../../design/factor.ts";
import type { SweepPoint } from "../points.ts";
import { numberOf, shownValue } from "./axis.ts";
import type { Sweep } from "./load.ts";

export interface ParameterColumn {
  readonly name: string;
  readonly type: "number" | "date" | "string";
  readonly unit?: string;
  readonly meaning: string;
  readonly value: (point: SweepPoint) => number | string;
}

type Columns = Pick<Sweep, "axes" | "points" | "factors" | "plan">;

/**
 * For every path of the design: numbers without a unit and dates as they are; what has a unit as it is written, and beside it, under
 * `path [unit]`, as a number. Then every value that a design over the scenario's ranges sets.
 */
export function parameterColumns({ axes, points, factors, plan }: Columns): ParameterColumn[] {
  const columns = axes.flatMap(({ path }, axis): ParameterColumn[] => {
    const texts = new Set(points.map(({ texts }) => texts[axis]));
    const read = new Map([...texts].map((text) => [text, numberOf(shownValue(text))]));
    const kinds = new Set([...read.values()].map((one) => one?.dimension));
    const [kind] = kinds;
    const number = ({ texts }: SweepPoint) => read.get(texts[axis])?.value ?? Number.NaN;
    const written = ({ texts }: SweepPoint) => shownValue(texts[axis]);
    const meaning = "Value that the point sets";
    if (kinds.size > 1 || kind === undefined) return [{ name: path, type: "string", meaning, value: written }];
    if (kind === "date") return [{ name: path, type: "date", meaning, value: number }];
    if (kind === "number") return [{ name: path, type: "number", meaning, value: number }];
    const { unit } = dimensions[kind];
    return [
      { name: path, type: "string", meaning: `${meaning}, as written`, value: written },
      { name: `${path} [${unit}]`, type: "number", unit, meaning: `${meaning}, in ${unit}`, value: number },
    ];
  });
  if (factors.length === 0) return columns;
  const set = new Set(axes.map(({ path }) => path));
  // All values of a point are wanted one after the other.
  let last: { readonly point: SweepPoint; readonly values: Float64Array } | undefined;
  const valuesOf = (point: SweepPoint) => {
    if (last?.point !== point) {
      const values = bestEstimates(plan);
      for (const [i, factor] of factors.entries()) setFactor(values, factor, point.u?.[i] ?? 0.5);
      last = { point, values };
    }
    return last.values;
  };
  const ranged = plan.uncertain.flatMap(({ path = "", dimension }, i): ParameterColumn[] =>
    set.has(path)
      ? []
      : [
          {
            name: path,
            type: "number",
            unit: dimensions[dimension].unit,
            meaning: "Value that the design gives in place of the draws",
            value: (point) => valuesOf(point)[i],
          },
        ],
  );
  return [...columns, ...ranged];
}

/** Values of a design over the scenario's ranges that are named in words; `points.csv` has them all. */
const namedValues = 3;

/** How a value of a point is said: one of its own, as it is written, or one that a design over ranges gives, in the quantity's unit. */
export interface SaidValues {
  readonly own: (path: string, text: string) => string;
  readonly ranged: (quantity: Quantity, value: number) => string;
}

/** Values by path, as `--set` takes them. */
const byPath: SaidValues = {
  own: (path, text) => `${path}=${text}`,
  ranged: ({ path }, value) => `${path}=${Number(value.toPrecision(4))}`,
};

/** A point in words, for messages: `point 4 (staff.stoke.joiners.count=300, staff.stoke.training=9 weeks)`. @param said how its values are said */
export function pointWords(sweep: Columns, point: SweepPoint, said: SaidValues = byPath): string {
  const { axes, factors, plan } = sweep;
  const set = axes.map(({ path }, i) => said.own(path, shownValue(point.texts[i])));
  if (factors.length > 0) {
    const own = new Set(axes.map(({ path }) => path));
    const values = bestEstimates(plan);
    for (const [i, factor] of factors.entries()) setFactor(values, factor, point.u?.[i] ?? 0.5);
    const ranged = [...plan.uncertain.entries()].filter(([, { path = "" }]) => !own.has(path));
    for (const [i, quantity] of ranged.slice(0, namedValues)) set.push(said.ranged(quantity, values[i]));
    if (ranged.length > namedValues) set.push(`${ranged.length - namedValues} more`);
  }
  return `point ${point.index}${set.length === 0 ? "" : ` (${set.join(", ")})`}`;
}
