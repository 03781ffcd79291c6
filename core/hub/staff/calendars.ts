/** The days of the pools: columns, given by TypeScript. Times are day indexes of the period. */
/** @given replication */
export let poolCount: i32 = 0;
/** @given replication */
export let periodDays: i32 = 0;

/** By pool: hours of a working day, and the hour at which it begins. @given calendars: poolCount */
export let hoursPerDay = new StaticArray<f64>(0);
/** @given calendars: poolCount */
export let opensAt = new StaticArray<f64>(0);
/**
 * Day whose absences apply on a day, by pool and day: itself or the pool's next working day; beyond the period when there is
 * none.
 * @given calendars: poolCount * periodDays
 */
export let rollDay = new StaticArray<i32>(0);

/** Hours on cases per clock hour and full-time equivalent, by pool and day: experienced staff, and all others. @given rates: poolCount * periodDays */
export let experienced = new StaticArray<f64>(0);
/** @given rates: poolCount * periodDays */
export let others = new StaticArray<f64>(0);
