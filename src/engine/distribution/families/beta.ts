import { type Family, interval, positive, shapeWithin, statedShape } from "../form.ts";
import type { Distribution } from "../law.ts";
import { BetaTails } from "../special/incomplete-beta.ts";
import { QuantileTable } from "../special/quantile-table.ts";

/** Beta stretched from (0, 1) to (low, high). */
export class Beta implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #low: number;
  readonly #width: number;
  readonly #tails: BetaTails;
  #table: QuantileTable | undefined;

  constructor(alpha: number, beta: number, low: number, high: number) {
    const sum = alpha + beta;
    this.#low = low;
    this.#width = high - low;
    this.mean = low + (this.#width * alpha) / sum;
    this.variance = (this.#width ** 2 * (alpha / sum) * (beta / sum)) / (sum + 1);
    this.#tails = new BetaTails(alpha, beta);
  }

  /** From a table of the exact inverse, built at the first call. */
  quantile(u: number): number {
    this.#table ??= new QuantileTable(this.#tails);
    return this.#low + this.#width / (1 + Math.exp(-this.#table.at(u)));
  }

  cdf(x: number): number {
    const share = (x - this.#low) / this.#width;
    if (share <= 0) return 0;
    if (share >= 1) return 1;
    return Math.exp(this.#tails.logLower(Math.log(share / (1 - share))));
  }
}

/** A share, or another quantity between two bounds; from a mean and cv it lies in (0, 1). */
export const beta: Family = [
  { names: ["alpha", "beta"], build: ({ alpha, beta }) => shaped(alpha, beta, 0, 1) },
  { names: ["alpha", "beta", "low", "high"], build: ({ alpha, beta, low, high }) => shaped(alpha, beta, low, high) },
  {
    names: ["mean", "cv"],
    build({ mean, cv }) {
      if (!(mean > 0 && mean < 1)) throw new RangeError(`beta: mean must lie between 0 and 1, not ${mean}.`);
      const sum = (1 - mean) / (mean * positive("beta", "cv", cv) ** 2) - 1;
      if (!(sum > 0))
        throw new RangeError(
          `beta: with mean ${mean} the cv must be below ${Math.sqrt((1 - mean) / mean)}, not ${cv}.`,
        );
      const words = () => `beta: with mean ${mean} the cv must be further from its ends than ${cv} is`;
      return new Beta(shapeWithin(mean * sum, words), shapeWithin((1 - mean) * sum, words), 0, 1);
    },
  },
];

function shaped(alpha: number, beta: number, low: number, high: number): Beta {
  interval("beta", low, high);
  return new Beta(statedShape("beta", "alpha", alpha), statedShape("beta", "beta", beta), low, high);
}
