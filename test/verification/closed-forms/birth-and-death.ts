/**
 * Stationary probabilities of a birth-and-death process on 0 to `states`, straight from its balance equations: p(n + 1) death(n + 1) =
 * p(n) birth(n). An oracle for the queueing formulas that shares no step with them.
 */
export function birthAndDeath(
  birth: (n: number) => number,
  death: (n: number) => number,
  states: number,
): Float64Array {
  const p = new Float64Array(states + 1);
  p[0] = 1;
  let sum = 1;
  for (let n = 0; n < states; n++) {
    p[n + 1] = (p[n] * birth(n)) / death(n + 1);
    sum += p[n + 1];
    // Kept within the range of floating-point numbers, whatever the number of servers.
    if (sum > 1e200) {
      for (let m = 0; m <= n + 1; m++) p[m] /= sum;
      sum = p.reduce((total, value) => total + value, 0);
    }
  }
  return p.map((value) => value / sum);
}
