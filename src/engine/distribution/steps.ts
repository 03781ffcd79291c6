import type { Atoms, Distribution } from "./law.ts";

/** A distribution of single values, sampled by bisection: the memory is two numbers a value, the time its logarithm. */
export class Steps implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #atoms: Atoms;
  /** P(X <= value) and P(X > value), each summed from its own end: near 1 the first alone would lose the tail. */
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #median: number;

  /** Values in strictly ascending order, and their masses above 0, which need not add up to 1. */
  constructor(values: ArrayLike<number>, mass: ArrayLike<number>) {
    const n = values.length;
    this.#atoms = { values: Float64Array.from(values), mass: Float64Array.from(mass) };
    const lower = new Float64Array(n);
    const upper = new Float64Array(n);
    for (let i = 0, sum = 0; i < n; i++) lower[i] = sum += mass[i];
    for (let i = n - 1, sum = 0; i >= 0; i--) {
      upper[i] = sum;
      sum += mass[i];
    }
    const total = lower[n - 1];
    let mean = 0;
    for (let i = 0; i < n; i++) {
      lower[i] /= total;
      upper[i] /= total;
      mean += (mass[i] / total) * values[i];
    }
    let variance = 0;
    for (let i = 0; i < n; i++) variance += (mass[i] / total) * (values[i] - mean) ** 2;
    this.mean = mean;
    this.variance = variance;
    this.#lower = lower;
    this.#upper = upper;
    this.#median = this.#search(0, n - 1, 0.5);
  }

  quantile(u: number): number {
    const median = this.#median;
    const last = this.#lower.length - 1;
    const lowerHalf = u <= this.#lower[median];
    return this.#atoms.values[lowerHalf ? this.#search(0, median, u) : this.#searchUpper(median, last, 1 - u)];
  }

  cdf(x: number): number {
    const { values } = this.#atoms;
    if (!(x >= values[0])) return 0;
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (values[middle] <= x) low = middle;
      else high = middle - 1;
    }
    return this.#lower[low];
  }

  atoms(): Atoms {
    return this.#atoms;
  }

  /** The first index from low to high whose lower tail reaches u. */
  #search(low: number, high: number, u: number): number {
    const lower = this.#lower;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lower[middle] >= u) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first index from low to high whose upper tail has come down to v. */
  #searchUpper(low: number, high: number, v: number): number {
    const upper = this.#upper;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upper[middle] <= v) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
