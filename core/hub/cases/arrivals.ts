/**
 * When claims are lodged: a unit-rate process stretched by the rate, so that arrival n comes when the cumulative rate reaches
 * the sum of the first n unit-rate gaps; or exactly the stated numbers, evenly spread. A different rate moves the same arrivals
 * in time and changes nothing else.
 */
import * as streams from "../random-streams.ts";
import { arrivalKey } from "../rules.ts";

/** Moment of the next arrival in hours; Infinity when no more come within the period. */
export let next: f64 = Infinity;
/** Arrivals so far; the number of the next one. */
export let count: i32 = 0;
/** Arrivals a day, by day. @given arrivals: periodDays */
export let arrivalRates = new StaticArray<f64>(0);
/** Of the next four. */
const moments = new StaticArray<f64>(4);
let random: bool = true;
let day: i32 = 0;
/** Expected arrivals up to the start of `day`, and the level at which the next one comes. */
let reached: f64 = 0;
let level: f64 = 0;

/** @step openArrivals */
export function open(poisson: bool): void {
  random = poisson;
  foresee();
}

export function advance(): void {
  count++;
  if ((count & 3) === 0) foresee();
  else next = moments[count & 3];
}

/** Finds when the next four come: random numbers are drawn for four at a time, and no logarithm waits for the one before. */
function foresee(): void {
  if (random) streams.drawFour(arrivalKey, count, 0, 0);
  for (let i = 0; i < 4; i++) {
    level += random ? -Math.log(streams.fourth(i)) : count + i === 0 ? 0.5 : 1;
    moments[i] = momentOf(level);
  }
  next = moments[0];
}

/** Moment at which the expected number of arrivals reaches a level. */
function momentOf(level: f64): f64 {
  const days = arrivalRates.length;
  while (day < days && reached + arrivalRates[day] < level) reached += arrivalRates[day++];
  return day < days ? (<f64>day + (level - reached) / arrivalRates[day]) * 24 : Infinity;
}
