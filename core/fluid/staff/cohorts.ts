/**
 * The staff of one pool as amounts of people: those who joined on one day under the same terms, or one by one within a week, go through
 * training, ramp and attrition together. Times are as in src/hub/staff/spells/spells.ts.
 */
import * as moments from "../../../src/hub/staff/moments.ts";
import { grown } from "../../engine/memory.ts";
import { pools } from "../dimensions.ts";
import { workingDaysAfter, workingDaysBefore } from "../host.ts";
import { sizeOf, sizes } from "./sizes.ts";
import * as terms from "./terms.ts";

/** Fewer people than this are none: what is left of a cohort after years of leaving. */
const nobody: f64 = 1e-9;
/** Those who replace leavers within so many days count as having joined in the middle of them. */
const daysOfReplacing: i32 = 7;
/** Settled cohorts that joined within so many days of each other go on as one. */
const daysOfExperienced: i32 = 28;

export let count: i32 = 0;
/** Expected people of each cohort who are still in post. */
export let alive = new StaticArray<f64>(0);
export let joined = new StaticArray<f64>(0);
export let trained = new StaticArray<f64>(0);
export let proficient = new StaticArray<f64>(0);
export let experiencedFrom = new StaticArray<f64>(0);
export let mentoredUntil = new StaticArray<f64>(0);
export let rampFrom = new StaticArray<f64>(0);
export let isExponential = new StaticArray<u8>(0);
/** Place of their size among `sizes`. */
export let size = new StaticArray<i32>(0);
/** Hazard that each cohort lives through before anyone of it leaves: what a cut has spared it, since it took those who would have left soonest. */
let spared = new StaticArray<f64>(0);
/** Moment after which no hazard of theirs changes any more. */
let steadyFrom = new StaticArray<f64>(0);

let pool: i32 = 0;
/** By size: the cohort of those who replace leavers one by one, their terms, and the first day after it. */
let replacingRow = new StaticArray<i32>(0);
let replacingTerms = new StaticArray<i32>(0);
let replacingUntil = new StaticArray<i32>(0);

/** By size, those who leave today. */
export let leavers = new StaticArray<f64>(0);

export function open(own: i32): void {
  pool = own;
  count = 0;
  replacingUntil.fill(-1);
  reserveSizes();
}

/** Room for as many sizes as there are. */
function reserveSizes(): void {
  const most = sizes.length;
  if (leavers.length >= most) return;
  leavers = grown(leavers, 2 * most);
  const old = replacingUntil.length;
  replacingRow = grown(replacingRow, 2 * most);
  replacingTerms = grown(replacingTerms, 2 * most);
  replacingUntil = grown(replacingUntil, 2 * most);
  for (let i = old; i < 2 * most; i++) replacingUntil[i] = -1;
}

function reserve(): void {
  if (count < alive.length) return;
  const room = max(128, 2 * count);
  alive = grown(alive, room);
  joined = grown(joined, room);
  trained = grown(trained, room);
  proficient = grown(proficient, room);
  experiencedFrom = grown(experiencedFrom, room);
  mentoredUntil = grown(mentoredUntil, room);
  rampFrom = grown(rampFrom, room);
  isExponential = grown(isExponential, room);
  size = grown(size, room);
  spared = grown(spared, room);
  steadyFrom = grown(steadyFrom, room);
}

/** Working days by the pool's calendar. */
function after(day: f64, n: f64): f64 {
  return workingDaysAfter(pool, day, n);
}

function before(day: f64, n: f64): f64 {
  return workingDaysBefore(pool, day, n);
}

export function daysAfter(day: f64, amount: f64, isWorkingTime: bool): f64 {
  return moments.dayAfter(day, amount, isWorkingTime, after);
}

function momentAfter(from: f64, amount: f64, isWorkingTime: bool): f64 {
  return moments.momentAfter(from, amount, isWorkingTime, after);
}

