import type { Distribution } from "../law.ts";
import { integrate } from "../special/quadrature.ts";
import { Steps } from "../steps.ts";

/** The largest double below 1: the last uniform whose quantile is finite. */
const ALMOST_ONE = 1 - 2 ** -53;

/** Less than this share kept is taken for a mistake in the bounds, and is beyond the accuracy of the inversion. */
const LEAST_SHARE = 1e-6;

/**
 * The parent given that it lies from `atLeast` to `atMost`, both included.
 *
 * @throws RangeError if the bounds are the wrong way round or keep less than a millionth of the parent
 */
export function truncate(parent: Distribution, atLeast = -Infinity, atMost = Infinity): Distribution {
  if (!(atLeast <= atMost))
    throw new RangeError(`truncated: at_least must not be above at_most, but they are ${atLeast} and ${atMost}.`);
  return parent.atoms ? keepAtoms(parent, atLeast, atMost) : new Truncated(parent, atLeast, atMost);
}

function keepAtoms(parent: Distribution, atLeast: number, atMost: number): Steps {
  const { values, mass } = parent.atoms?.() ?? { values: new Float64Array(), mass: new Float64Array() };
  const within = (_: number, i: number) => values[i] >= atLeast && values[i] <= atMost;
  const kept = mass.filter(within);
  const share = kept.reduce((sum, m) => sum + m, 0) / mass.reduce((sum, m) => sum + m, 0);
  requireShare(share, atLeast, atMost);
  return new Steps(values.filter(within), kept);
}

function requireShare(share: number, atLeast: number, atMost: number): void {
  if (share >= LEAST_SHARE) return;
  throw new RangeError(`truncated: less than a millionth of the distribution lies between ${atLeast} and ${atMost}.`);
}

/** A continuous distribution between bounds, by inversion within the parent's own probabilities. */
class Truncated implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #parent: Distribution;
  readonly #atLeast: number;
  readonly #atMost: number;
  readonly #below: number;
  readonly #share: number;

  constructor(parent: Distribution, atLeast: number, atMost: number) {
    this.#parent = parent;
    this.#atLeast = atLeast;
    this.#atMost = atMost;
    this.#below = parent.cdf(atLeast);
    this.#share = parent.cdf(atMost) - this.#below;
    requireShare(this.#share, atLeast, atMost);
    const { mean, variance } = atMost === Infinity ? this.#momentsAbove() : this.#momentsBetween();
    this.mean = mean;
    this.variance = variance;
  }

  quantile(u: number): number {
    // Rounded up to 1, the parent's quantile would be infinite.
    const x = this.#parent.quantile(Math.min(this.#below + u * this.#share, ALMOST_ONE));
    return Math.min(this.#atMost, Math.max(this.#atLeast, x));
  }

  cdf(x: number): number {
    if (x < this.#atLeast) return 0;
    if (x >= this.#atMost) return 1;
    return (this.#parent.cdf(x) - this.#below) / this.#share;
  }

  /** Without an upper bound, as the tail matters; between two bounds there is none. */
  lengthBiased(): Distribution | undefined {
    const biased = this.#atMost === Infinity ? this.#parent.lengthBiased?.() : undefined;
    return biased && new Truncated(biased, this.#atLeast, this.#atMost);
  }

  #momentsBetween(): { mean: number; variance: number } {
    const mean = integrate((u) => this.quantile(u), 0, 1);
    return { mean, variance: integrate((u) => (this.quantile(u) - mean) ** 2, 0, 1) };
  }

  /** Without an upper bound the tail is too long to integrate: the parent's moments less what is cut off are exact. */
  #momentsAbove(): { mean: number; variance: number } {
    const { mean: m, variance: v } = this.#parent;
    const cut = (power: number, centre: number) =>
      integrate((u) => (this.#parent.quantile(u) - centre) ** power, 0, this.#below);
    const mean = (m - cut(1, 0)) / this.#share;
    return { mean, variance: (v + (m - mean) ** 2 - cut(2, mean)) / this.#share };
  }
}
