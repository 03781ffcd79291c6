import { type Family, notNegative } from "../form.ts";
import { lattice } from "../lattice.ts";
import type { Atoms, Distribution } from "../law.ts";
import { GammaTails } from "../special/incomplete-gamma.ts";
import type { Steps } from "../steps.ts";

const LARGEST_MEAN = 1e9;

class Poisson implements Distribution {
  readonly mean: number;
  readonly variance: number;
  #steps: Steps | undefined;

  constructor(mean: number) {
    if (notNegative("poisson", "mean", mean) > LARGEST_MEAN)
      throw new RangeError(`poisson: mean must be at most ${LARGEST_MEAN}, not ${mean}.`);
    this.mean = mean;
    this.variance = mean;
  }

  quantile(u: number): number {
    return this.#table().quantile(u);
  }

  /** P(X <= k) is the upper tail at the mean of a gamma with shape k + 1 (DLMF 8.4.10). */
  cdf(x: number): number {
    if (!(x >= 0)) return 0;
    return Math.exp(new GammaTails(Math.floor(x) + 1).logUpper(Math.log(this.mean)));
  }

  atoms(): Atoms {
    return this.#table().atoms();
  }

  #table(): Steps {
    this.#steps ??= lattice(Math.floor(this.mean), Infinity, (k) => this.mean / k);
    return this.#steps;
  }
}

/** The number of events in a time when they come one by one at a constant rate. */
export const poisson: Family = [{ names: ["mean"], build: ({ mean }) => new Poisson(mean) }];
