/** Age of the backlog: open cases counted by day lodged, with their median and the counts over 6 and 12 months kept as they change. */
export const sixMonths = 182;
export const twelveMonths = 365;

export class BacklogAge {
  /** Open cases by day lodged, from `firstDay`. */
  private readonly open: Int32Array;
  private total = 0;
  /** Index of the day that holds the median, and open cases lodged before it. */
  private median = 0;
  private before = 0;
  /** Open cases lodged on or before today less six and twelve months, and those day indexes. */
  private overSix = 0;
  private overTwelve = 0;
  private sixAt = -1;
  private twelveAt = -1;

  constructor(
    private readonly firstDay: number,
    days: number,
  ) {
    this.open = new Int32Array(days - firstDay + 1);
  }

  add(lodged: number): void {
    this.count(Math.floor(lodged / 24) - this.firstDay, 1);
  }

  remove(lodged: number): void {
    this.count(Math.floor(lodged / 24) - this.firstDay, -1);
  }

  private count(at: number, change: number): void {
    this.open[at] += change;
    this.total += change;
    if (at < this.median) this.before += change;
    if (at <= this.sixAt) this.overSix += change;
    if (at <= this.twelveAt) this.overTwelve += change;
  }

  /** Brings the counts to the end of a day. */
  close(day: number): void {
    const { open } = this;
    for (const end = Math.min(day - sixMonths - this.firstDay, open.length - 1); this.sixAt < end; )
      this.overSix += open[++this.sixAt];
    for (const end = Math.min(day - twelveMonths - this.firstDay, open.length - 1); this.twelveAt < end; )
      this.overTwelve += open[++this.twelveAt];
    if (this.total === 0) return;
    const half = this.total / 2;
    // With half of the cases on either side the older is taken, however it was come to.
    while (this.median > 0 && this.before >= half) this.before -= open[--this.median];
    while (this.median < open.length - 1 && this.before + open[this.median] < half) this.before += open[this.median++];
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
