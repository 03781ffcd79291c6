/**
 * When claims are lodged: a unit-rate process stretched by the rate, so that arrival n comes when the cumulative rate reaches the sum of
 * its luck so far; or exactly the stated numbers, evenly spread. A different rate moves the same arrivals in time, and disturbs nothing else.
 */
import * as luck from "./luck.ts";
import { arrivalKey } from "./rules.ts";

/** Moment of the next arrival in hours; Infinity when no more come within the period. */
export let next: f64 = Infinity;
/** Arrivals so far; the number of the next one. */
export let count: i32 = 0;
/** Arrivals a day, by day. */
export let arrivalRates = new StaticArray<f64>(0);
let random: bool = true;
let day: i32 = 0;
/** Expected arrivals up to the start of `day`, and the level at which the next one comes. */
let reached: f64 = 0;
let level: f64 = 0;

export function open(poisson: bool): void {
  random = poisson;
  level = poisson ? gap() : 0.5;
  find();
}

export function advance(): void {
  count++;
  level += random ? gap() : 1;
  find();
}

/** Luck comes for four arrivals at a time. */
function gap(): f64 {
  const place = count & 3;
  if (place === 0) luck.drawFour(arrivalKey, count, 0, 0);
  return -Math.log(luck.fourth(place));
}

function find(): void {
  const days = arrivalRates.length;
  while (day < days && reached + arrivalRates[day] < level) reached += arrivalRates[day++];
  next = day < days ? (<f64>day + (level - reached) / arrivalRates[day]) * 24 : Infinity;
}
