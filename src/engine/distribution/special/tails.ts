export type Side = "lower" | "upper";

/**
 * A continuous distribution seen along an axis without ends (the logarithm of a positive variable, the logit of a
 * share), on which its density is log-concave. Then so are both tails, and Newton's method on their logarithms finds
 * every quantile.
 */
export interface Tails {
  /** Where to start looking for the place at which a tail has the given logarithm. */
  start(logTail: number, side: Side): number;
  /** ln P(T <= t). */
  logLower(t: number): number;
  /** ln P(T > t). */
  logUpper(t: number): number;
  logDensity(t: number): number;
  /** The derivative of logDensity. */
  slope(t: number): number;
}

/**
 * The t at which a tail has the given logarithm: exact to rounding.
 *
 * Newton's method on the logarithm of the tail. A concave function lies below its tangents, so from the second step on
 * every step falls short, and the steps come to rest at the root from one side.
 */
export function tailQuantile(tails: Tails, logTail: number, side: Side, start = tails.start(logTail, side)): number {
  const upper = side === "upper";
  if (logTail === -Infinity) return upper ? Infinity : -Infinity;
  let t = start;
  for (let i = 0; i < 200; i++) {
    const at = upper ? tails.logUpper(t) : tails.logLower(t);
    const step = (at - logTail) * Math.exp(at - tails.logDensity(t));
    t += upper ? step : -step;
    // The error left is of the order of the square of the step.
    if (!(Math.abs(step) > 1e-9)) break;
  }
  return t;
}

/** The quantile at u in [0, 1], solved in the nearer tail. */
export function exactQuantile(tails: Tails, u: number): number {
  return u <= 0.5 ? tailQuantile(tails, Math.log(u), "lower") : tailQuantile(tails, Math.log1p(-u), "upper");
}