function momentBefore(until: f64, amount: f64, isWorkingTime: bool): f64 {
  return moments.momentBefore(until, amount, isWorkingTime, before);
}

/** The last moment to which a hazard applies, for who joined on a day. */
function hazardEnd(band: i32, day: f64): f64 {
  return momentAfter(day, terms.attritionWithin[band], terms.attritionWorking[band] === 1);
}

/** The moment after which no hazard changes any more, under any terms, for who joined on a day. */
function lastHazardEnd(day: f64): f64 {
  let last: f64 = -Infinity;
  for (let t = pool; t < terms.attritionFrom.length - 1; t += pools)
    for (let band = terms.attritionFrom[t]; band < terms.attritionFrom[t + 1]; band++)
      if (terms.attritionWithin[band] < Infinity) last = Math.max(last, hazardEnd(band, day));
  return last;
}

/** People who join on a day under the terms `t`. */
export function join(people: f64, day: i32, t: i32, fte: f64): void {
  if (people > 0) add(people, <f64>day, daysAfter(<f64>day, terms.training[t], terms.trainingWorking[t] === 1), t, fte);
}

/** People in post at the start, so many days after the end of their training. */
export function start(people: f64, since: f64, t: i32, fte: f64): void {
  const joinedOn = Math.round(momentBefore(-since, terms.training[t], terms.trainingWorking[t] === 1));
  if (people > 0) add(people, Math.min(0, joinedOn), -since, t, fte);
}

function add(people: f64, day: f64, trainedOn: f64, t: i32, fte: f64): void {
  reserve();
  const row = count++;
  alive[row] = people;
  joined[row] = day;
  trained[row] = trainedOn;
  proficient[row] = momentAfter(trainedOn, terms.ramp[t], terms.rampWorking[t] === 1);
  experiencedFrom[row] =
    terms.newStarter[t] >= 0
      ? momentAfter(trainedOn, terms.newStarter[t], terms.newStarterWorking[t] === 1)
      : proficient[row];
  mentoredUntil[row] = momentAfter(trainedOn, terms.mentored[t], terms.mentoredWorking[t] === 1);
  rampFrom[row] = terms.rampFrom[t];
  isExponential[row] = terms.rampShape[t];
  size[row] = sizeOf(fte);
  spared[row] = 0;
  steadyFrom[row] = lastHazardEnd(day);
  reserveSizes();
}

/** As `join`, for the few who come every day in place of leavers. */
export function replace(people: f64, day: i32, t: i32, own: i32): void {
  if (people <= 0) return;
  if (day < replacingUntil[own] && replacingTerms[own] === t) {
    alive[replacingRow[own]] += people;
    return;
  }
  join(people, day + (daysOfReplacing - 1) / 2, t, sizes[own]);
  replacingRow[own] = count - 1;
  replacingTerms[own] = t;
  replacingUntil[own] = day + daysOfReplacing;
}

/** Full-time equivalents in post of people of one size. */
export function inPostOf(own: i32): f64 {
  let sum: f64 = 0;
  for (let row = 0; row < count; row++) if (size[row] === own) sum += alive[row];
  return sum * sizes[own];
}

/** Full-time equivalents in post of people of all sizes but one. */
export function inPostBut(own: i32): f64 {
  let sum: f64 = 0;
  for (let row = 0; row < count; row++) if (size[row] !== own) sum += alive[row] * sizes[size[row]];
  return sum;
}

