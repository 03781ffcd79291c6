/**
 * One rung of a ladder queue: equal slices of time, each an unsorted list of slots, newest first.
 *
 * The slice of a time is the whole part of `(time - start) * scale`, held to the last slice. The same formula
 * places an event whether it comes by a spread or by a later push, and it never decreases with time: that
 * makes the order exact whatever the rounding, and keeps equal times in one list.
 * A rung is asked about a push only after its first slice has been taken, so a time before `start`
 * needs no case of its own: it belongs with what has been taken.
 */
export class Rung {
  /** Newest slot of each slice, 0 for an empty slice. */
  private newest = new Int32Array(64);
  private start = 0;
  private scale = 1;
  private last = 0;
  /** How many slices have been handed out, from the first. */
  private taken = 0;

  /** Clears the rung for times from `start` on, cut at `scale` slices an hour into `last` slices and one more. */
  open(start: number, scale: number, last: number): void {
    if (last >= this.newest.length) this.newest = new Int32Array(2 * last);
    else this.newest.fill(0, 0, last + 1);
    this.start = start;
    this.scale = scale;
    this.last = last;
    this.taken = 0;
  }

  /** Puts a slot in its slice; false when that slice has been taken already. */
  accept(slot: number, time: number, next: Int32Array): boolean {
    const position = Math.min((time - this.start) * this.scale, this.last);
    if (position < this.taken) return false;
    const slice = position | 0;
    const { newest } = this;
    next[slot] = newest[slice];
    newest[slice] = slot;
    return true;
  }

  /** Takes the next slice that holds anything: its newest slot, or 0 when the rung is used up. */
  take(): number {
    const { newest, last } = this;
    let slice = this.taken;
    while (slice <= last && newest[slice] === 0) slice++;
    this.taken = slice + 1;
    return slice <= last ? newest[slice] : 0;
  }
}
