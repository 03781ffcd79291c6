import type { EventSlots } from "./event-slots.ts";

/**
 * The events due next, by time, in two parallel arrays read from `head` to `tail`.
 * Equal times keep the order in which they were pushed. The times are copies, so that
 * cancelling an event (which blanks its time in the slots) leaves the run sorted.
 */
export class SortedRun {
  time: Float64Array;
  slot: Int32Array;
  head = 0;
  tail = 0;

  constructor(capacity: number) {
    this.time = new Float64Array(capacity);
    this.slot = new Int32Array(capacity);
  }

  clear(): void {
    this.head = this.tail = 0;
  }

  /** Adds at the end, without sorting; a cancelled event is given back instead. */
  append(slot: number, slots: EventSlots): void {
    const time = slots.time[slot];
    if (Number.isNaN(time)) {
      slots.discard(slot);
      return;
    }
    if (this.tail === this.time.length) this.makeRoom();
    this.time[this.tail] = time;
    this.slot[this.tail++] = slot;
  }

  /** Adds a list that begins with its newest slot, the oldest first, without sorting. */
  appendList(newest: number, slots: EventSlots): void {
    const from = this.tail;
    for (let slot = newest; slot !== 0; ) {
      const older = slots.next[slot];
      this.append(slot, slots);
      slot = older;
    }
    this.reverse(from);
  }

  /** Adds a pending event in its place, behind its equals. */
  insert(slot: number, slots: EventSlots): void {
    if (this.head === this.tail) this.clear();
    else if (this.tail === this.time.length) this.makeRoom();
    this.time[this.tail] = slots.time[slot];
    this.slot[this.tail] = slot;
    this.settle(this.tail++);
  }

  /** Sorts by insertion: the run is short, or in order already. */
  sort(): void {
    for (let place = this.head + 1; place < this.tail; place++) this.settle(place);
  }

  /** Drops cancelled events. */
  sift(slots: EventSlots): void {
    const { head, tail } = this;
    this.clear();
    for (let i = head; i < tail; i++) this.append(this.slot[i], slots);
  }

  /** Moves the event at a place forward past all later ones; those before it are in order. */
  private settle(place: number): void {
    const { time: runTime, slot: runSlot, head } = this;
    const time = runTime[place];
    const slot = runSlot[place];
    let i = place;
    while (i > head && runTime[i - 1] > time) {
      runTime[i] = runTime[i - 1];
      runSlot[i] = runSlot[i - 1];
      i--;
    }
    runTime[i] = time;
    runSlot[i] = slot;
  }

  private reverse(from: number): void {
    const { time: runTime, slot: runSlot } = this;
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
    const { time, slot, head, tail } = this;
    if (2 * head < time.length) {
      this.time = new Float64Array(2 * time.length);
      this.slot = new Int32Array(2 * time.length);
    }
    this.time.set(time.subarray(head, tail));
    this.slot.set(slot.subarray(head, tail));
    this.head = 0;
    this.tail = tail - head;
  }
}
