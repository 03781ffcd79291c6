/**
 * Where each replication's own threshold lies: the first place of the lattice at which it meets the target. Under common random
 * numbers and a monotone response, one trial at a place settles all places on one side of it, so the thresholds are closed in on by
 * bisection, all replications together: a trial is only made where it can still change the answer. Places are counted here from the end
 * of the lattice at which the target is hardest to meet.
 *
 * A sample-path approach to stochastic root finding: the replications are fixed and the root of their own, deterministic response is
 * found. (Chen and Schmeiser, IIE Transactions 33, 2001; Pasupathy and Kim, ACM TOMACS 21(3), 2011, section 5.)
 */
import type { Trials } from "./trials.ts";

/** A threshold lies above `unmet` (-1: nothing is known) and at or below `met` (Infinity: not yet seen to be met). */
export interface Bracket {
  unmet: number;
  met: number;
}

export class Thresholds {
  /** One a replication. */
  readonly brackets: Bracket[] = [];
  private readonly trials: Trials;
  private readonly last: number;
  private readonly placeOf: (position: number) => number;

  /** @param last the last position @param placeOf turns a position into a place of the lattice */
  constructor(trials: Trials, last: number, placeOf: (position: number) => number) {
    this.trials = trials;
    this.last = last;
    this.placeOf = placeOf;
  }

  /** Takes replications in up to `count`, with what was already tried of them. */
  grow(count: number): void {
    while (this.brackets.length < count) this.brackets.push({ unmet: -1, met: Number.POSITIVE_INFINITY });
    for (const position of [0, this.last]) this.learn(position);
  }

  /** What a bracket says of a position; undefined when it lies inside. */
  says({ unmet, met }: Bracket, position: number): boolean | undefined {
    if (met <= position) return true;
    return unmet >= position ? false : undefined;
  }

  /** For each replication whether it meets the target at a position, which must have been resolved. */
  metAt(position: number): Uint8Array {
    return Uint8Array.from(this.brackets, (bracket) => (this.says(bracket, position) ? 1 : 0));
  }

  /** Whether it is known of every replication. */
  isResolved(position: number): boolean {
    return this.brackets.every((bracket) => this.says(bracket, position) !== undefined);
  }

  /** Tries, at a position, every replication of which it is not yet known. */
  async resolve(position: number): Promise<void> {
    const open = this.brackets.flatMap((bracket, replication) =>
      this.says(bracket, position) === undefined ? [replication] : [],
    );
    await this.trials.make(this.placeOf(position), open);
    this.learn(position);
  }

  /** The first position at which at least `rank` replications meet the target: the rank-th smallest threshold. Infinity when none does. */
  async ofRank(rank: number): Promise<number> {
    for (;;) {
      // The rank-th smallest threshold lies between the rank-th smallest ends of the brackets.
      const low = ranked(
        this.brackets.map(({ unmet }) => unmet),
        rank,
      );
      const high = Math.min(
        this.last + 1,
        ranked(
          this.brackets.map(({ met }) => met),
          rank,
        ),
      );
      if (high - low <= 1) return high > this.last ? Number.POSITIVE_INFINITY : high;
      await this.resolve((low + high) >> 1);
    }
  }

  private learn(position: number): void {
    for (const [replication, { met }] of this.trials.at(this.placeOf(position))) {
      const bracket = this.brackets[replication];
      if (!bracket || this.says(bracket, position) !== undefined) continue;
      if (met) bracket.met = position;
      else bracket.unmet = position;
    }
  }
}

/** The rank-th smallest, from 1. */
function ranked(values: readonly number[], rank: number): number {
  return Float64Array.from(values).sort()[rank - 1];
}
