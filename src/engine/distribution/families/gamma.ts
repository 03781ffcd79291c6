import { type Family, positive, shapes, shapeWithin, statedShape } from "../form.ts";
import type { Distribution } from "../law.ts";
import { GammaTails } from "../special/incomplete-gamma.ts";
import { QuantileTable } from "../special/quantile-table.ts";

/** Gamma with a shape and a scale in the unit of the variable. */
export class Gamma implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #shape: number;
  readonly #scale: number;
  readonly #tails: GammaTails;
  #table: QuantileTable | undefined;

  constructor(shape: number, scale: number) {
    this.mean = shape * scale;
    this.variance = shape * scale * scale;
    this.#shape = shape;
    this.#scale = scale;
    this.#tails = new GammaTails(shape);
  }

  /** From a table of the exact inverse, built at the first call. */
  quantile(u: number): number {
    this.#table ??= new QuantileTable(this.#tails);
    return this.#scale * Math.exp(this.#table.at(u));
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : Math.exp(this.#tails.logLower(Math.log(x / this.#scale)));
  }

  lengthBiased(): Gamma {
    return new Gamma(this.#shape + 1, this.#scale);
  }
}

/** Work made of many small parts; a coefficient of variation (cv) of 1 is the exponential, below 1 is more regular. */
export const gamma: Family = [
  {
    names: ["shape", "scale"],
    build: ({ shape, scale }) => new Gamma(statedShape("gamma", "shape", shape), positive("gamma", "scale", scale)),
  },
  {
    names: ["mean", "cv"],
    build({ mean, cv }) {
      const shape = shapeWithin(
        positive("gamma", "cv", cv) ** -2,
        () => `gamma: cv must be between ${1 / Math.sqrt(shapes.most)} and ${1 / Math.sqrt(shapes.least)}, not ${cv}`,
      );
      return new Gamma(shape, positive("gamma", "mean", mean) / shape);
    },
  },
];
