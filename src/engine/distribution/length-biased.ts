import type { Distribution } from "./law.ts";
import { Steps } from "./steps.ts";

/** Slices of equal probability that stand for a bounded distribution. */
const slices = 4096;

/**
 * The length of the interval in which a moment falls, where intervals follow one another and their lengths have a
 * distribution: long ones are met more often, in proportion to their length x. Its density is x f(x) / mean, and the
 * moment lies evenly within it, so that (1 + cv²) / 2 of a mean interval remains on average.
 *
 * Lengths below 0 count as 0. Exact where the distribution has a closed form; others, which are bounded, are cut into
 * slices of equal probability, each taken to be even.
 *
 * Source: D. R. Cox, Renewal Theory (1962), section 5.
 */
export function lengthBiased(of: Distribution): Pick<Distribution, "quantile"> {
  return of.atoms ? ofAtoms(of.atoms()) : (of.lengthBiased?.() ?? new Sliced(of));
}

function ofAtoms({ values, mass }: { values: Float64Array; mass: Float64Array }): Steps {
  const weight = mass.map((m, i) => m * Math.max(0, values[i]));
  const has = (_: number, i: number) => weight[i] > 0;
  return weight.some((w) => w > 0) ? new Steps(values.filter(has), weight.filter(has)) : new Steps([0], [1]);
}

/** Within a slice lengths are even between its ends, so that the squares of those biased by length are. */
class Sliced {
  readonly #ends: Float64Array;
  /** Running sums of the lengths in the slices. */
  readonly #sums: Float64Array;

  constructor(of: Distribution) {
    this.#ends = Float64Array.from({ length: slices + 1 }, (_, i) => Math.max(0, of.quantile(i / slices)));
    this.#sums = new Float64Array(slices + 1);
    for (let i = 0; i < slices; i++) this.#sums[i + 1] = this.#sums[i] + this.#ends[i] + this.#ends[i + 1];
  }

  quantile(u: number): number {
    const sums = this.#sums;
    const sought = u * sums[slices];
    let low = 0;
    let high = slices - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sums[middle] <= sought) low = middle;
      else high = middle - 1;
    }
    const width = sums[low + 1] - sums[low];
    const within = width > 0 ? (sought - sums[low]) / width : 0;
    const first = this.#ends[low];
    const last = this.#ends[low + 1];
    return Math.sqrt(first * first + within * (last * last - first * first));
  }
}
