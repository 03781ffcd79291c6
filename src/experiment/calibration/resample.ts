/**
 * Rows each as likely as any other, from rows with weights: one even comb laid over the weights in a row, so that a row is taken within
 * one of as often as its weight says. (J. Carpenter, P. Clifford and P. Fearnhead, IEE Proceedings 146, 1999.)
 * @param logWeights up to a constant @param start of the comb, in (0, 1)
 * @returns indices of the rows taken, in order
 */
export function resample(logWeights: ArrayLike<number>, count: number, start: number): number[] {
  const weights = weightsOf(logWeights);
  const taken: number[] = [];
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] * count;
    while (taken.length < count && taken.length + start < sum) taken.push(i);
  }
  // Rounding may leave the last tooth over.
  while (taken.length < count) taken.push(weights.lastIndexOf(Math.max(...weights)));
  return taken;
}

/** How many independent draws weighted rows are worth. (A. Kong, J. S. Liu and W. H. Wong, JASA 89, 1994.) */
export function worth(logWeights: ArrayLike<number>): number {
  return 1 / weightsOf(logWeights).reduce((sum, weight) => sum + weight * weight, 0);
}

/** Weights that sum to 1. */
export function weightsOf(logWeights: ArrayLike<number>): number[] {
  const logs = Array.from(logWeights);
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Log weights held down to the root of their number times their mean: one row that the proposal hardly allowed for does not stand for all,
 * at the price of a bias that goes away with the number of rows. (E. L. Ionides, Journal of Computational and Graphical Statistics 17, 2008.)
 */
export function truncated(logWeights: ArrayLike<number>): number[] {
  const logs = Array.from(logWeights);
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const mean = logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length;
  const cap = most + Math.log(Math.sqrt(logs.length) * mean);
  return logs.map((log) => Math.min(log, cap));
}
