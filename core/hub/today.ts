/** Today: work given out now begins on it. */
export let today: i32 = 0;

export function setToday(day: i32): void {
  today = day;
}
