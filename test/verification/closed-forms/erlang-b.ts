/**
 * The probability that an arrival finds all `servers` busy when nobody may wait (M/M/c/c): Erlang's loss formula, by the recursion
 * B(c) = a B(c - 1) / (c + a B(c - 1)), which neither overflows nor cancels.
 *
 * Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges" (1917);
 * the recursion in R. B. Cooper, Introduction to Queueing Theory, 2nd edition (1981), chapter 3.
 *
 * @param offered arrivals per mean service, in erlangs
 */
export function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let c = 1; c <= servers; c++) blocked = (offered * blocked) / (c + offered * blocked);
  return blocked;
}
