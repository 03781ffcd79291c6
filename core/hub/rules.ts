/** Keys of random streams, and the mix of arrivals. Given by TypeScript. */

/** Keys of arrivals, and of what is drawn once a case. @given replication */
export let arrivalKey: i32 = 0;
/** @given replication */
export let selfStage: i32 = 0;
/** @given replication */
export let waitingStage: i32 = 0;
/** @given replication */
export let closureStage: i32 = 0;

/** Cumulative shares of the types among arrivals. @given mix: typeCount */
export let arrivalMix = new StaticArray<f64>(0);

/** Attempt under which the luck of a visit is drawn. */
export const visitAttempt: i32 = 0x7fffffff;

/** First index, of those from `from` and before `end`, whose cumulative share is more than u; the last where rounding leaves a gap. */
export function chosen(cumulative: StaticArray<f64>, u: f64, from: i32 = 0, end: i32 = cumulative.length): i32 {
  let at = from;
  while (at < end - 1 && u >= cumulative[at]) at++;
  return at;
}
