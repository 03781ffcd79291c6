import { GammaTails } from "../special/incomplete-gamma.ts";

const HALF = new GammaTails(0.5);

/**
 * The probability that a standard normal variable is at or below z, small tails included: half the upper tail of a
 * gamma of shape 1/2 at z²/2 (DLMF 7.11.2).
 */
export function normalCdf(z: number): number {
  const tail = z === 0 ? 0.5 : 0.5 * Math.exp(HALF.logUpper(Math.log((z * z) / 2)));
  return z > 0 ? 1 - tail : tail;
}
