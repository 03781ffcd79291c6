/**
 * The p-quantile of a sorted sample as one of its values: the smallest value that at least a share p of the
 * sample does not exceed, which is value number ceil(n p) counted from 1 (the first for p = 0). It is
 * definition 1 of Hyndman and Fan, The American Statistician 50, 1996: the inverse of the empirical distribution
 * function. Nothing is interpolated, so Infinity ("never") may stand in the sample: the quantile is
 * Infinity exactly when fewer than a share p of the values are finite. The median of an even
 * number of values is the lower of the middle two.
 *
 * @param sorted values in ascending order, Infinity and -Infinity among them, no NaN
 * @param p a share, 0 to 1
 * @throws RangeError for an empty sample or a p outside 0 to 1
 */
export function orderStatisticQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError("There is no quantile of no values.");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile is asked for at a share from 0 to 1, not at ${p}.`);
  // 100 * 0.07 is 7.000000000000001, which stands for 7: what is above by rounding alone counts as level.
  const rank = Math.ceil(sorted.length * p * (1 - 4 * Number.EPSILON));
  return sorted[Math.max(rank, 1) - 1];
}
