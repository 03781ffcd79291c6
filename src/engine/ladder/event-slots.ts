/** Handles are `generation * SLOTS + slot`, whole numbers below 2^53; 0 is never one. */
const SLOTS = 2 ** 24;
const LAST_GENERATION = 2 ** 29 - 1;
/** From here on a handle is above 2^31, so that handles are one kind of number to V8 and no code is compiled twice for them. */
const FIRST_GENERATION = 2 ** 7;

/**
 * The columns of the pending events, one row (slot) an event. Slot 0 stands for "none" in every list.
 * A slot is used again after its event has gone, under a new generation, which is how a stale handle is told;
 * a slot that has used up its generations is retired, so that no handle ever comes round again.
 */
export class EventSlots {
  /** Hours; NaN marks a cancelled event that still lies in a list. */
  time: Float64Array;
  event: Int32Array;
  /** The following slot of whichever list the slot is in. */
  next: Int32Array;
  /** Cancelled events that still lie in a list. */
  cancelled = 0;
  private generation: Int32Array;
  private free = 0;

  constructor(capacity: number) {
    this.time = new Float64Array(capacity);
    this.event = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.generation = new Int32Array(capacity);
    this.open(1, capacity);
  }

  get capacity(): number {
    return this.time.length;
  }

  take(time: number, event: number): number {
    if (this.free === 0) this.grow();
    const slot = this.free;
    this.free = this.next[slot];
    this.time[slot] = time;
    this.event[slot] = event;
    return slot;
  }

  handleOf(slot: number): number {
    return this.generation[slot] * SLOTS + slot;
  }

  /** The slot of a handle that is still good, 0 for a stale one. */
  slotOf(handle: number): number {
    const generation = Math.floor(handle / SLOTS);
    const slot = handle - generation * SLOTS;
    return this.generation[slot] === generation ? slot : 0;
  }

  /** Makes the handle stale; the slot stays taken until whoever holds the list calls `discard`. */
  cancel(slot: number): void {
    this.time[slot] = NaN;
    this.generation[slot]++;
    this.cancelled++;
  }

  /** Gives back the slot of a cancelled event that has left its list. */
  discard(slot: number): void {
    this.cancelled--;
    this.recycle(slot);
  }

  /** Gives back the slot of an event that has been popped. */
  release(slot: number): void {
    this.generation[slot]++;
    this.recycle(slot);
  }

  /** Gives back every slot and makes every handle stale. */
  clear(): void {
    this.free = 0;
    this.cancelled = 0;
    for (let slot = this.capacity - 1; slot > 0; slot--) this.release(slot);
  }

  private recycle(slot: number): void {
    if (this.generation[slot] > LAST_GENERATION) return;
    this.next[slot] = this.free;
    this.free = slot;
  }

  private grow(): void {
    const { time, event, next, generation, capacity } = this;
    if (capacity >= SLOTS) throw new RangeError(`More than ${SLOTS} events are pending.`);
    const larger = Math.min(2 * capacity, SLOTS);
    this.time = new Float64Array(larger);
    this.event = new Int32Array(larger);
    this.next = new Int32Array(larger);
    this.generation = new Int32Array(larger);
    this.time.set(time);
    this.event.set(event);
    this.next.set(next);
    this.generation.set(generation);
    this.open(capacity, larger);
  }

  /** Offers fresh slots, the lowest first. */
  private open(from: number, to: number): void {
    this.generation.fill(FIRST_GENERATION, from, to);
    for (let slot = to - 1; slot >= from; slot--) this.recycle(slot);
  }
}
