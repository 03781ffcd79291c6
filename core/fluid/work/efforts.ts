/**
 * What each kind of work costs, by (stage * types + type) * sorts + sort: hours of a proficient caseworker, and the phases that give its effort
 * about the right spread.
 */
import { missed, stageOf, typeOf, types } from "../dimensions.ts";

/** Sorts of work: a first attempt, work sent back, a missed appointment however often it was missed before. */
const sorts: i32 = 3;

/** Mean hours in this regime. */
export let hours = new StaticArray<f64>(0);
/** Phases one after the other; or 2 side by side, where `longShare` is above 0. */
export let phases = new StaticArray<i32>(0);
/** Of efforts that vary more than an exponential: share of pieces that are long, and the means of the short and the long ones over that of all. */
export let longShare = new StaticArray<f64>(0);
export let shortMean = new StaticArray<f64>(0);
export let longMean = new StaticArray<f64>(0);
/** Of pieces met part-way through, each phase alike, the share taken as done, so that (1 + cv²) / 2 of a piece remains on average. */
export let metDone = new StaticArray<f64>(0);

export function effortOf(line: i32, kind: i32): i32 {
  return (stageOf(line) * types + typeOf(line)) * sorts + min(kind, missed);
}

/** Hours of a phase: of the mean, of short and of long pieces. */
let phaseHours = new StaticArray<f64>(0);

/** The hours have changed. */
export function change(): void {
  phaseHours = new StaticArray<f64>(hours.length);
  for (let effort = 0; effort < hours.length; effort++)
    phaseHours[effort] = longShare[effort] > 0 ? hours[effort] : hours[effort] / <f64>phases[effort];
}

/** Share of each phase of some work that moves on in a day of `strength` effective hours, the work being of mean `mean` over that of its kind. */
export function pace(effort: i32, strength: f64, mean: f64): f64 {
  const length = phaseHours[effort] * mean;
  return length > strength ? strength / length : 1;
}

/** People that one case keeps for the day: below one where several are done in a day. */
export function keeps(effort: i32, strength: f64, mean: f64): f64 {
  const length = phaseHours[effort] * mean;
  return length < strength ? length / strength : 1;
}

/** As `keeps`, for a case that is taken up. */
export function keepsOnAverage(effort: i32, strength: f64): f64 {
  const long = longShare[effort];
  if (long === 0) return keeps(effort, strength, 1);
  return (1 - long) * keeps(effort, strength, shortMean[effort]) + long * keeps(effort, strength, longMean[effort]);
}
