/**
 * A distribution that is sampled by inversion: one uniform gives one value, and a larger uniform never a smaller value.
 * So the same luck under two means gives two values in proportion, and scenarios compared stay in step.
 */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** The smallest x with cdf(x) >= u, for u in (0, 1). */
  quantile(u: number): number;
  /** The probability of a value at or below x. */
  cdf(x: number): number;
  /** The values and their probabilities, for a distribution that takes single values only. */
  atoms?(): Atoms;
  /** As length-biased.ts has it, where a closed form is known. Undefined for a case of the family that has none. */
  lengthBiased?(): Distribution | undefined;
}

/** Single values in ascending order, and the mass of each; masses need not add up to 1. */
export interface Atoms {
  readonly values: Float64Array;
  readonly mass: Float64Array;
}
