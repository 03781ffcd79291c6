/**
 * How much the fluid limit may cost, in steps that are counted and not timed: whether it is computed depends on the plan and on what it is
 * laid beside, never on the machine.
 */

/** The fluid limit would take more steps than it was allowed. */
export class TooMuchWork extends Error {}

export class WorkAllowed {
  private left: number;

  /** @param steps looks at a cell or a pool; Infinity for no limit */
  constructor(steps = Number.POSITIVE_INFINITY) {
    this.left = steps;
  }

  /** Steps that are left. */
  get steps(): number {
    return this.left;
  }

  /** @throws TooMuchWork when the steps are used up */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new TooMuchWork("more steps than allowed");
  }
}
