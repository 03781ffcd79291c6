import { type Family, positive } from "../form.ts";
import type { Distribution } from "../law.ts";
import { normalQuantile } from "../normal-quantile.ts";
import { normalCdf } from "./normal.ts";

class Lognormal implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #mu: number;
  readonly #sigma: number;

  constructor(mu: number, sigma: number) {
    this.#mu = mu;
    this.#sigma = sigma;
    this.mean = Math.exp(mu + sigma ** 2 / 2);
    this.variance = this.mean ** 2 * Math.expm1(sigma ** 2);
  }

  quantile(u: number): number {
    return Math.exp(this.#mu + this.#sigma * normalQuantile(u));
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : normalCdf((Math.log(x) - this.#mu) / this.#sigma);
  }

  lengthBiased(): Lognormal {
    return new Lognormal(this.#mu + this.#sigma ** 2, this.#sigma);
  }
}

/** A variable whose logarithm is normal: mu and sigma are the mean and standard deviation of the natural logarithm. */
export const lognormal: Family = [
  {
    names: ["mu", "sigma"],
    build({ mu, sigma }) {
      if (!Number.isFinite(mu)) throw new RangeError(`lognormal: mu must be a finite number, not ${mu}.`);
      return new Lognormal(mu, positive("lognormal", "sigma", sigma));
    },
  },
  {
    names: ["mean", "cv"],
    build({ mean, cv }) {
      const variance = Math.log1p(positive("lognormal", "cv", cv) ** 2);
      return new Lognormal(Math.log(positive("lognormal", "mean", mean)) - variance / 2, Math.sqrt(variance));
    },
  },
];
