/**
 * What work costs. Lines that cost the same under all rules, and that the same pools can take, are one *sort* of work, which has three
 * *efforts*: of a first attempt, of work sent back, and of a missed appointment however often it was missed before.
 */
import { lines, missed } from "../dimensions.ts";

const perSort: i32 = 3;

/** Sort of each line; -1 where there is nothing for staff to do. */
export let sortOf = new StaticArray<i32>(0);

/** By effort, which is sort * 3 + kind: mean hours of a proficient caseworker in this regime. */
export let hours = new StaticArray<f64>(0);
/** Phases that give them about the right spread: one after the other; or 2 side by side, where `longShare` is above 0. */
export let phases = new StaticArray<i32>(0);
/** Of efforts that vary more than an exponential: share of pieces that are long, and the means of the short and the long ones over that of all. */
export let longShare = new StaticArray<f64>(0);
export let shortMean = new StaticArray<f64>(0);
export let longMean = new StaticArray<f64>(0);
/** Of pieces met part-way through, each phase alike, the share taken as done, so that (1 + cv²) / 2 of a piece remains on average. */
export let metDone = new StaticArray<f64>(0);

/** Efforts in all. */
export let count: i32 = 0;
/** Effort of an attempt, by line. */
let first = new StaticArray<i32>(0);
/** Hours of a phase: of the mean, of short and of long pieces. */
let phaseHours = new StaticArray<f64>(0);

export function open(): void {
  count = phases.length;
  first = new StaticArray<i32>(lines);
  for (let line = 0; line < lines; line++) first[line] = sortOf[line] < 0 ? -1 : sortOf[line] * perSort;
}

/** @returns below 0 where there is nothing for staff to do */
export function effortOf(line: i32, kind: i32): i32 {
  return first[line] < 0 ? -1 : first[line] + min(kind, missed);
}

/** The hours have changed. */
export function change(): void {
  phaseHours = new StaticArray<f64>(count);
  for (let effort = 0; effort < count; effort++)
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
