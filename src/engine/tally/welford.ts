/**
 * Count, mean, variance and extremes of values seen one at a time, without keeping them.
 * Stable where the sum of squares is not (Welford, Technometrics 4, 1962).
 */
export class Welford {
  count = 0;
  /** NaN before the first value. */
  mean = NaN;
  /** Infinity before the first value. */
  min = Infinity;
  /** -Infinity before the first value. */
  max = -Infinity;
  private squares = 0;

  add(value: number): void {
    this.count++;
    if (this.count === 1) this.mean = 0;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** Sample variance, over count - 1, in squared units of the values; NaN for fewer than two. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }
}
