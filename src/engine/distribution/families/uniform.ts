import { type Family, interval } from "../form.ts";
import type { Distribution } from "../law.ts";

class Uniform implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #low: number;
  readonly #width: number;

  constructor(low: number, high: number) {
    interval("uniform", low, high);
    this.#low = low;
    this.#width = high - low;
    this.mean = (low + high) / 2;
    this.variance = this.#width ** 2 / 12;
  }

  quantile(u: number): number {
    return this.#low + u * this.#width;
  }

  cdf(x: number): number {
    return Math.min(1, Math.max(0, (x - this.#low) / this.#width));
  }
}

/** Every value between low and high alike. */
export const uniform: Family = [{ names: ["low", "high"], build: ({ low, high }) => new Uniform(low, high) }];
