import { tooManyEvents } from "../../faults.ts";
import { fault } from "../../host.ts";

/** Handles are `generation << SLOT_BITS | slot`; 0 is never one. */
const SLOT_BITS: i64 = 24;
const SLOTS: i32 = 1 << 24;
const FIRST_GENERATION: i32 = 1;

/**
 * The columns of the pending events, one row (slot) an event. Slot 0 stands for "none" in every list.
 * A slot is used again after its event has gone, under a new generation, which is how a stale handle is told.
 */
export class EventSlots {
  capacity: i32;
  /** Hours; NaN marks a cancelled event that still lies in a list. */
  time: StaticArray<f64>;
  event: StaticArray<i32>;
  /** The following slot of whichever list the slot is in. */
  next: StaticArray<i32>;
  /** Cancelled events that still lie in a list. */
  cancelled: i32 = 0;
  private generation: StaticArray<i32>;
  private free: i32 = 0;

  constructor(capacity: i32) {
    this.capacity = capacity;
    this.time = new StaticArray<f64>(capacity);
    this.event = new StaticArray<i32>(capacity);
    this.next = new StaticArray<i32>(capacity);
    this.generation = new StaticArray<i32>(capacity);
    this.open(1, capacity);
  }

  take(time: f64, event: i32): i32 {
    if (this.free === 0) this.grow();
    const slot = this.free;
    this.free = this.next[slot];
    this.time[slot] = time;
    this.event[slot] = event;
    return slot;
  }

  handleOf(slot: i32): i64 {
    return ((<i64>this.generation[slot]) << SLOT_BITS) | <i64>slot;
  }

  /** The slot of a handle that is still good, 0 for a stale one. */
  slotOf(handle: i64): i32 {
    const slot = <i32>(handle & (SLOTS - 1));
    return this.generation[slot] === <i32>(handle >> SLOT_BITS) ? slot : 0;
  }

  /** Makes the handle stale; the slot stays taken until whoever holds the list calls `discard`. */
  cancel(slot: i32): void {
    this.time[slot] = NaN;
    this.generation[slot]++;
    this.cancelled++;
  }

  /** Gives back the slot of a cancelled event that has left its list. */
  discard(slot: i32): void {
    this.cancelled--;
    this.recycle(slot);
  }

  /** Gives back the slot of an event that has been popped. */
  release(slot: i32): void {
    this.generation[slot]++;
    this.recycle(slot);
  }

  /** Gives back every slot and makes every handle stale. */
  clear(): void {
    this.free = 0;
    this.cancelled = 0;
    for (let slot = this.capacity - 1; slot > 0; slot--) this.release(slot);
  }

  private recycle(slot: i32): void {
    this.next[slot] = this.free;
    this.free = slot;
  }

  private grow(): void {
    const capacity = this.capacity;
    if (capacity >= SLOTS) fault(tooManyEvents, SLOTS, 0, 0);
    const larger = min(2 * capacity, SLOTS);
    this.time = grown(this.time, larger);
    this.event = grown(this.event, larger);
    this.next = grown(this.next, larger);
    this.generation = grown(this.generation, larger);
    this.capacity = larger;
    this.open(capacity, larger);
  }

  /** Offers fresh slots, the lowest first. */
  private open(from: i32, to: i32): void {
    for (let slot = to - 1; slot >= from; slot--) {
      this.generation[slot] = FIRST_GENERATION;
      this.recycle(slot);
    }
  }
}

/** A longer copy of a column. */
export function grown<T>(column: StaticArray<T>, length: i32): StaticArray<T> {
  const longer = new StaticArray<T>(length);
  memory.copy(changetype<usize>(longer), changetype<usize>(column), <usize>column.length * sizeof<T>());
  return longer;
}
