/** When times are over that pass for a caseworker. Compiled twice, for TypeScript and for the core (see engine/portable.d.ts). */

/** The n-th working day after a day, or the last day from which n working days are over by another. */
export type WorkingDays = (day: f64, n: f64) => f64;

/** The moment (days) `amount` of days after `from`; working days in whole ones. */
export function momentAfter(from: f64, amount: f64, working: boolean, after: WorkingDays): f64 {
  return working ? after(Math.ceil(from), Math.round(amount)) : from + amount;
}

/** The last moment (days) from which `amount` of days is over by `until`. */
export function momentBefore(until: f64, amount: f64, working: boolean, before: WorkingDays): f64 {
  return working ? before(Math.floor(until), Math.round(amount)) : until - amount;
}

/** The day `amount` of days, rounded to whole ones, after `day`. */
export function dayAfter(day: f64, amount: f64, working: boolean, after: WorkingDays): f64 {
  return momentAfter(day, Math.round(amount), working, after);
}
