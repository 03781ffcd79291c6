import { type Family, positive } from "../form.ts";
import type { Distribution } from "../law.ts";
import { logGamma } from "../special/stirling.ts";
import { Gamma } from "./gamma.ts";

class Weibull implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #inverseShape: number;
  readonly #scale: number;

  constructor(shape: number, scale: number) {
    this.#inverseShape = 1 / shape;
    this.#scale = scale;
    this.mean = scale * Math.exp(logGamma(1 + 1 / shape));
    this.variance = this.mean ** 2 * Math.expm1(logOnePlusSquaredCv(shape));
  }

  quantile(u: number): number {
    // Twice as fast as the power, and as exact.
    return this.#scale * Math.exp(Math.log(-Math.log1p(-u)) * this.#inverseShape);
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : -Math.expm1(-((x / this.#scale) ** (1 / this.#inverseShape)));
  }

  lengthBiased(): Distribution {
    return new PowerOfGamma(1 + this.#inverseShape, this.#inverseShape, this.#scale);
  }
}

/** The length-biased Weibull: the scale times a power of a gamma variable. */
class PowerOfGamma implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #gamma: Gamma;
  readonly #power: number;
  readonly #scale: number;

  constructor(shape: number, power: number, scale: number) {
    this.#gamma = new Gamma(shape, 1);
    this.#power = power;
    this.#scale = scale;
    const first = logGamma(shape + power) - logGamma(shape);
    const second = logGamma(shape + 2 * power) - logGamma(shape);
    this.mean = scale * Math.exp(first);
    this.variance = this.mean ** 2 * Math.expm1(second - 2 * first);
  }

  quantile(u: number): number {
    return this.#scale * this.#gamma.quantile(u) ** this.#power;
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : this.#gamma.cdf((x / this.#scale) ** (1 / this.#power));
  }
}

/** ln(1 + cv²) = ln Γ(1 + 2/k) - 2 ln Γ(1 + 1/k), which falls as the shape k rises. */
function logOnePlusSquaredCv(shape: number): number {
  return logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape);
}

// Outside these shapes the moments leave what double precision can hold apart.
const SMALLEST_SHAPE = 0.05;
const LARGEST_SHAPE = 1e6;

/** The shape that has this coefficient of variation, by bisection of the logarithm of the shape. */
function shapeOfCv(cv: number): number {
  const target = Math.log1p(cv ** 2);
  let low = SMALLEST_SHAPE;
  let high = LARGEST_SHAPE;
  if (!(target < logOnePlusSquaredCv(low) && target > logOnePlusSquaredCv(high)))
    throw new RangeError(`weibull: cv must be between 0.00001 and 200,000, not ${cv}.`);
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high);
    if (logOnePlusSquaredCv(middle) > target) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** The time to an event whose hazard grows (shape above 1) or falls (below 1) as a power of time. */
export const weibull: Family = [
  {
    names: ["shape", "scale"],
    build: ({ shape, scale }) => new Weibull(shapeStated(shape), positive("weibull", "scale", scale)),
  },
  {
    names: ["mean", "cv"],
    build({ mean, cv }) {
      const shape = shapeOfCv(positive("weibull", "cv", cv));
      return new Weibull(shape, positive("weibull", "mean", mean) / Math.exp(logGamma(1 + 1 / shape)));
    },
  },
];

function shapeStated(shape: number): number {
  if (shape >= SMALLEST_SHAPE && shape <= LARGEST_SHAPE) return shape;
  throw new RangeError(`weibull: shape must be between ${SMALLEST_SHAPE} and ${LARGEST_SHAPE}, not ${shape}.`);
}
