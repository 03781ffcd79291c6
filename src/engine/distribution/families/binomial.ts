import { type Family, whole } from "../form.ts";
import { lattice } from "../lattice.ts";
import type { Atoms, Distribution } from "../law.ts";
import { BetaTails } from "../special/incomplete-beta.ts";
import { Steps } from "../steps.ts";

const LARGEST_VARIANCE = 1e9;

class Binomial implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly #trials: number;
  readonly #share: number;
  #steps: Steps | undefined;

  constructor(trials: number, share: number) {
    whole("binomial", "trials", trials, 0);
    if (!(share >= 0 && share <= 1)) throw new RangeError(`binomial: share must lie between 0 and 1, not ${share}.`);
    this.#trials = trials;
    this.#share = share;
    this.mean = trials * share;
    this.variance = trials * share * (1 - share);
    if (this.variance > LARGEST_VARIANCE) throw new RangeError(`binomial: ${trials} trials are too many.`);
  }

  quantile(u: number): number {
    return this.#table().quantile(u);
  }

  /** P(X <= k) is the upper tail at the share of a beta with parameters k + 1 and trials - k (DLMF 8.17.5). */
  cdf(x: number): number {
    const k = Math.floor(x);
    if (!(k >= 0)) return 0;
    if (k >= this.#trials) return 1;
    return Math.exp(new BetaTails(k + 1, this.#trials - k).logUpper(Math.log(this.#share / (1 - this.#share))));
  }

  atoms(): Atoms {
    return this.#table().atoms();
  }

  #table(): Steps {
    this.#steps ??= this.variance === 0 ? new Steps([this.mean], [1]) : this.#lattice();
    return this.#steps;
  }

  #lattice(): Steps {
    const odds = this.#share / (1 - this.#share);
    const mode = Math.min(this.#trials, Math.floor((this.#trials + 1) * this.#share));
    return lattice(mode, this.#trials, (k) => ((this.#trials - k + 1) / k) * odds);
  }
}

/** The number of successes in independent trials, each a success with the same share. */
export const binomial: Family = [
  { names: ["trials", "share"], build: ({ trials, share }) => new Binomial(trials, share) },
];
