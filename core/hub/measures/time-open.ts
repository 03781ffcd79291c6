/**
 * How long cases are open, in whole days since they were lodged: how many come under observation at each age (claims at 0, the starting
 * stock at the age it has), how many leave at each by each way out, and how many are open by the day they were lodged. All by cohort.
 */
let firstDay: i32 = 0;
/** Ages that a case can have, and days on which it can have been lodged: as many. */
let span: i32 = 0;
/** The day as counted: an evening belongs to its day. */
let today: i32 = 0;
/** By cohort * span + age. @read */
export let cameAtAge = new StaticArray<i32>(0);
/** By (way out * 2 + cohort) * span + age. @read */
export let leftAtAge = new StaticArray<i32>(0);
/** By cohort * span + day lodged from the first. @read */
export let openSince = new StaticArray<i32>(0);

/** @param first earliest day on which a case can have been lodged @param days of the period @step openTimeOpen */
export function open(first: i32, days: i32): void {
  firstDay = first;
  span = days - first;
  cameAtAge = new StaticArray<i32>(2 * span);
  leftAtAge = new StaticArray<i32>(6 * span);
  openSince = new StaticArray<i32>(2 * span);
}

export function setDay(day: i32): void {
  today = day;
}

/** A case lodged on a day comes under observation, today. */
export function come(cohort: i32, lodged: i32): void {
  const first = cohort * span;
  cameAtAge[first + today - lodged]++;
  openSince[first + lodged - firstDay]++;
}

/** A case leaves the backlog, today. */
export function leave(way: i32, cohort: i32, lodged: i32): void {
  leftAtAge[(way * 2 + cohort) * span + today - lodged]++;
  openSince[cohort * span + lodged - firstDay]--;
}

/** The warm-up is over: all who are open on the morning of a day come under observation then, and nobody has left. @step */
export function watchFrom(day: i32): void {
  cameAtAge.fill(0);
  leftAtAge.fill(0);
  for (let cohort = 0; cohort < 2; cohort++)
    for (let lodged = firstDay; lodged < day; lodged++)
      cameAtAge[cohort * span + day - lodged] += openSince[cohort * span + lodged - firstDay];
}
