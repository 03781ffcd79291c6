import { eventBeforeClock } from "../faults.ts";
import { EventSlots, eventOf, timeOf } from "./ladder/event-slots.ts";
import { Ladder } from "./ladder/ladder.ts";
import { NeverList } from "./never-list.ts";

/** All cancelled events are removed once they outnumber the pending ones by this many. */
const SPARE_CANCELLED: i32 = 64;

/**
 * The pending events of a simulation, in order of time and, at equal times, of pushing.
 *
 * Times are hours, from the clock on; an event at Infinity comes after all others. An event is an i32 whose meaning the model
 * defines. Push, pop and cancel take constant time on average. A cancelled event stays in its list until its time comes, or
 * until cancelled events outnumber the pending ones by 64 and are all removed.
 *
 * The structure, a ladder queue, was chosen by measurement: docs/decisions/0002-event-queue.md.
 */
export class EventQueue {
  /** Time of the event last popped: the clock. -Infinity before the first. */
  time: f64 = -Infinity;
  /** The event last popped. */
  event: i32 = 0;
  /** How many events are pending. */
  size: i32 = 0;
  /** Set when the events due next have been sorted again, for the code that prepares for them (`soon`), which clears it. */
  isRefilled: bool = false;
  /** Slot of the earliest event once found; 0 while it must be searched for. */
  private front: i32 = 0;
  /** Slot of an event pushed when no other was pending: it stays out of the lists until there is another. 0 for none. */
  private alone: i32 = 0;
  private readonly slots: EventSlots;
  private readonly ladder: Ladder;
  private readonly never: NeverList;

  /** @param capacity events to make room for from the start, a positive number */
  constructor(capacity: i32) {
    const slots = new EventSlots(capacity);
    this.slots = slots;
    this.ladder = new Ladder(slots);
    this.never = new NeverList(slots);
  }

  /**
   * Adds an event. Returns its handle, above 0, that `cancel` takes.
   * A fault when the time is NaN or before the clock.
   */
  push(time: f64, event: i32): i64 {
    if (!(time >= this.time)) eventBeforeClock(time, this.time);
    const slots = this.slots;
    const slot = slots.take(time, event);
    if (this.size++ === 0) {
      this.alone = slot;
      this.front = slot;
      return slots.handleOf(slot);
    }
    if (this.alone !== 0) this.join();
    else if (this.front !== 0 && time < timeOf(this.front)) this.front = 0;
    if (time === Infinity) this.never.place(slot);
    else this.ladder.place(slot, time);
    return slots.handleOf(slot);
  }

  /** Takes out the event that `push` gave this handle for; false when it has been popped, cancelled or cleared. */
  cancel(handle: i64): bool {
    const slots = this.slots;
    const slot = slots.slotOf(handle);
    if (slot === 0) return false;
    this.size--;
    this.front = 0;
    if (slot === this.alone) {
      this.alone = 0;
      slots.release(slot);
      return true;
    }
    slots.cancel(slot);
    if (slots.cancelled > this.size + SPARE_CANCELLED) {
      this.ladder.sweep();
      this.never.sweep();
    }
    return true;
  }

  /** Time of the earliest event; Infinity when there is none. */
  nextTime(): f64 {
    const slot = this.due();
    return slot === 0 ? Infinity : timeOf(slot);
  }

  /** Moves the earliest event to `time` and `event`; false when there is none, which leaves them as they are. */
  pop(): bool {
    const slot = this.due();
    if (slot === 0) return false;
    this.take(slot);
    return true;
  }

  /** Drops every event and resets the clock to -Infinity; all handles become stale. */
  clear(): void {
    this.slots.clear();
    this.ladder.clear();
    this.never.clear();
    this.front = 0;
    this.alone = 0;
    this.size = 0;
    this.time = -Infinity;
    this.event = 0;
  }

  /** Slot of the earliest event, 0 for none. */
  due(): i32 {
    if (this.front !== 0) return this.front;
    let slot = this.sortedOut();
    while (slot === 0 && this.ladder.refill()) {
      this.isRefilled = true;
      slot = this.sortedOut();
    }
    if (slot === 0) slot = this.never.due();
    this.front = slot;
    return slot;
  }

  /** How many events are sorted as due next, cancelled ones included. */
  soon(): i32 {
    return this.ladder.run.tail - this.ladder.run.head;
  }

  /** One of these, from 0. */
  eventSoon(place: i32): i32 {
    return eventOf(this.ladder.run.slot[this.ladder.run.head + place]);
  }

  /** Time of the event in a slot that `due` gave. */
  timeOf(slot: i32): f64 {
    return timeOf(slot);
  }

  /** Pops the event in the slot that `due` gave last. */
  take(slot: i32): void {
    const slots = this.slots;
    const run = this.ladder.run;
    if (slot === this.alone) this.alone = 0;
    else if (run.head < run.tail) run.head++;
    else this.never.drop();
    this.time = timeOf(slot);
    this.event = eventOf(slot);
    this.front = 0;
    this.size--;
    slots.release(slot);
  }

  /** Slot of the first event of the run, 0 when it is used up; cancelled ones are given back on the way. */
  private sortedOut(): i32 {
    const slots = this.slots;
    const run = this.ladder.run;
    for (; run.head < run.tail; run.head++) {
      const slot = run.slot[run.head];
      const time = timeOf(slot);
      if (time === time) return slot;
      slots.discard(slot);
    }
    return 0;
  }

  /** The event that was the only one goes into the same lists as the others. */
  private join(): void {
    const slot = this.alone;
    const time = timeOf(slot);
    this.alone = 0;
    this.front = 0;
    if (time === Infinity) this.never.place(slot);
    else this.ladder.restart(slot, time);
  }
}
