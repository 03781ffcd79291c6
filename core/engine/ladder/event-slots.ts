import { tooManyEvents } from "../../faults.ts";

/** Bytes of a slot, and places in it. */
const slotBytes: i32 = 24;
const TIME: usize = 0;
const EVENT: usize = 8;
const NEXT: usize = 12;
const GENERATION: usize = 16;

/** Handles are `generation << SLOT_BITS | slot`; 0 is never one. */
const SLOT_BITS: i64 = 32;
const MOST_SLOTS: i32 = 1 << 24;
const FIRST_GENERATION: i32 = 1;
/** Each block doubles the total, so that this many are never filled. */
const MOST_BLOCKS: i32 = 32;

/** Hours; NaN marks a cancelled event that is still in a list. */
export function timeOf(slot: i32): f64 {
  return load<f64>(slot, TIME);
}

export function eventOf(slot: i32): i32 {
  return load<i32>(slot, EVENT);
}

/** The following slot of whichever list the slot is in. */
export function nextOf(slot: i32): i32 {
  return load<i32>(slot, NEXT);
}

export function setNext(slot: i32, next: i32): void {
  store<i32>(slot, next, NEXT);
}

/**
 * The pending events, one row (slot) an event, known by its address, which never moves. 0 stands for "none" in every list. A
 * slot is used again after its event has gone, under a new generation, so that a stale handle can be recognised.
 */
export class EventSlots {
  capacity: i32 = 0;
  /** Cancelled events that are still in a list. */
  cancelled: i32 = 0;
  private free: i32 = 0;
  /** First slot of each block, and how many each holds. */
  private readonly firstSlot: StaticArray<i32> = new StaticArray<i32>(MOST_BLOCKS);
  private readonly slotsIn: StaticArray<i32> = new StaticArray<i32>(MOST_BLOCKS);
  private blocks: i32 = 0;

  constructor(capacity: i32) {
    this.addBlock(capacity);
  }

  take(time: f64, event: i32): i32 {
    if (this.free === 0) this.grow();
    const slot = this.free;
    this.free = nextOf(slot);
    store<f64>(slot, time, TIME);
    store<i32>(slot, event, EVENT);
    return slot;
  }

  handleOf(slot: i32): i64 {
    return ((<i64>load<i32>(slot, GENERATION)) << SLOT_BITS) | <i64>slot;
  }

  /** The slot of a handle that is still good, 0 for a stale one. */
  slotOf(handle: i64): i32 {
    const slot = <i32>handle;
    return slot !== 0 && load<i32>(slot, GENERATION) === <i32>(handle >> SLOT_BITS) ? slot : 0;
  }

  /** Makes the handle stale; the slot stays in use until the owner of the list calls `discard`. */
  cancel(slot: i32): void {
    store<f64>(slot, NaN, TIME);
    this.age(slot);
    this.cancelled++;
  }

  /** Gives back the slot of a cancelled event that has left its list. */
  discard(slot: i32): void {
    this.cancelled--;
    this.recycle(slot);
  }

  /** Gives back the slot of an event that has been popped. */
  release(slot: i32): void {
    this.age(slot);
    this.recycle(slot);
  }

  /** Gives back every slot and makes every handle stale. */
  clear(): void {
    this.free = 0;
    this.cancelled = 0;
    for (let block = this.blocks - 1; block >= 0; block--)
      for (let i = this.slotsIn[block] - 1; i >= 0; i--) this.release(this.firstSlot[block] + i * slotBytes);
  }

  private age(slot: i32): void {
    store<i32>(slot, load<i32>(slot, GENERATION) + 1, GENERATION);
  }

  private recycle(slot: i32): void {
    setNext(slot, this.free);
    this.free = slot;
  }

  private grow(): void {
    if (this.capacity >= MOST_SLOTS) tooManyEvents(MOST_SLOTS);
    this.addBlock(min(this.capacity, MOST_SLOTS - this.capacity));
  }

  /** Offers fresh slots, the lowest first. */
  private addBlock(slots: i32): void {
    const first = <i32>heap.alloc(<usize>slots * slotBytes);
    this.firstSlot[this.blocks] = first;
    this.slotsIn[this.blocks++] = slots;
    this.capacity += slots;
    for (let i = slots - 1; i >= 0; i--) {
      const slot = first + i * slotBytes;
      store<i32>(slot, FIRST_GENERATION, GENERATION);
      this.recycle(slot);
    }
  }
}
