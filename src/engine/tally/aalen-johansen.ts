/** What is seen of many subjects whose time runs in whole units from an origin of their own, by the time at which it happens. */
export interface SeenAt {
  /** How many come under observation at each time (at its beginning): at 0, or later where they are found already under way. */
  readonly came: ArrayLike<number>;
  /** How many leave at each time, by way out. */
  readonly left: readonly ArrayLike<number>[];
  /** How many were last seen at each time (at its end), still there. */
  readonly lastSeen: ArrayLike<number>;
}

export interface CumulativeIncidence {
  /** By way out and time: the share that has left by that way at or before the time. NaN from the time on at which nobody is left to be seen. */
  readonly byWay: readonly Float64Array[];
  /** The first time at which anyone is under observation: all shares are of those still there then. Infinity for nobody. */
  readonly from: number;
}

/**
 * The Aalen-Johansen estimator of cumulative incidence with competing ways out, delayed entry and censoring: at each time those under
 * observation leave by each way in the share seen to, and the rest go on. With one way out it is 1 less the estimator of Kaplan and Meier.
 *
 * Source: O. O. Aalen and S. Johansen, An empirical transition matrix for non-homogeneous Markov chains based on censored
 * observations, Scandinavian Journal of Statistics 5 (1978) 141-150.
 */
export function cumulativeIncidence({ came, left, lastSeen }: SeenAt): CumulativeIncidence {
  const times = came.length;
  const byWay = left.map(() => new Float64Array(times));
  let from = Number.POSITIVE_INFINITY;
  let atRisk = 0;
  let there = 1;
  for (let time = 0; time < times; time++) {
    atRisk += came[time];
    if (atRisk > 0 && from > time) from = time;
    // Nobody is left to say what comes next, unless all have left.
    const isBlind = from <= time && atRisk === 0 && there > 0;
    let gone = 0;
    byWay.forEach((shares, way) => {
      const before = time > 0 ? shares[time - 1] : 0;
      const leave = atRisk > 0 ? left[way][time] : 0;
      shares[time] = isBlind ? Number.NaN : before + (there * leave) / (atRisk || 1);
      gone += leave;
    });
    if (isBlind) there = Number.NaN;
    else if (atRisk > 0) there = gone === atRisk ? 0 : there * (1 - gone / atRisk);
    atRisk -= gone + lastSeen[time];
  }
  return { byWay, from };
}

/** The first time by which at least half has left, of shares that rise with time; Infinity where that is not reached, NaN where there are none. */
export function medianTime(shares: ArrayLike<number>, from: number): number {
  if (from === Number.POSITIVE_INFINITY) return Number.NaN;
  const half = 0.5 - 1e-12;
  for (let time = 0; time < shares.length; time++) if (shares[time] >= half) return time;
  return Number.POSITIVE_INFINITY;
}
