/** What a sensitivity analysis varies: every value with a range, and joint draws as one. */

import { valueAt } from "../../hub/draws.ts";
import type { Plan } from "../../hub/plan.ts";
import type { Quantity } from "../../scenario/values/quantity.ts";

export interface RangeFactor {
  readonly kind: "range";
  readonly name: string;
  readonly quantity: Quantity;
  /** Index among `plan.uncertain`. */
  readonly index: number;
}

/** The rows of joint draws, put in order of their first column: values that go together are varied together. */
export interface JointFactor {
  readonly kind: "joint";
  readonly name: string;
  /** Index among `plan.uncertain` of each column; -1 for one that is not there. */
  readonly indices: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

export type Factor = RangeFactor | JointFactor;

/** The factors of a plan, in its order of uncertain values; joint draws come first. A range without width is none. */
export function factorsOf(plan: Plan): Factor[] {
  const { uncertain, draws } = plan;
  const factors: Factor[] = [];
  if (draws && draws.rows.length > 1)
    factors.push({
      kind: "joint",
      name: "draws",
      indices: draws.paths.map((path) => uncertain.findIndex((quantity) => quantity.path === path)),
      rows: [...draws.rows].sort((a, b) => a[0] - b[0]),
    });
  uncertain.forEach((quantity, index) => {
    const { range, path = "" } = quantity;
    if (range && range[0] < range[1] && !draws?.paths.includes(path))
      factors.push({ kind: "range", name: path, quantity, index });
  });
  return factors;
}

/** Every uncertain value at its best estimate. */
export function bestEstimates(plan: Plan): Float64Array {
  return Float64Array.from(plan.uncertain, (quantity) => quantity.value);
}

/** Sets what one factor stands for, at a cumulative probability from 0 to 1: the ends of a range, or a row of the joint draws. */
export function setFactor(values: Float64Array, factor: Factor, u: number): void {
  if (factor.kind === "range") {
    const { quantity, index } = factor;
    values[index] =
      u <= 0
        ? (quantity.range?.[0] ?? quantity.value)
        : u >= 1
          ? (quantity.range?.[1] ?? quantity.value)
          : valueAt(quantity, u);
    return;
  }
  const row = factor.rows[Math.min(factor.rows.length - 1, Math.floor(u * factor.rows.length))];
  factor.indices.forEach((index, column) => {
    if (index >= 0) values[index] = row[column];
  });
}

/** Values for a point of the unit cube; factors that are not named stay at their best estimate. */
export function valuesAt(plan: Plan, factors: readonly Factor[], u: ArrayLike<number>): Float64Array {
  const values = bestEstimates(plan);
  for (const [i, factor] of factors.entries()) setFactor(values, factor, u[i]);
  return values;
}
