/** The pools on one day: their people, what each of them can do, and who is free. */
import { days, pools } from "../dimensions.ts";
import * as hours from "../staff/hours.ts";
import { isWorking } from "../working-days.ts";
import * as efforts from "./efforts.ts";

/** By pool: people, effective hours and hours on cases of each, and people already at work. */
export let heads = new StaticArray<f64>(0);
export let strength = new StaticArray<f64>(0);
export let presence = new StaticArray<f64>(0);
export let used = new StaticArray<f64>(0);
/** People free to take up work, and as this round of it began. */
export let free = new StaticArray<f64>(0);
export let freeAtFirst = new StaticArray<f64>(0);
/** 1 once a pool has had a day's work. */
export let hasBegun = new StaticArray<u8>(0);
/** Hours on cases by pool * days + day. */
export let worked = new StaticArray<f64>(0);
/** Whether anyone works. */
export let isAnyoneIn: bool = false;
/** By pool * efforts + effort: people that a piece taken up keeps for the day, where it was asked for today. */
let keeps = new StaticArray<f64>(0);

export function open(): void {
  heads = new StaticArray<f64>(pools);
  strength = new StaticArray<f64>(pools);
  presence = new StaticArray<f64>(pools);
  used = new StaticArray<f64>(pools);
  free = new StaticArray<f64>(pools);
  freeAtFirst = new StaticArray<f64>(pools);
  hasBegun = new StaticArray<u8>(pools);
  worked = new StaticArray<f64>(pools * days);
  keeps = new StaticArray<f64>(pools * efforts.count);
}

export function begin(day: i32): void {
  isAnyoneIn = false;
  for (let pool = 0; pool < pools; pool++) {
    const cell = pool * days + day;
    const people = hours.heads[cell];
    heads[pool] = people;
    used[pool] = 0;
    const each = people > 0 ? hours.effective[cell] / people : 0;
    strength[pool] = each;
    presence[pool] = people > 0 ? hours.available[cell] / people : 0;
    if (each === 0) continue;
    isAnyoneIn = true;
    for (let i = pool * efforts.count; i < (pool + 1) * efforts.count; i++) keeps[i] = -1;
  }
}

/** Those who are not at work yet are free. */
export function freeAll(): void {
  for (let pool = 0; pool < pools; pool++) free[pool] = strength[pool] > 0 ? Math.max(0, heads[pool] - used[pool]) : 0;
}

/** After a round: those who have taken up work are at it for the day. */
export function book(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    // Who mentors all day has a case in hand as well.
    if (heads[pool] > 0 && isWorking(pool, day)) hasBegun[pool] = 1;
    if (strength[pool] === 0) continue;
    const busy = Math.max(0, heads[pool] - used[pool]) - free[pool];
    used[pool] += busy;
    worked[pool * days + day] += busy * presence[pool];
  }
}

/** People that one piece of an effort keeps for the day, whatever becomes of it. */
export function peopleFor(pool: i32, effort: i32): f64 {
  const at = pool * efforts.count + effort;
  if (keeps[at] < 0) keeps[at] = efforts.keepsOnAverage(effort, strength[pool]);
  return keeps[at];
}
