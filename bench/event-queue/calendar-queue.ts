/**
 * Calendar queue (Brown, Communications of the ACM 31, 1988): a year of days, each a list sorted by time;
 * the number of days doubles and halves with the number of events, and the length of a day follows the gaps
 * between the events due next. A list keeps its last slot, so that ties join it in one step.
 * No handles, no cancel.
 */
export class CalendarQueue {
  time = -Infinity;
  event = 0;
  size = 0;
  private times = new Float64Array(64);
  private events = new Int32Array(64);
  private next = new Int32Array(64);
  private free = 0;
  private fresh = 1;
  private first = new Int32Array(2);
  private last = new Int32Array(2);
  private mask = 1;
  private perDay = 1.5;
  /** Days since time 0 of the day being read: whole, and beyond an int32. */
  private today = 0.5;

  push(time: number, event: number): void {
    if (!(time >= this.time)) throw new RangeError(`an event cannot be pushed at ${time}`);
    let slot = this.free;
    if (slot !== 0) this.free = this.next[slot];
    else {
      if (this.fresh === this.times.length) this.grow();
      slot = this.fresh++;
    }
    this.times[slot] = time;
    this.events[slot] = event;
    const day = Math.floor(time * this.perDay);
    if (this.size++ === 0 || day < this.today) this.today = day;
    this.enter(slot);
    if (this.size > 2 * (this.mask + 1)) this.resize(2 * (this.mask + 1));
  }

  nextTime(): number {
    if (this.size === 0) return Infinity;
    return this.times[this.first[this.dayDue()]];
  }

  pop(): boolean {
    if (this.size === 0) return false;
    const day = this.dayDue();
    const slot = this.first[day];
    this.time = this.times[slot];
    this.event = this.events[slot];
    this.first[day] = this.next[slot];
    if (this.next[slot] === 0) this.last[day] = 0;
    this.next[slot] = this.free;
    this.free = slot;
    this.size--;
    const days = this.mask + 1;
    if (days > 2 && this.size < days / 2) this.resize(days / 2);
    return true;
  }

  clear(): void {
    this.times = new Float64Array(64);
    this.events = new Int32Array(64);
    this.next = new Int32Array(64);
    this.free = 0;
    this.fresh = 1;
    this.first = new Int32Array(2);
    this.last = new Int32Array(2);
    this.mask = 1;
    this.size = 0;
    this.time = -Infinity;
  }

  private enter(slot: number): void {
    const { times, next } = this;
    const time = times[slot];
    const day = this.dayOf(Math.floor(time * this.perDay));
    const last = this.last[day];
    if (last === 0) {
      next[slot] = 0;
      this.first[day] = this.last[day] = slot;
    } else if (times[last] <= time) {
      next[slot] = 0;
      this.last[day] = next[last] = slot;
    } else {
      let before = 0;
      let after = this.first[day];
      while (times[after] <= time) {
        before = after;
        after = next[after];
      }
      next[slot] = after;
      if (before === 0) this.first[day] = slot;
      else next[before] = slot;
    }
  }

  /** Position in the year of a day counted from time 0, which may pass an int32. */
  private dayOf(day: number): number {
    return (day % 2147483648) & this.mask;
  }

  /** Moves `today` to the day of the earliest event; by a direct search when a whole year is empty. */
  private dayDue(): number {
    const { times, first, mask } = this;
    let day = this.dayOf(this.today);
    for (let looked = 0; looked <= mask; looked++) {
      const slot = first[day];
      if (slot !== 0 && Math.floor(times[slot] * this.perDay) <= this.today) return day;
      day = (day + 1) & mask;
      this.today++;
    }
    let earliest = Infinity;
    for (let other = 0; other <= mask; other++) {
      if (first[other] !== 0 && times[first[other]] < earliest) {
        earliest = times[first[other]];
        day = other;
      }
    }
    this.today = Math.floor(earliest * this.perDay);
    return day;
  }

  private resize(days: number): void {
    const { first, next } = this;
    this.perDay = this.daysPerUnit();
    const old = this.mask + 1;
    this.first = new Int32Array(days);
    this.last = new Int32Array(days);
    this.mask = days - 1;
    let earliest = Infinity;
    for (let day = 0; day < old; day++) {
      for (let slot = first[day]; slot !== 0; ) {
        const after = next[slot];
        if (this.times[slot] < earliest) earliest = this.times[slot];
        this.enter(slot);
        slot = after;
      }
    }
    this.today = Math.floor(earliest * this.perDay);
  }

  /** A day holds three mean gaps between the events due next, outlying gaps left out (Brown's rule). */
  private daysPerUnit(): number {
    const sample = Math.min(this.size, this.size <= 5 ? this.size : 5 + Math.floor(this.size / 10), 25);
    const due = this.earliest(sample);
    const mean = (due[due.length - 1] - due[0]) / (due.length - 1);
    let sum = 0;
    let gaps = 0;
    for (let i = 1; i < due.length; i++) {
      const gap = due[i] - due[i - 1];
      if (gap <= 2 * mean) {
        sum += gap;
        gaps++;
      }
    }
    return sum > 0 ? gaps / (3 * sum) : this.perDay;
  }

  /** The earliest times, read without disturbing the lists; over an empty year by a direct search. */
  private earliest(count: number): number[] {
    const { times, next, mask } = this;
    const due: number[] = [];
    const cursor = this.first.slice();
    let today = this.today;
    let idle = 0;
    while (due.length < count) {
      const day = this.dayOf(today);
      const before = due.length;
      while (cursor[day] !== 0 && due.length < count && Math.floor(times[cursor[day]] * this.perDay) <= today) {
        due.push(times[cursor[day]]);
        cursor[day] = next[cursor[day]];
      }
      idle = due.length > before ? 0 : idle + 1;
      today++;
      if (idle > mask) {
        let nearest = Infinity;
        for (const slot of cursor) if (slot !== 0) nearest = Math.min(nearest, times[slot]);
        today = Math.floor(nearest * this.perDay);
        idle = 0;
      }
    }
    return due;
  }

  private grow(): void {
    const { times, events, next } = this;
    this.times = new Float64Array(2 * times.length);
    this.events = new Int32Array(2 * times.length);
    this.next = new Int32Array(2 * times.length);
    this.times.set(times);
    this.events.set(events);
    this.next.set(next);
  }
}
