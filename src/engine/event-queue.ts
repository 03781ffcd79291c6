import { EventSlots } from "./ladder/event-slots.ts";
import { Ladder } from "./ladder/ladder.ts";

/** Cancelled events let lie beyond as many as are pending, before all are swept out. */
const SPARE_CANCELLED = 64;

/**
 * The pending events of a simulation, in order of time and, at equal times, of pushing.
 *
 * Times are hours, from the clock on; an event at Infinity comes after all others. An event is an int32
 * that the model gives its meaning. Push, pop and cancel take constant time on average. No object is made once
 * the arrays have doubled to the most events ever held (at most 2^24), save that V8 boxes a time or a handle
 * where it does not inline the call. A cancelled event lies where it is until it comes up, or until such events
 * outnumber the pending ones by 64 and are swept out.
 *
 * The structure, a ladder queue, was chosen by measurement: docs/decisions/0002-event-queue.md.
 */
export class EventQueue {
  /** Time of the event last popped: the clock. -Infinity before the first. */
  time = -Infinity;
  /** The event last popped. */
  event = 0;
  /** How many events are pending. */
  size = 0;
  private readonly slots: EventSlots;
  private readonly ladder: Ladder;
  /** Events at Infinity, a list in order of pushing. */
  private firstNever = 0;
  private lastNever = 0;

  /** @param capacity events to make room for from the start, a positive whole number */
  constructor(capacity = 63) {
    this.slots = new EventSlots(capacity + 1);
    this.ladder = new Ladder(this.slots);
  }

  /**
   * Adds an event. Returns its handle, a positive whole number that `cancel` takes.
   * @throws RangeError when the time is NaN or before the clock
   */
  push(time: number, event: number): number {
    if (!(time >= this.time)) throw notFrom(this.time, time);
    const slot = this.slots.take(time, event);
    this.size++;
    if (time === Infinity) this.placeNever(slot);
    else this.ladder.place(slot);
    return this.slots.handleOf(slot);
  }

  /** Takes out the event that `push` gave this handle for; false when it has been popped, cancelled or cleared. */
  cancel(handle: number): boolean {
    const slot = this.slots.slotOf(handle);
    if (slot === 0) return false;
    this.slots.cancel(slot);
    this.size--;
    if (this.slots.cancelled > this.size + SPARE_CANCELLED) {
      this.ladder.sweep();
      this.sweepNever();
    }
    return true;
  }

  /** Time of the earliest event; Infinity when there is none. */
  nextTime(): number {
    const slot = this.due();
    return slot === 0 ? Infinity : this.slots.time[slot];
  }

  /** Moves the earliest event to `time` and `event`; false when there is none, which leaves them as they are. */
  pop(): boolean {
    const slot = this.due();
    if (slot === 0) return false;
    const { slots } = this;
    const { run } = this.ladder;
    if (run.head < run.tail) run.head++;
    else this.firstNever = slots.next[slot];
    this.time = slots.time[slot];
    this.event = slots.event[slot];
    this.size--;
    slots.release(slot);
    return true;
  }

  /** Drops every event and sets the clock back to -Infinity; all handles become stale. */
  clear(): void {
    this.slots.clear();
    this.ladder.clear();
    this.firstNever = 0;
    this.size = 0;
    this.time = -Infinity;
    this.event = 0;
  }

  /** Slot of the earliest event, 0 for none. A slot, since a time handed back would be put on the heap. */
  private due(): number {
    const { slots } = this;
    const { run } = this.ladder;
    do {
      for (; run.head < run.tail; run.head++) {
        const slot = run.slot[run.head];
        if (!Number.isNaN(slots.time[slot])) return slot;
        slots.discard(slot);
      }
    } while (this.ladder.refill());
    return this.dueNever();
  }

  private dueNever(): number {
    const { next, time } = this.slots;
    let slot = this.firstNever;
    while (slot !== 0 && Number.isNaN(time[slot])) {
      this.firstNever = next[slot];
      this.slots.discard(slot);
      slot = this.firstNever;
    }
    return slot;
  }

  private placeNever(slot: number): void {
    const { next } = this.slots;
    next[slot] = 0;
    if (this.firstNever === 0) this.firstNever = slot;
    else next[this.lastNever] = slot;
    this.lastNever = slot;
  }

  /** Links the events at Infinity anew, without the cancelled ones. */
  private sweepNever(): void {
    const { slots } = this;
    let slot = this.firstNever;
    this.firstNever = 0;
    while (slot !== 0) {
      const following = slots.next[slot];
      if (Number.isNaN(slots.time[slot])) slots.discard(slot);
      else this.placeNever(slot);
      slot = following;
    }
  }
}

function notFrom(clock: number, time: number): RangeError {
  if (Number.isNaN(time))
    return new RangeError("An event cannot be pushed at NaN: its time must be a number of hours.");
  return new RangeError(`An event cannot be pushed at ${time} h: the clock already stands at ${clock} h.`);
}
