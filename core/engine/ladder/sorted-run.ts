import { EventSlots, nextOf, timeOf } from "./event-slots.ts";

/**
 * The events due next, by time, in two parallel arrays read from `head` to `tail`.
 * Equal times keep the order in which they were pushed. The times are copies, so that
 * cancelling an event (which blanks its time in the slots) leaves the run sorted.
 */
export class SortedRun {
  time: StaticArray<f64>;
  slot: StaticArray<i32>;
  head: i32 = 0;
  tail: i32 = 0;

  constructor(capacity: i32) {
    this.time = new StaticArray<f64>(capacity);
    this.slot = new StaticArray<i32>(capacity);
  }

  clear(): void {
    this.head = 0;
    this.tail = 0;
  }

  /** Adds at the end, without sorting; a cancelled event is given back instead. */
  append(slot: i32, slots: EventSlots): void {
    const time = timeOf(slot);
    if (isNaN(time)) {
      slots.discard(slot);
      return;
    }
    if (this.tail === this.time.length) this.makeRoom();
    const tail = this.tail;
    this.time[tail] = time;
    this.slot[tail] = slot;
    this.tail = tail + 1;
  }

  /** Adds a list (given newest first), the oldest first, without sorting. */
  appendList(newest: i32, slots: EventSlots): void {
    const from = this.tail;
    for (let slot = newest; slot !== 0; ) {
      const older = nextOf(slot);
      this.append(slot, slots);
      slot = older;
    }
    this.reverse(from);
  }

  /** Adds a pending event in its place, behind those of the same time. */
  insert(slot: i32, time: f64): void {
    if (this.head === this.tail) this.clear();
    else if (this.tail === this.time.length) this.makeRoom();
    const tail = this.tail;
    this.tail = tail + 1;
    this.settle(tail, slot, time);
  }

  /** Sorts by insertion: the run is short, or in order already. */
  sort(): void {
    for (let place = this.head + 1; place < this.tail; place++) this.settle(place, this.slot[place], this.time[place]);
  }

  /** Drops cancelled events. */
  sift(slots: EventSlots): void {
    const head = this.head;
    const tail = this.tail;
    this.clear();
    for (let i = head; i < tail; i++) this.append(this.slot[i], slots);
  }

  /** Puts an event at a place, or before it ahead of all later ones; those before the place are in order. */
  private settle(place: i32, slot: i32, time: f64): void {
    const runTime = this.time;
    const runSlot = this.slot;
    const head = this.head;
    let i = place;
    while (i > head && runTime[i - 1] > time) {
      runTime[i] = runTime[i - 1];
      runSlot[i] = runSlot[i - 1];
      i--;
    }
    runTime[i] = time;
    runSlot[i] = slot;
  }

  private reverse(from: i32): void {
    const runTime = this.time;
    const runSlot = this.slot;
    for (let i = from, j = this.tail - 1; i < j; i++, j--) {
      const time = runTime[i];
      const slot = runSlot[i];
      runTime[i] = runTime[j];
      runSlot[i] = runSlot[j];
      runTime[j] = time;
      runSlot[j] = slot;
    }
  }

  /** Room at the end: from the part already read when that is half the run, else from larger arrays. */
  private makeRoom(): void {
    const time = this.time;
    const slot = this.slot;
    const head = this.head;
    const count = this.tail - head;
    if (2 * head < time.length) {
      this.time = new StaticArray<f64>(2 * time.length);
      this.slot = new StaticArray<i32>(2 * slot.length);
    }
    memory.copy(changetype<usize>(this.time), changetype<usize>(time) + ((<usize>head) << 3), (<usize>count) << 3);
    memory.copy(changetype<usize>(this.slot), changetype<usize>(slot) + ((<usize>head) << 2), (<usize>count) << 2);
    this.head = 0;
    this.tail = count;
  }
}
