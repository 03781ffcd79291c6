/** Age of the backlog: open cases counted by day lodged, with their median and the counts over 6 and 12 months at the end of a day. */
const sixMonths: i32 = 182;
const twelveMonths: i32 = 365;

/** First day on which an open case may have been lodged, and the open cases by day from then on. */
let firstDay: i32 = 0;
let lodgedOn = new StaticArray<i32>(0);
/** Open cases as of the last close. */
let total: i32 = 0;
/** Index of a day before which no case is open or will be again. */
let oldest: i32 = 0;
/** Index of the day that holds the median, as of the last close. */
let median: i32 = 0;
/** Open cases lodged on or before the day of the last close less six and twelve months. */
let overSix: i32 = 0;
let overTwelve: i32 = 0;

/** @step openAge */
export function open(first: i32, days: i32): void {
  firstDay = first;
  lodgedOn = new StaticArray<i32>(days - first + 1);
}

/** A case lodged on this day is open. */
export function add(day: i32): void {
  lodgedOn[day - firstDay]++;
}

/** A case lodged on this day is no longer open. */
export function remove(day: i32): void {
  lodgedOn[day - firstDay]--;
}

/** Counts at the end of a day. */
export function close(day: i32): void {
  const today = day - firstDay;
  while (oldest < today && lodgedOn[oldest] === 0) oldest++;
  overSix = openFrom(oldest, today - sixMonths);
  overTwelve = openFrom(oldest, today - twelveMonths);
  total = openFrom(oldest, today);
  // With half of the cases on either side, the older day is the median.
  let left = <f64>total / 2;
  median = oldest;
  while (median < today && <f64>lodgedOn[median] < left) left -= <f64>lodgedOn[median++];
}

function openFrom(first: i32, last: i32): i32 {
  let sum = 0;
  for (let at = first; at <= last; at++) sum += lodgedOn[at];
  return sum;
}

/** Median age in days at the end of `day`; NaN when the backlog is empty. @step */
export function medianAge(day: i32): f64 {
  return total > 0 ? <f64>(day - (median + firstDay)) : NaN;
}

/** @step */
export function shareOverSixMonths(): f64 {
  return total > 0 ? <f64>overSix / <f64>total : NaN;
}

/** @step */
export function shareOverTwelveMonths(): f64 {
  return total > 0 ? <f64>overTwelve / <f64>total : NaN;
}
