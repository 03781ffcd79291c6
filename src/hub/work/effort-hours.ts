import { normalQuantile } from "../../engine/distribution/normal-quantile.ts";

/** Laws of effort that the core knows. Compiled twice, for TypeScript and for the core (see engine/portable.d.ts). */
export const constantEffort: i32 = 0;
export const exponentialEffort: i32 = 1;
export const lognormalEffort: i32 = 2;
export const otherEffort: i32 = 3;

/** Hours at cumulative probability u; -1 for another law. For a constant `a` is its value, for an exponential its mean, for a lognormal `a` and `b` are mean and deviation of the logarithm. */
export function knownHours(law: i32, a: f64, b: f64, u: f64): f64 {
  if (law === lognormalEffort) return Math.exp(a + b * normalQuantile(u));
  if (law === constantEffort) return a;
  // A drawn u has at most 53 binary places, so 1 - u is exact.
  if (law === exponentialEffort) return -a * Math.log(1 - u);
  return -1;
}
