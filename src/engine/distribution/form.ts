import type { Distribution } from "./law.ts";

/** One way to state a family: exactly these parameters. */
export interface Form {
  readonly names: readonly string[];
  build(parameters: Readonly<Record<string, number>>): Distribution;
}

/** The ways to state one family. */
export type Family = readonly Form[];

/** @throws RangeError unless the value is a finite number above 0 */
export function positive(family: string, name: string, value: number): number {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${family}: ${name} must be above 0, not ${value}.`);
  return value;
}

/**
 * Shapes whose values a double can tell apart: with a smaller one nearly all are 0, with a larger one all are the mean, and in both the
 * series of the tails take too many terms.
 */
export const shapes = { least: 0.00039, most: 1e6 };

/** A shape within {@link shapes}. @param words the parameter from which it comes, and what it may be @throws RangeError when it is not */
export function shapeWithin(shape: number, words: () => string): number {
  if (shape >= shapes.least && shape <= shapes.most) return shape;
  throw new RangeError(`${words()}: beyond that its values cannot be told apart.`);
}

/** A shape as stated. @throws RangeError unless it is within {@link shapes} */
export function statedShape(family: string, name: string, value: number): number {
  return shapeWithin(
    positive(family, name, value),
    () => `${family}: ${name} must be between ${shapes.least.toPrecision(1)} and ${shapes.most}, not ${value}`,
  );
}

/** @throws RangeError unless the value is a finite number, 0 or above */
export function notNegative(family: string, name: string, value: number): number {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${family}: ${name} must be 0 or above, not ${value}.`);
  return value;
}

/** @throws RangeError unless the value is a whole number at or above `least` */
export function whole(family: string, name: string, value: number, least: number): number {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`${family}: ${name} must be a whole number, ${least} or above, not ${value}.`);
  return value;
}

/** @throws RangeError unless low and high are finite and low is below high */
export function interval(family: string, low: number, high: number): void {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new RangeError(`${family}: low must be below high, but low is ${low} and high is ${high}.`);
}

/** @throws RangeError unless the mode lies between low and high, ends included */
export function modeWithin(family: string, low: number, mode: number, high: number): void {
  interval(family, low, high);
  if (!(low <= mode && mode <= high))
    throw new RangeError(
      `${family}: mode must lie between low and high, but ${mode} is not between ${low} and ${high}.`,
    );
}
