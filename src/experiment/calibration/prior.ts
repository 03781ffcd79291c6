/** What is known of a fitted value before the fit: the range, or rival ranges, that it is drawn from. */
import { valueAt } from "../../hub/draws.ts";
import type { Quantity } from "../../scenario/values/quantity.ts";

/** One fitted value: a column of the joint draws. */
export interface FittedValue {
  /** Name of its column. */
  readonly name: string;
  /** As the first scenario that has it states it, with the range it is fitted in. */
  readonly quantity: Quantity;
  readonly paths: readonly string[];
  /** In canonical units, in order, each as likely as the others; one unless there are rival readings. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Whether the scenario's own range and distribution are the prior; otherwise each value of a range is as likely. */
  readonly stated: boolean;
  /** For each scenario, which of its uncertain values take this one. */
  readonly indices: readonly (readonly number[])[];
}

/** The ends of all that it may be. */
export function hull({ ranges }: FittedValue): readonly [number, number] {
  return [ranges[0][0], ranges[ranges.length - 1][1]];
}

/** The value at a cumulative probability u of what was known before. */
export function priorValue(value: FittedValue, u: number): number {
  const { ranges, stated, quantity } = value;
  if (stated) return valueAt(quantity, Math.min(1 - 1e-12, Math.max(1e-12, u)));
  const place = Math.min(ranges.length - 1, Math.floor(u * ranges.length));
  const [low, high] = ranges[place];
  return low + (u * ranges.length - place) * (high - low);
}

/** Which of the rival ranges a value lies in: the last that begins at or below it. */
export function readingOf({ ranges }: FittedValue, value: number): number {
  return Math.max(
    0,
    ranges.findLastIndex(([low]) => value >= low),
  );
}

/** A point of the unit cube of probabilities as values in canonical units. */
export function priorValues(fitted: readonly FittedValue[], u: ArrayLike<number>): Float64Array {
  return Float64Array.from(fitted, (value, i) => priorValue(value, u[i]));
}

/** Values as places in their ranges, 0 to 1: what the emulator sees. */
export function placesOf(fitted: readonly FittedValue[], values: ArrayLike<number>): Float64Array {
  return Float64Array.from(fitted, (value, i) => {
    const [low, high] = hull(value);
    return (values[i] - low) / (high - low);
  });
}
