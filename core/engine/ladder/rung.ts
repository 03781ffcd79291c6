import { setNext } from "./event-slots.ts";

/**
 * One rung of a ladder queue: equal slices of time, each an unsorted list of slots, newest first.
 *
 * The slice of a time is the whole part of `(time - start) * scale`, held to the last slice. The same formula places an event
 * from a spread or from a later push, and it never decreases with time: that makes the order exact whatever the rounding, and
 * keeps equal times in one list. A rung is asked about a push only after its first slice has been taken, so a time before
 * `start` needs no case of its own: it belongs with what has been taken.
 */
export class Rung {
  /** Newest slot of each slice, 0 for an empty slice. */
  private newest: StaticArray<i32>;
  private start: f64 = 0;
  private scale: f64 = 1;
  private last: i32 = 0;
  /** How many slices have been taken, from the first. */
  private taken: i32 = 0;

  /** @param last room for `last` + 1 slices */
  constructor(last: i32) {
    this.newest = new StaticArray<i32>(last + 1);
  }

  /** Clears the rung for times from `start` on, cut at `scale` slices an hour into `last` + 1 slices. */
  open(start: f64, scale: f64, last: i32): void {
    if (last >= this.newest.length) this.newest = new StaticArray<i32>(2 * last);
    else memory.fill(changetype<usize>(this.newest), 0, (<usize>(last + 1)) << 2);
    this.start = start;
    this.scale = scale;
    this.last = last;
    this.taken = 0;
  }

  /** Puts a slot in its slice; false when that slice has been taken already. */
  accept(slot: i32, time: f64): bool {
    const position = (time - this.start) * this.scale;
    const taken = this.taken;
    if (position < <f64>taken) return false;
    const last = this.last;
    // After the last slice has been taken `taken` is beyond it, and nothing is accepted.
    if (taken > last) return false;
    const slice = position < <f64>last ? <i32>position : last;
    const newest = this.newest;
    setNext(slot, newest[slice]);
    newest[slice] = slot;
    return true;
  }

  /** Takes the next slice that is not empty: its newest slot, or 0 when the rung has no more. */
  take(): i32 {
    const newest = this.newest;
    const last = this.last;
    let slice = this.taken;
    while (slice <= last && newest[slice] === 0) slice++;
    this.taken = slice + 1;
    return slice <= last ? newest[slice] : 0;
  }
}
