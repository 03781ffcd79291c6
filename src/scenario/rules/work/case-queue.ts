/** Cases that wait at a place, by the step in which they came. */

const nothing = 1e-9;

export class CaseQueue {
  cases = 0;
  /** The first step of which some still wait. */
  head = 0;
  private readonly came: Float64Array;

  constructor(steps: number) {
    this.came = new Float64Array(steps);
  }

  put(cases: number, step: number): void {
    if (cases === 0) return;
    if (this.cases < nothing) this.head = step;
    this.came[step] += cases;
    this.cases += cases;
  }

  of(step: number): number {
    return this.came[step];
  }

  /** Takes those who came first. */
  take(cases: number): void {
    this.cases = Math.max(0, this.cases - cases);
    for (let rest = cases; this.head < this.came.length; this.head++) {
      const taken = Math.min(rest, this.came[this.head]);
      rest -= taken;
      this.came[this.head] -= taken;
      if (this.came[this.head] > nothing) return;
      this.came[this.head] = 0;
    }
  }

  /** Keeps a share of all. */
  keep(share: number): void {
    this.cases *= share;
    for (let step = this.head; step < this.came.length; step++) this.came[step] *= share;
  }
}
