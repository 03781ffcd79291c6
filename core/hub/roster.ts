/** The roster of the replication, as src/hub/staff/roster.ts makes it: columns, given by TypeScript. Times are day indexes of the period. */
export let poolCount: i32 = 0;
export let peopleCount: i32 = 0;
export let periodDays: i32 = 0;

/** By person. */
export let personPool = new StaticArray<i32>(0);
export let trained = new StaticArray<f64>(0);
export let proficient = new StaticArray<f64>(0);
/** First day on which work no longer counts as a new starter's. */
export let settled = new StaticArray<f64>(0);
/** First day no longer in post; Infinity while staying. */
export let left = new StaticArray<f64>(0);
export let fte = new StaticArray<f64>(0);
export let rampFrom = new StaticArray<f64>(0);
/** 1 for an exponential ramp. */
export let rampShape = new StaticArray<i32>(0);
/** Share of the first piece of work that remains. */
export let firstPiece = new StaticArray<f64>(0);

/** Hours on cases per clock hour and full-time equivalent, by pool and day: experienced staff, and all others. */
export let experienced = new StaticArray<f64>(0);
export let others = new StaticArray<f64>(0);
/** 1 where a person is absent: day * people + person; empty when nobody ever is. */
export let absent = new StaticArray<u8>(0);
/** By pool: hours of a working day, and the hour at which it begins. */
export let hoursPerDay = new StaticArray<f64>(0);
export let opensAt = new StaticArray<f64>(0);
/**
 * Day whose absences apply on a day, by pool and day: itself or the pool's next working day; beyond the period when there is
 * none.
 */
export let rollDay = new StaticArray<i32>(0);

/** Who leaves on a day and who starts work: places `from[day]` up to the next day's, in order of their numbers. */
export let leavingFrom = new StaticArray<i32>(0);
export let leaving = new StaticArray<i32>(0);
/** 1 for leavers who hand their case back. */
export let handsBack = new StaticArray<i32>(0);
export let joiningFrom = new StaticArray<i32>(0);
export let joining = new StaticArray<i32>(0);

export function isAbsent(person: i32, day: i32): bool {
  return absent.length > 0 && day < periodDays && absent[day * peopleCount + person] === 1;
}
