/** Working days of each calendar: one a pool, then the hub's. */

/** 1 for a working day, by calendar * period + day. */
export let working = new StaticArray<u8>(0);
let period: i32 = 0;
/** Working days before each day, by calendar * (period + 1) + day; and the day of each working day, by calendar * period + its number. */
let before = new StaticArray<i32>(0);
let nth = new StaticArray<i32>(0);

export function open(days: i32): void {
  period = days;
  const calendars = days > 0 ? working.length / days : 0;
  before = new StaticArray<i32>(calendars * (days + 1));
  nth = new StaticArray<i32>(calendars * days);
  for (let calendar = 0; calendar < calendars; calendar++) {
    const first = calendar * (days + 1);
    let count = 0;
    for (let day = 0; day < days; day++) {
      before[first + day] = count;
      if (working[calendar * days + day] === 1) nth[calendar * days + count++] = day;
    }
    before[first + days] = count;
  }
}

export function isWorking(calendar: i32, day: i32): bool {
  return working[calendar * period + day] === 1;
}

/** The n-th working day after `day`; `day` for n = 0; Infinity past the last. */
export function addWorkingDays(calendar: i32, day: i32, n: i32): f64 {
  if (n === 0) return <f64>day;
  const first = calendar * (period + 1);
  const at = before[first + min(max(day + 1, 0), period)] + n - 1;
  return at < before[first + period] ? <f64>nth[calendar * period + at] : Infinity;
}
