import { grown } from "../memory.ts";
import { EventSlots } from "./event-slots.ts";
import { Rung } from "./rung.ts";
import { SortedRun } from "./sorted-run.ts";

/** Events that a slice holds on average: few enough to sort by insertion, and enough that the model can prepare for them together. */
const IN_A_SLICE: i32 = 8;
/** A slice of more events than this is cut finer before it is sorted. */
const SORTED_AT_ONCE: i32 = 20;
/** A run longer than this, after pushes, is cut into a rung. */
const LONGEST_RUN: i32 = 32;
/** Each rung cuts a range of floating-point numbers into 17 or more: their 2,098 powers of two run out before this. */
const MOST_RUNGS: i32 = 600;
/**
 * Rungs made beforehand, with slices for as many events as there is room for: the model's memory is then allocated before it
 * runs.
 */
const RUNGS_READY: i32 = 32;
/** Slices of the others at first. */
const FIRST_SLICES: i32 = 63;

/**
 * Ladder queue of slots at finite times (Tang, Goh and Thng, ACM Transactions on Modeling and Computer Simulation 15, 2005):
 * far events are unsorted in `top`, nearer ones in rungs of ever finer slices, and the next few in a sorted run, which alone
 * serves a queue of up to 32. It differs from the paper in two ways: the lists keep the order of pushes, so that ties need no
 * serial number, and a rung is cut as finely as the times can be distinguished.
 *
 * Invariants: every event in the run is at or before those in the lowest rung's slices, these with those of the rung above, and
 * these with `top`; among equal times the event pushed earlier is in the earlier place.
 */
export class Ladder {
  readonly run: SortedRun;
  private readonly slots: EventSlots;
  private readonly rungs: StaticArray<Rung | null> = new StaticArray<Rung | null>(MOST_RUNGS);
  private depth: i32 = 0;
  private top: StaticArray<i32>;
  private topCount: i32 = 0;
  /** Pushes at or after this time go to `top`. */
  private topStart: f64 = Infinity;

  constructor(slots: EventSlots) {
    const capacity = slots.capacity;
    this.slots = slots;
    this.run = new SortedRun(max(4 * LONGEST_RUN, 2 * capacity));
    this.top = new StaticArray<i32>(capacity);
    for (let depth = 0; depth < RUNGS_READY; depth++) this.rungs[depth] = new Rung(capacity / IN_A_SLICE + 2);
  }

  place(slot: i32, time: f64): void {
    if (time >= this.topStart) {
      if (this.topCount === this.top.length) this.top = grown(this.top, 2 * this.top.length);
      this.top[this.topCount++] = slot;
      return;
    }
    const depth = this.depth;
    for (let r = 0; r < depth; r++) if (this.rung(r).accept(slot, time)) return;
    const run = this.run;
    run.insert(slot, time);
    if (run.tail - run.head > LONGEST_RUN) this.spill();
  }

  /** Starts again with one event, when no other event here is still pending. */
  restart(slot: i32, time: f64): void {
    this.sweep();
    this.run.insert(slot, time);
  }

  /** Fills the empty run with the events due next; false when there are none. */
  refill(): bool {
    const run = this.run;
    run.clear();
    for (;;) {
      if (this.depth > 0) {
        const newest = this.rung(this.depth - 1).take();
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

  /** Drops every cancelled event, wherever it is. */
  sweep(): void {
    const run = this.run;
    const slots = this.slots;
    run.sift(slots);
    for (; this.depth > 0; this.depth--) {
      const rung = this.rung(this.depth - 1);
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

  private rung(depth: i32): Rung {
    return changetype<Rung>(this.rungs[depth]);
  }

  private lowerTop(): void {
    for (let i = 0; i < this.topCount; i++) this.run.append(this.top[i], this.slots);
    this.topCount = 0;
    this.topStart = Infinity;
  }

  private spill(): void {
    const run = this.run;
    if (this.spread(run.time[run.head], run.time[run.tail - 1])) this.refill();
  }

  private cut(): bool {
    const run = this.run;
    const time = run.time;
    const tail = run.tail;
    let first = time[run.head];
    let last = first;
    for (let i = run.head + 1; i < tail; i++) {
      if (time[i] < first) first = time[i];
      else if (time[i] > last) last = time[i];
    }
    return this.spread(first, last);
  }

  /** Moves the run, with times in first..last, to a new lowest rung; false when slicing cannot separate the times. */
  private spread(first: f64, last: f64): bool {
    if (this.depth === 0) this.topStart = last;
    const run = this.run;
    const count = run.tail - run.head;
    const slices = max(count / IN_A_SLICE, 2);
    const scale = <f64>slices / (last - first);
    // Out of range for level times, and for ranges near the ends of the floating-point numbers.
    if (!(scale > 0 && scale < Infinity)) return false;
    if (this.rungs[this.depth] === null) this.rungs[this.depth] = new Rung(FIRST_SLICES);
    const rung = this.rung(this.depth++);
    rung.open(first, scale, slices);
    for (let i = run.head; i < run.tail; i++) rung.accept(run.slot[i], run.time[i]);
    run.clear();
    return true;
  }
}
