import type { EventSlots } from "./event-slots.ts";
import { Rung } from "./rung.ts";
import { SortedRun } from "./sorted-run.ts";

/** A slice of more events than this is cut finer before it is sorted. */
const SORTED_AT_ONCE = 16;
/** A run that pushes have made longer than this is cut into a rung. */
const LONGEST_RUN = 32;

/**
 * Ladder queue of slots at finite times (Tang, Goh and Thng, ACM Transactions on Modeling and Computer
 * Simulation 15, 2005): far events lie unsorted in `top`, nearer ones in rungs of ever finer slices, and the
 * next few in a sorted run, which alone serves a queue of up to 32. It departs from the paper in that the lists keep
 * the order of pushes, so that ties need no serial number, and that a rung is cut as deep as the times tell apart.
 *
 * Invariants: every event in the run is before or level with those in the lowest rung's slices, these with those of
 * the rung above, and these with `top`; among level ones the earlier pushed is in the earlier place.
 */
export class Ladder {
  readonly run = new SortedRun(4 * LONGEST_RUN);
  private readonly slots: EventSlots;
  private readonly rungs: Rung[] = [];
  private depth = 0;
  private top: Int32Array;
  private topCount = 0;
  /** Pushes at or after this time go to `top`. */
  private topStart = Infinity;

  constructor(slots: EventSlots) {
    this.slots = slots;
    this.top = new Int32Array(slots.capacity);
  }

  place(slot: number): void {
    const time = this.slots.time[slot];
    if (time >= this.topStart) {
      if (this.topCount === this.top.length) this.growTop();
      this.top[this.topCount++] = slot;
      return;
    }
    const { rungs, run, depth } = this;
    for (let r = 0; r < depth; r++) if (rungs[r].accept(slot, time, this.slots.next)) return;
    run.insert(slot, this.slots);
    if (run.tail - run.head > LONGEST_RUN) this.spill();
  }

  /** Fills the empty run with the events due next; false when there are none. */
  refill(): boolean {
    const { run, rungs } = this;
    run.clear();
    for (;;) {
      if (this.depth > 0) {
        const newest = rungs[this.depth - 1].take();
        if (newest === 0) {
          this.depth--;
          continue;
        }
        run.appendList(newest, this.slots);
      } else if (this.topCount > 0) {
        this.lowerTop();
      } else {
        this.topStart = Infinity;
        return false;
      }
      if (run.tail > SORTED_AT_ONCE && this.cut()) continue;
      if (run.tail === 0) continue;
      run.sort();
      return true;
    }
  }

  /** Drops every cancelled event, wherever it lies. */
  sweep(): void {
    const { run, rungs, slots } = this;
    run.sift(slots);
    for (; this.depth > 0; this.depth--) {
      const rung = rungs[this.depth - 1];
      for (let newest = rung.take(); newest !== 0; newest = rung.take()) run.appendList(newest, slots);
    }
    this.lowerTop();
    if (run.tail > SORTED_AT_ONCE && this.cut()) this.refill();
    else run.sort();
  }

  clear(): void {
    this.run.clear();
    this.depth = 0;
    this.topCount = 0;
    this.topStart = Infinity;
  }

  private lowerTop(): void {
    for (let i = 0; i < this.topCount; i++) this.run.append(this.top[i], this.slots);
    this.topCount = 0;
    this.topStart = Infinity;
  }

  private spill(): void {
    const { run } = this;
    if (this.spread(run.time[run.head], run.time[run.tail - 1])) this.refill();
  }

  private cut(): boolean {
    const { time, head, tail } = this.run;
    let first = time[head];
    let last = first;
    for (let i = head + 1; i < tail; i++) {
      if (time[i] < first) first = time[i];
      else if (time[i] > last) last = time[i];
    }
    return this.spread(first, last);
  }

  /** Moves the run, whose times lie in first..last, to a new lowest rung; false when slicing cannot tell the times apart. */
  private spread(first: number, last: number): boolean {
    const { run, rungs, slots } = this;
    if (this.depth === 0) this.topStart = last;
    const count = run.tail - run.head;
    const scale = count / (last - first);
    // Out of range for level times, and for ranges near the ends of the floating-point numbers.
    if (!(scale > 0 && scale < Infinity)) return false;
    if (this.depth === rungs.length) rungs.push(new Rung());
    const rung = rungs[this.depth++];
    rung.open(first, scale, count);
    for (let i = run.head; i < run.tail; i++) rung.accept(run.slot[i], run.time[i], slots.next);
    run.clear();
    return true;
  }

  private growTop(): void {
    const { top } = this;
    this.top = new Int32Array(2 * top.length);
    this.top.set(top);
  }
}
