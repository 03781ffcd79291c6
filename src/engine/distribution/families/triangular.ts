import { type Family, modeWithin } from "../form.ts";
import type { Distribution } from "../law.ts";

class Triangular implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #low: number;
  readonly #mode: number;
  readonly #high: number;

  constructor(low: number, mode: number, high: number) {
    modeWithin("triangular", low, mode, high);
    this.#low = low;
    this.#mode = mode;
    this.#high = high;
    this.mean = (low + mode + high) / 3;
    this.variance = ((mode - low) ** 2 + (high - mode) ** 2 + (mode - low) * (high - mode)) / 18;
  }

  quantile(u: number): number {
    const width = this.#high - this.#low;
    const rise = this.#mode - this.#low;
    if (u * width < rise) return this.#low + Math.sqrt(u * width * rise);
    return this.#high - Math.sqrt((1 - u) * width * (this.#high - this.#mode));
  }

  cdf(x: number): number {
    if (x <= this.#low) return 0;
    if (x >= this.#high) return 1;
    const width = this.#high - this.#low;
    if (x < this.#mode) return (x - this.#low) ** 2 / (width * (this.#mode - this.#low));
    return 1 - (this.#high - x) ** 2 / (width * (this.#high - this.#mode));
  }
}

/** A density that rises in a straight line from low to the mode and falls in another to high. */
export const triangular: Family = [
  { names: ["low", "mode", "high"], build: ({ low, mode, high }) => new Triangular(low, mode, high) },
];
