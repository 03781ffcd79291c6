/**
 * Counts working days over a long span of dates, well beyond a period at both ends, so that a time stated in working days does not depend on
 * where the period ends. A *day* is whole days since the period's first; days before it are negative.
 *
 * Days inside the span are looked up; beyond it so many calendar days count as a working day as inside it on average.
 */
export class WorkingDates {
  private readonly first: number;
  /** Working days of the span before its n-th day. */
  private readonly counted: Int32Array;
  /** The day of the k-th working day of the span. */
  private readonly kth: Int32Array;
  /** Calendar days to a working day. */
  private readonly pace: number;

  /**
   * @param working 1 for a working day, 0 for any other; one entry a day
   * @param first the day of the first entry
   */
  constructor(working: Uint8Array, first: number) {
    this.first = first;
    this.counted = new Int32Array(working.length + 1);
    for (let n = 0; n < working.length; n++) this.counted[n + 1] = this.counted[n] + working[n];
    const all = this.counted[working.length];
    this.kth = new Int32Array(all);
    for (let n = 0; n < working.length; n++) if (working[n] === 1) this.kth[this.counted[n]] = first + n;
    this.pace = working.length / Math.max(1, all);
  }

  /** The n-th working day after `day`, itself not counted; `day` for n = 0. @throws RangeError for n below 0 or not whole */
  after(day: number, n: number): number {
    check(n);
    return n === 0 ? day : this.day(this.through(day) + n - 1);
  }

  /** The last day from which `n` working days are over by `day`: `after` of it is at most `day`. @throws RangeError likewise */
  before(day: number, n: number): number {
    check(n);
    return n === 0 ? day : this.day(this.through(day) - n) - 1;
  }

  /** Working days of the span up to `day`, itself counted; below 0 before the span. */
  private through(day: number): number {
    const n = day + 1 - this.first;
    const days = this.counted.length - 1;
    if (n < 0) return Math.round(n / this.pace);
    return n <= days ? this.counted[n] : this.kth.length + Math.round((n - days) / this.pace);
  }

  private day(k: number): number {
    const days = this.counted.length - 1;
    if (k < 0) return this.first + Math.round(k * this.pace);
    return k < this.kth.length ? this.kth[k] : this.first + days + Math.round((k - this.kth.length) * this.pace);
  }
}

function check(n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`whole working days are counted, not ${n}`);
}
