import { logGammaDensity } from "./stirling.ts";
import type { Side, Tails } from "./tails.ts";

const PRECISION = 4e-16;

/** The tails of the gamma distribution of unit scale, along t = ln x. */
export class GammaTails implements Tails {
  readonly #shape: number;

  constructor(shape: number) {
    this.#shape = shape;
  }

  /**
   * The mean; but the upper tail of a shape below 1 is so flat there that Newton's method would leap out of range, and
   * is entered from the other end: it lies below that of the exponential.
   */
  start(logTail: number, side: Side): number {
    return side === "upper" && this.#shape < 1 ? Math.log(-logTail) : Math.log(this.#shape);
  }

  logLower(t: number): number {
    const x = Math.exp(t);
    if (x > this.#shape + 1) return Math.log1p(-Math.exp(this.logUpper(t)));
    return this.logDensity(t) + Math.log(lowerSeries(this.#shape, x));
  }

  logUpper(t: number): number {
    const x = Math.exp(t);
    if (x <= this.#shape + 1) return Math.log1p(-Math.exp(this.logLower(t)));
    if (x === Infinity) return -Infinity;
    return this.logDensity(t) + Math.log(upperFraction(this.#shape, x));
  }

  logDensity(t: number): number {
    return logGammaDensity(this.#shape, Math.exp(t), t);
  }

  slope(t: number): number {
    return this.#shape - Math.exp(t);
  }
}

/** γ(a, x) / (x^a e^-x) = Σ x^n / (a (a + 1) … (a + n)), DLMF 8.7.1: about √a terms beyond the first few. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Γ(a, x) / (x^a e^-x) for x > a + 1: the contracted continued fraction of DLMF 8.9.2, by Lentz's method (1976). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > PRECISION; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return fraction;
}