/** One day of the hazard by tenure. `leavers` has who leave. @returns those of them who were past their training */
export function leave(day: i32, t: i32): f64 {
  for (let i = 0; i < sizes.length; i++) leavers[i] = 0;
  const from = terms.attritionFrom[t];
  const until = terms.attritionFrom[t + 1];
  let past: f64 = 0;
  if (from === until) return past;
  // Those of the last cohorts have the last hazard, mostly, and its share is worked out once.
  let band = from;
  let share = -Math.expm1(-terms.attritionRate[band]);
  for (let row = 0; row < count; row++) {
    let at = from;
    while (at < until && <f64>day > hazardEnd(at, joined[row])) at++;
    if (at === until) continue;
    if (at !== band) {
      band = at;
      share = -Math.expm1(-terms.attritionRate[band]);
    }
    let loss = share;
    if (spared[row] > 0) {
      const rate = terms.attritionRate[band];
      loss = -Math.expm1(-Math.max(0, rate - spared[row]));
      spared[row] = Math.max(0, spared[row] - rate);
    }
    const gone = alive[row] * loss;
    alive[row] -= gone;
    leavers[size[row]] += gone;
    if (<f64>day > trained[row]) past += gone;
  }
  return past;
}

function stay(row: i32, hazard: f64): f64 {
  return alive[row] * Math.exp(-Math.max(0, hazard - spared[row]));
}

function left(hazard: f64): f64 {
  let sum: f64 = 0;
  for (let row = 0; row < count; row++) sum += stay(row, hazard) * sizes[size[row]];
  return sum;
}

/** Posts are cut to so many full-time equivalents: those go who would have left soonest. @returns people of them who were past their training */
export function cutTo(wanted: f64, day: i32): f64 {
  let low: f64 = 0;
  let high: f64 = 1;
  while (left(high) > wanted && high < 64) high *= 2;
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (left(middle) > wanted) low = middle;
    else high = middle;
  }
  let past: f64 = 0;
  for (let row = 0; row < count; row++) {
    const kept = stay(row, high);
    if (<f64>day > trained[row]) past += alive[row] - kept;
    alive[row] = kept;
    spared[row] = Math.max(spared[row], high);
  }
  return past;
}

/**
 * Drops cohorts that are gone. Of those past every change of speed and standing, the ones who joined in the same four weeks go on as one, and
 * so do all who are past every change of hazard. Looked at once a week: it is for speed alone.
 */
export function mergeExperienced(day: i32): void {
  if (day % 7 !== 0) return;
  let used = 0;
  for (let row = 0; row < count; row++) {
    if (alive[row] <= nobody) {
      if (replacingRow[size[row]] === row) replacingUntil[size[row]] = -1;
      continue;
    }
    if (isExperienced(row, day)) {
      const other = alike(row, used, day);
      if (other >= 0) {
        alive[other] += alive[row];
        follow(row, other);
        continue;
      }
    }
    if (used !== row) {
      move(row, used);
      follow(row, used);
    }
    used++;
  }
  count = used;
}

/** Those who replace leavers go on in the cohort that theirs has become. */
function follow(from: i32, to: i32): void {
  const own = size[from];
  if (replacingRow[own] === from) replacingRow[own] = to;
}

function isExperienced(row: i32, day: i32): bool {
  return spared[row] <= 0 && <f64>day >= Math.max(proficient[row], Math.max(experiencedFrom[row], mentoredUntil[row]));
}

/** Time of joining as far as it still matters. */
function since(row: i32, day: i32): f64 {
  return <f64>day > steadyFrom[row] ? -Infinity : Math.floor(joined[row] / <f64>daysOfExperienced);
}

function alike(row: i32, until: i32, day: i32): i32 {
  for (let other = 0; other < until; other++)
    if (size[other] === size[row] && isExperienced(other, day) && since(other, day) === since(row, day)) return other;
  return -1;
}

function move(from: i32, to: i32): void {
  alive[to] = alive[from];
  joined[to] = joined[from];
  trained[to] = trained[from];
  proficient[to] = proficient[from];
  experiencedFrom[to] = experiencedFrom[from];
  mentoredUntil[to] = mentoredUntil[from];
  rampFrom[to] = rampFrom[from];
  isExponential[to] = isExponential[from];
  size[to] = size[from];
  spared[to] = spared[from];
  steadyFrom[to] = steadyFrom[from];
}
