import { logBetaDensity } from "./stirling.ts";
import type { Tails } from "./tails.ts";

const PRECISION = 4e-16;

/** The tails of the beta distribution on (0, 1), along t = logit x = ln(x / (1 - x)). */
export class BetaTails implements Tails {
  readonly #a: number;
  readonly #b: number;

  constructor(alpha: number, beta: number) {
    this.#a = alpha;
    this.#b = beta;
  }

  /**
   * The logit of the mean. Both tails are straight in the end, so Newton's method can leap no further than it can come
   * back.
   */
  start(): number {
    return Math.log(this.#a / this.#b);
  }

  logLower(t: number): number {
    const x = 1 / (1 + Math.exp(-t));
    if (this.#beyondTurn(x)) return Math.log1p(-Math.exp(this.logUpper(t)));
    return this.logDensity(t) + Math.log(fraction(this.#a, this.#b, x) / this.#a);
  }

  logUpper(t: number): number {
    if (!this.#beyondTurn(1 / (1 + Math.exp(-t)))) return Math.log1p(-Math.exp(this.logLower(t)));
    return this.logDensity(t) + Math.log(fraction(this.#b, this.#a, 1 / (1 + Math.exp(t))) / this.#b);
  }

  logDensity(t: number): number {
    const grows = Math.exp(t);
    const falls = Math.exp(-t);
    const logX = t < 0 ? t - Math.log1p(grows) : -Math.log1p(falls);
    return logBetaDensity(this.#a, this.#b, 1 / (1 + falls), 1 / (1 + grows), logX, logX - t);
  }

  slope(t: number): number {
    return this.#a / (1 + Math.exp(t)) - this.#b / (1 + Math.exp(-t));
  }

  /** Where the fraction of the other tail converges faster. */
  #beyondTurn(x: number): boolean {
    return x > (this.#a + 1) / (this.#a + this.#b + 2);
  }
}

/** I_x(a, b) a B(a, b) / (x^a (1 - x)^b): the continued fraction of DLMF 8.17.22, by Lentz's method (1976). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) / (a + 1)) * x);
  let value = d;
  for (let m = 1, change = 0; Math.abs(change - 1) > PRECISION; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    change = d * c;
    value *= change;
  }
  return value;
}

function nonZero(x: number): number {
  return x === 0 ? 1e-300 : x;
}
