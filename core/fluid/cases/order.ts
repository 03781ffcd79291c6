/** What orders the cases of a line: bands of lodging days where the oldest go first, otherwise the day on which they became ready. */
import { bands } from "../dimensions.ts";

export let today: i32 = 0;
/** Key of each band, by cohort * bands + band; where there is none, the key of day 0: those before it are for the starting stock. */
export let bandKey = new StaticArray<i32>(0);
export let keyOfDay0: i32 = -1;

export function setToday(day: i32): void {
  today = day;
}

/** Key of a case that becomes ready today. */
export function keyOf(cohort: i32, band: i32): i32 {
  return keyOfDay0 >= 0 ? keyOfDay0 + today : bandKey[cohort * bands + band];
}

/** Band of the cases of a cohort at a key. */
export function bandOf(cohort: i32, key: i32): i32 {
  return keyOfDay0 >= 0 ? 0 : key - bandKey[cohort * bands];
}
