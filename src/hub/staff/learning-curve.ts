/** Compiled twice, for TypeScript and for the core (see engine/portable.d.ts). */

/** An exponential ramp has closed 95% of the gap when its time is over; the rest then counts as closed. */
const exponentialRate = -Math.log(0.05);

/**
 * Share of a proficient caseworker's output on a day: 0 in training, then from the ramp's start to 1.
 * `trained` and `proficient` are the first days after training and at full speed.
 */
export function speedOn(day: f64, trained: f64, proficient: f64, from: f64, exponential: boolean): f64 {
  if (day >= proficient) return 1;
  const since = day - trained;
  if (since < 0) return 0;
  const done = since / (proficient - trained);
  return exponential ? 1 - (1 - from) * Math.exp(-exponentialRate * done) : from + (1 - from) * done;
}
