/** The mean over time of a quantity that changes in steps, such as the length of a line. Times in hours. */
export class TimeWeightedMean {
  private value: number;
  private from: number;
  private since: number;
  private area = 0;

  /** @param value the quantity at `time`, where the mean begins */
  constructor(value = 0, time = 0) {
    this.value = value;
    this.from = time;
    this.since = time;
  }

  /** The quantity becomes `value` at `time`. Throws RangeError for a time before the last change. */
  set(value: number, time: number): void {
    this.advance(time);
    this.value = value;
  }

  /**
   * The mean from the beginning, or the last reset, to `until`; NaN over no time at all.
   * Throws RangeError for a time before the last change.
   */
  mean(until: number): number {
    this.check(until);
    return (this.area + this.value * (until - this.since)) / (until - this.from);
  }

  /** Begins the mean anew at `time`, the end of a warm-up, with the quantity as it stands. Throws as `set` does. */
  reset(time: number): void {
    this.advance(time);
    this.area = 0;
    this.from = time;
  }

  private advance(time: number): void {
    this.check(time);
    this.area += this.value * (time - this.since);
    this.since = time;
  }

  private check(time: number): void {
    if (!(time >= this.since)) {
      throw new RangeError(`A mean over time cannot go back to ${time} h: it stands at ${this.since} h.`);
    }
  }
}
