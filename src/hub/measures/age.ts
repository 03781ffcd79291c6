/** Age of the backlog: open cases counted by day lodged, with their median and the counts over 6 and 12 months at the end of a day. */
export const sixMonths = 182;
export const twelveMonths = 365;

export class BacklogAge {
  /** Open cases by day lodged, from `firstDay`. */
  private readonly open: Int32Array;
  private total = 0;
  /** Index of a day before which no case is open; none ever will be again, once its day is over. */
  private oldest = 0;
  /** Index of the day that holds the median, as of the last close. */
  private median = 0;
  /** Open cases lodged on or before the day of the last close less six and twelve months. */
  private overSix = 0;
  private overTwelve = 0;

  constructor(
    private readonly firstDay: number,
    days: number,
  ) {
    this.open = new Int32Array(days - firstDay + 1);
  }

  add(lodged: number): void {
    this.open[Math.floor(lodged / 24) - this.firstDay]++;
    this.total++;
  }

  remove(lodged: number): void {
    this.open[Math.floor(lodged / 24) - this.firstDay]--;
    this.total--;
  }

  /** Counts at the end of a day. */
  close(day: number): void {
    const { open } = this;
    const today = day - this.firstDay;
    while (this.oldest < today && open[this.oldest] === 0) this.oldest++;
    this.overSix = this.openFrom(this.oldest, today - sixMonths);
    this.overTwelve = this.openFrom(this.oldest, today - twelveMonths);
    // With half of the cases on either side the older is taken.
    let left = this.total / 2;
    this.median = this.oldest;
    while (this.median < today && open[this.median] < left) left -= open[this.median++];
  }

  private openFrom(first: number, last: number): number {
    let sum = 0;
    for (let at = first; at <= last; at++) sum += this.open[at];
    return sum;
  }

  /** Median age in days at the end of `day`; NaN when the backlog is empty. */
  medianAge(day: number): number {
    return this.total > 0 ? day - (this.median + this.firstDay) : Number.NaN;
  }

  get shareOverSixMonths(): number {
    return this.total > 0 ? this.overSix / this.total : Number.NaN;
  }

  get shareOverTwelveMonths(): number {
    return this.total > 0 ? this.overTwelve / this.total : Number.NaN;
  }
}
