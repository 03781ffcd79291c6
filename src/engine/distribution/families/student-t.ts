import { normalQuantile } from "../normal-quantile.ts";
import { BetaTails } from "../special/incomplete-beta.ts";
import { tailQuantile } from "../special/tails.ts";
import { normalCdf } from "./normal.ts";

/** From here on two terms of the expansion in 1/df are good to 1e-11, as far out as one in a thousand million. */
const NEARLY_NORMAL = 1e5;

/**
 * The quantile at p of Student's t with `df` degrees of freedom, which need not be whole and may be Infinity (the
 * normal).
 *
 * The share x = df / (df + t²) has a beta distribution with parameters df/2 and 1/2 (DLMF 8.17; Abramowitz and Stegun
 * 26.7.1), which is inverted exactly; beyond a hundred thousand degrees of freedom, Abramowitz and Stegun 26.7.5.
 *
 * @throws RangeError unless 0 <= p <= 1 and df > 0
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Student's t: a probability must lie between 0 and 1, not ${p}.`);
  requireDegrees(df);
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  if (df > NEARLY_NORMAL) {
    const z = normalQuantile(p);
    return Number.isFinite(z) ? z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) : z;
  }
  const tails = new BetaTails(df / 2, 0.5);
  const logit =
    p <= 0.25 ? tailQuantile(tails, Math.log(2 * p), "lower") : tailQuantile(tails, Math.log1p(-2 * p), "upper");
  return p === 0.5 ? 0 : -Math.sqrt(df) * Math.exp(-logit / 2);
}

/**
 * The probability that Student's t with `df` degrees of freedom is at or below t.
 *
 * @throws RangeError unless df > 0
 */
export function studentTCdf(t: number, df: number): number {
  requireDegrees(df);
  if (df === Infinity) return normalCdf(t);
  if (t === 0) return 0.5;
  const tail = 0.5 * Math.exp(new BetaTails(df / 2, 0.5).logLower(Math.log(df) - 2 * Math.log(Math.abs(t))));
  return t > 0 ? 1 - tail : tail;
}

function requireDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`Student's t: degrees of freedom must be above 0, not ${df}.`);
}
