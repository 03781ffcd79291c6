import { EventSlots, nextOf, setNext, timeOf } from "./ladder/event-slots.ts";

/** Events at Infinity, in order of pushing: a list through their slots. */
export class NeverList {
  /** 0 for none. */
  private first: i32 = 0;
  private last: i32 = 0;
  private readonly slots: EventSlots;

  constructor(slots: EventSlots) {
    this.slots = slots;
  }

  place(slot: i32): void {
    setNext(slot, 0);
    if (this.first === 0) this.first = slot;
    else setNext(this.last, slot);
    this.last = slot;
  }

  /** Slot of the first event, 0 for none; cancelled ones are given back on the way. */
  due(): i32 {
    while (this.first !== 0 && isNaN(timeOf(this.first))) {
      const slot = this.first;
      this.drop();
      this.slots.discard(slot);
    }
    return this.first;
  }

  /** Takes the first event from the list. */
  drop(): void {
    this.first = nextOf(this.first);
  }

  /** Links the events again, without the cancelled ones. */
  sweep(): void {
    let slot = this.first;
    this.first = 0;
    while (slot !== 0) {
      const following = nextOf(slot);
      if (isNaN(timeOf(slot))) this.slots.discard(slot);
      else this.place(slot);
      slot = following;
    }
  }

  clear(): void {
    this.first = 0;
  }
}
