import { type Family, positive } from "../form.ts";
import type { Distribution } from "../law.ts";
import { Gamma } from "./gamma.ts";

class Exponential implements Distribution {
  readonly mean: number;
  readonly variance: number;

  constructor(mean: number) {
    this.mean = mean;
    this.variance = mean * mean;
  }

  quantile(u: number): number {
    return -this.mean * Math.log1p(-u);
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : -Math.expm1(-x / this.mean);
  }

  lengthBiased(): Gamma {
    return new Gamma(2, this.mean);
  }
}

/** The time to an event of constant hazard; its rate is events per unit of time. */
export const exponential: Family = [
  { names: ["mean"], build: ({ mean }) => new Exponential(positive("exponential", "mean", mean)) },
  { names: ["rate"], build: ({ rate }) => new Exponential(1 / positive("exponential", "rate", rate)) },
];
