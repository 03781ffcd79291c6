/**
 * Cases in hand, by who holds them. A piece of work goes through as many equal phases as give its effort about the right
 * spread (Erlang's method of stages: k phases have a coefficient of variation of 1/sqrt(k)); each working day moves a share of every
 * phase to the next, so that hours in and work done always agree.
 * Source: A. K. Erlang, in E. Brockmeyer, H. L. Halstrom and A. Jensen, The Life and Works of A. K. Erlang (1948).
 */
import { crumb } from "./cells.ts";

/** More phases than this make no visible difference, and cost time. */
export const mostPhases = 8;

export class InHand {
  /** Cases by holder * slots + slot, and the same by phase. */
  readonly total: Float64Array;
  /** Slots of each holder that have had cases, and may still. */
  readonly active: number[][];
  private readonly phase: Float64Array;
  private readonly isActive: Uint8Array;

  constructor(
    holders: number,
    private readonly slots: number,
    /** Phases of each slot. */
    private readonly phases: Uint8Array,
    /** Of the pieces of each slot that are met part-way through, the share taken as done. */
    private readonly metDone: Float64Array,
  ) {
    this.total = new Float64Array(holders * slots);
    this.phase = new Float64Array(holders * slots * mostPhases);
    this.isActive = new Uint8Array(holders * slots);
    this.active = Array.from({ length: holders }, () => []);
  }

  /**
   * Cases are taken up and get what is left of a day's work; with `underWay` they were begun before the period: in any phase alike.
   * @param share share of each phase that moves on in the day @returns the cases that are done
   */
  begin(holder: number, slot: number, amount: number, share: number, underWay = false): number {
    const at = holder * this.slots + slot;
    const first = at * mostPhases;
    const count = this.phases[slot];
    const met = underWay ? amount * (1 - this.metDone[slot]) : amount;
    let done = amount - met;
    for (let p = 0; p < (underWay ? count : 1); p++) {
      const here = underWay ? met / count : met;
      this.phase[first + p] += here * (1 - share);
      if (p + 1 < count) this.phase[first + p + 1] += here * share;
      else done += here * share;
    }
    this.total[at] += amount - done;
    this.activate(holder, slot);
    return done;
  }

  private activate(holder: number, slot: number): void {
    const at = holder * this.slots + slot;
    if (this.isActive[at] === 1 || this.total[at] === 0) return;
    this.isActive[at] = 1;
    this.active[holder].push(slot);
  }

  /** Forgets slots of a holder that have run empty. */
  tidy(holder: number): void {
    this.active[holder] = this.active[holder].filter((slot) => {
      const at = holder * this.slots + slot;
      if (this.total[at] === 0) this.isActive[at] = 0;
      return this.total[at] > 0;
    });
  }

  /** A day's work: a share of each phase moves on. @returns the cases that are done */
  advance(holder: number, slot: number, share: number): number {
    const at = holder * this.slots + slot;
    if (this.total[at] === 0) return 0;
    const first = at * mostPhases;
    const last = first + this.phases[slot] - 1;
    let done = this.phase[last] * share;
    for (let p = last; p > first; p--) this.phase[p] += (this.phase[p - 1] - this.phase[p]) * share;
    this.phase[first] -= this.phase[first] * share;
    if (this.total[at] - done > crumb) {
      this.total[at] -= done;
      return done;
    }
    done = this.total[at];
    this.total[at] = 0;
    this.phase.fill(0, first, last + 1);
    return done;
  }

  /** Takes a share of what a holder has of one slot, phase by phase, and gives it to another holder, if there is one. @returns the cases */
  pass(from: number, to: number, slot: number, share: number): number {
    const at = from * this.slots + slot;
    const there = to * this.slots + slot;
    const amount = this.total[at] * share;
    if (amount === 0) return 0;
    this.total[at] -= amount;
    if (to >= 0) {
      this.total[there] += amount;
      this.activate(to, slot);
    }
    for (let p = 0; p < this.phases[slot]; p++) {
      const moved = this.phase[at * mostPhases + p] * share;
      this.phase[at * mostPhases + p] -= moved;
      if (to >= 0) this.phase[there * mostPhases + p] += moved;
    }
    return amount;
  }
}
