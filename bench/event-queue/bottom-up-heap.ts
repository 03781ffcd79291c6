/**
 * Binary heap on (time, order of insertion) with bottom-up deletion: the hole left by the root sinks to a
 * leaf by one comparison a level, and the last event then rises from there, usually by no step or one
 * (Wegener, Theoretical Computer Science 118, 1993). Columns move with the heap; no handles, no cancel.
 */
export class BottomUpHeap {
  time = -Infinity;
  event = 0;
  size = 0;
  private times = new Float64Array(64);
  private orders = new Float64Array(64);
  private events = new Int32Array(64);
  private pushed = 0.5;

  push(time: number, event: number): void {
    if (!(time >= this.time)) throw new RangeError(`an event cannot be pushed at ${time}`);
    if (this.size === this.times.length) this.grow();
    const { times, orders, events } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (times[parent] <= time) break;
      times[i] = times[parent];
      orders[i] = orders[parent];
      events[i] = events[parent];
      i = parent;
    }
    times[i] = time;
    orders[i] = this.pushed++;
    events[i] = event;
  }

  nextTime(): number {
    return this.size === 0 ? Infinity : this.times[0];
  }

  pop(): boolean {
    if (this.size === 0) return false;
    const { times, orders, events } = this;
    this.time = times[0];
    this.event = events[0];
    const end = --this.size;
    if (end === 0) return true;
    let i = 0;
    let child = 1;
    while (child + 1 < end) {
      const left = times[child];
      const right = times[child + 1];
      if (right < left || (right === left && orders[child + 1] < orders[child])) child++;
      times[i] = times[child];
      orders[i] = orders[child];
      events[i] = events[child];
      i = child;
      child = 2 * i + 1;
    }
    if (child < end) {
      times[i] = times[child];
      orders[i] = orders[child];
      events[i] = events[child];
      i = child;
    }
    const time = times[end];
    const order = orders[end];
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (times[parent] < time || (times[parent] === time && orders[parent] < order)) break;
      times[i] = times[parent];
      orders[i] = orders[parent];
      events[i] = events[parent];
      i = parent;
    }
    times[i] = time;
    orders[i] = order;
    events[i] = events[end];
    return true;
  }

  clear(): void {
    this.size = 0;
    this.time = -Infinity;
  }

  private grow(): void {
    const { times, orders, events } = this;
    this.times = new Float64Array(2 * times.length);
    this.orders = new Float64Array(2 * times.length);
    this.events = new Int32Array(2 * times.length);
    this.times.set(times);
    this.orders.set(orders);
    this.events.set(events);
  }
}
