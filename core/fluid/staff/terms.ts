/** The terms of each pool in each regime, by regime * pools + pool. Times are an amount of days, and whether working days are meant. */
import { pools } from "../dimensions.ts";

/** By day, the regime that holds. */
export let regimeOf = new StaticArray<u8>(0);
export let fteEach = new StaticArray<f64>(0);
export let training = new StaticArray<f64>(0);
export let trainingWorking = new StaticArray<u8>(0);
export let ramp = new StaticArray<f64>(0);
export let rampWorking = new StaticArray<u8>(0);
export let rampFrom = new StaticArray<f64>(0);
/** 1 for an exponential ramp. */
export let rampShape = new StaticArray<u8>(0);
/** As long as work counts as a new starter's; below 0: as long as the ramp. */
export let newStarter = new StaticArray<f64>(0);
export let newStarterWorking = new StaticArray<u8>(0);
export let mentored = new StaticArray<f64>(0);
export let mentoredWorking = new StaticArray<u8>(0);
/** Hours that a mentee takes on a working day; 0 where nobody mentors. */
export let mentoringHours = new StaticArray<f64>(0);
/** Pools that mentor, from mentorsFrom[...]. */
export let mentorsFrom = new StaticArray<i32>(0);
export let mentors = new StaticArray<i32>(0);
/** Hazard a day by tenure, from attritionFrom[...]: its rate, and the time from joining to which it applies. */
export let attritionFrom = new StaticArray<i32>(0);
export let attritionRate = new StaticArray<f64>(0);
export let attritionWithin = new StaticArray<f64>(0);
export let attritionWorking = new StaticArray<u8>(0);
/** 0: vacancies are left unfilled; 1: refilled after a time; 2: held at a level. */
export let vacancies = new StaticArray<i32>(0);
export let refillAfter = new StaticArray<f64>(0);
export let refillWorking = new StaticArray<u8>(0);
/** Where the levels at which posts are held begin in `held`: one a day of the period. */
export let heldFrom = new StaticArray<i32>(0);
export let held = new StaticArray<f64>(0);
/** Hours on cases that a full-time equivalent gives on a working day, absence averaged out. */
export let dailyHours = new StaticArray<f64>(0);

/** Joiners of each pool by day: pool * days + day. */
export let joiners = new StaticArray<f64>(0);
/** Those in post at the start, from startersFrom[pool]: days since the end of their training, full-time equivalent of each, and how many. */
export let startersFrom = new StaticArray<i32>(0);
export let starterSince = new StaticArray<f64>(0);
export let starterFte = new StaticArray<f64>(0);
export let starterHeads = new StaticArray<f64>(0);

/** Terms of a pool on a day. */
export function on(pool: i32, day: i32): i32 {
  const last = regimeOf.length - 1;
  return <i32>regimeOf[min(max(day, 0), last)] * pools + pool;
}
