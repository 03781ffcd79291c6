export interface PriorityClass {
  readonly arrivalRate: number;
  readonly meanService: number;
  /** Mean of the squared service time. */
  readonly meanSquare: number;
}

/**
 * The mean wait of each class in M/G/1 with non-preemptive priorities, the first class going first: Cobham. An arrival waits for what
 * is left of the service in hand, for those of its class and above already there, and for those above that come meanwhile.
 *
 * Source: A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954) 70-76; L. Kleinrock, Queueing Systems,
 * volume 2 (1976), chapter 3.
 *
 * @throws RangeError for a load of 1 or more
 */
export function meanWaitsByPriority(classes: readonly PriorityClass[]): number[] {
  const residual = classes.reduce((sum, { arrivalRate, meanSquare }) => sum + (arrivalRate * meanSquare) / 2, 0);
  let above = 0;
  return classes.map(({ arrivalRate, meanService }) => {
    const upToHere = above + arrivalRate * meanService;
    if (!(upToHere < 1)) throw new RangeError(`a load of ${upToHere} is too much for one server`);
    const wait = residual / ((1 - above) * (1 - upToHere));
    above = upToHere;
    return wait;
  });
}
