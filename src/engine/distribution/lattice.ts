import { Steps } from "./steps.ts";

// Below the mode down to where no uniform above 1e-300 can fall; above it, where 1 - u is never below 2^-53.
const LOWER_FLOOR = 1e-300;
const UPPER_FLOOR = 1e-20;

/**
 * A distribution on whole numbers with one mode, from the ratio of neighbouring probabilities P(k) / P(k - 1).
 * Built outwards from the mode, where the ratios only shrink, so that no probability need be computed on its own.
 * Its size is about 46 standard deviations.
 */
export function lattice(mode: number, last: number, ratio: (k: number) => number): Steps {
  const below: number[] = [];
  for (let k = mode, mass = 1; k > 0; k--) {
    mass /= ratio(k);
    if (!(mass > LOWER_FLOOR)) break;
    below.push(mass);
  }
  const above: number[] = [];
  for (let k = mode + 1, mass = 1; k <= last; k++) {
    mass *= ratio(k);
    if (!(mass > UPPER_FLOOR)) break;
    above.push(mass);
  }
  const first = mode - below.length;
  const masses = below.reverse().concat(1, above);
  return new Steps(
    masses.map((_, i) => first + i),
    masses,
  );
}
