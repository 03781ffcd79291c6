/** The roster of the replication, as src/hub/staff/roster.ts makes it: columns, given by TypeScript. Times are day indexes of the period. */
/** @given replication */
export let poolCount: i32 = 0;
/** @given replication */
export let peopleCount: i32 = 0;
/** @given replication */
export let periodDays: i32 = 0;

/** By person. @given roster: peopleCount */
export let personPool = new StaticArray<i32>(0);
/** @given roster: peopleCount */
export let trained = new StaticArray<f64>(0);
/** @given roster: peopleCount */
export let proficient = new StaticArray<f64>(0);
/** First day on which work no longer counts as a new starter's. @given roster: peopleCount */
export let experiencedFrom = new StaticArray<f64>(0);
/** First day no longer in post; Infinity while staying. @given roster: peopleCount */
export let left = new StaticArray<f64>(0);
/** @given roster: peopleCount */
export let fte = new StaticArray<f64>(0);
/** @given roster: peopleCount */
export let rampFrom = new StaticArray<f64>(0);
/** 1 for an exponential ramp. @given roster: peopleCount */
export let rampShape = new StaticArray<i32>(0);
/** Share of the first piece of work that remains. @given roster: peopleCount */
export let firstPiece = new StaticArray<f64>(0);

/** Hours on cases per clock hour and full-time equivalent, by pool and day: experienced staff, and all others. @given roster: poolCount * periodDays */
export let experienced = new StaticArray<f64>(0);
/** @given roster: poolCount * periodDays */
export let others = new StaticArray<f64>(0);
/** 1 where a person is absent: day * people + person; empty when nobody ever is. @given roster: 0 or periodDays * peopleCount */
export let absent = new StaticArray<u8>(0);
/** By pool: hours of a working day, and the hour at which it begins. @given roster: poolCount */
export let hoursPerDay = new StaticArray<f64>(0);
/** @given roster: poolCount */
export let opensAt = new StaticArray<f64>(0);
/**
 * Day whose absences apply on a day, by pool and day: itself or the pool's next working day; beyond the period when there is
 * none.
 * @given roster: poolCount * periodDays
 */
export let rollDay = new StaticArray<i32>(0);

/** Who leaves on a day and who starts work: places `from[day]` up to the next day's, in order of their numbers. @given roster: periodDays + 1 */
export let leavingFrom = new StaticArray<i32>(0);
/** @given roster: last(leavingFrom) */
export let leaving = new StaticArray<i32>(0);
/** 1 for leavers who hand their case back. @given roster: leaving.length */
export let handsBack = new StaticArray<i32>(0);
/** @given roster: periodDays + 1 */
export let joiningFrom = new StaticArray<i32>(0);
/** @given roster: last(joiningFrom) */
export let joining = new StaticArray<i32>(0);

export function isAbsent(person: i32, day: i32): bool {
  return absent.length > 0 && day < periodDays && absent[day * peopleCount + person] === 1;
}
