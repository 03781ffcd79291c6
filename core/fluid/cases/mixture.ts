/** The bands of lodging days of the cases that are on their way, as shares of the whole: set before they go, and the same wherever they go. */
import { bands } from "../dimensions.ts";

/** First and last band that has a share; shares by band. */
export let first: i32 = 0;
export let last: i32 = 0;
export let share = new StaticArray<f64>(1);

export function open(): void {
  share = new StaticArray<f64>(bands);
  setOne(0);
}

/** All are of one band. */
export function setOne(band: i32): void {
  first = last = band;
  share[band] = 1;
}

/** Of less than this no shares can be worked out. */
const least: f64 = 1e-200;

/** The amounts by band from `at` on in a column, of which the total is `sum`, are all that there is from band `from` to `until`. */
export function set(amounts: StaticArray<f64>, at: i32, from: i32, until: i32, sum: f64): void {
  if (!(sum > least)) return setOne(min(max(until, 0), bands - 1));
  first = from;
  last = until;
  const each = 1 / sum;
  for (let band = from; band <= until; band++) share[band] = amounts[at + band] * each;
}
