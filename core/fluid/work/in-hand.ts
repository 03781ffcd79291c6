/**
 * Cases in hand. A piece of work goes through as many equal phases as give its effort about the right spread (Erlang's method of stages: k phases
 * have a coefficient of variation of 1/sqrt(k)), or through a short or a long one (a hyperexponential, for efforts that vary more than an
 * exponential); each working day moves a share of every phase on, so that hours in and work done always agree.
 * Source: A. K. Erlang, in E. Brockmeyer, H. L. Halstrom and A. Jensen, The Life and Works of A. K. Erlang (1948).
 */
import { grown } from "../../engine/memory.ts";
import * as patience from "../cases/patience.ts";
import { crumb, handKinds, lines, pools } from "../dimensions.ts";
import * as efforts from "./efforts.ts";

/** More phases than this make no visible difference, and cost time. */
export const mostPhases: i32 = 8;

/** A *pile* is what one pool has in hand of one kind of work of a line; its amounts by phase, of all cases and (kept as patience.ts has it) of those whose patience lasts. */
export let line = new StaticArray<i32>(0);
export let kind = new StaticArray<i32>(0);
let effort = new StaticArray<i32>(0);
export let total = new StaticArray<f64>(0);
let all = new StaticArray<f64>(0);
let patient = new StaticArray<f64>(0);
let piles: i32 = 0;
/** Piles of a pool: the first, and the next after each. */
let firstOf = new StaticArray<i32>(0);
let nextOf = new StaticArray<i32>(0);
let lastOf = new StaticArray<i32>(0);
let pileOf = new StaticArray<i32>(0);

const firstRoom: i32 = 64;

export function open(): void {
  piles = 0;
  line = new StaticArray<i32>(firstRoom);
  kind = new StaticArray<i32>(firstRoom);
  effort = new StaticArray<i32>(firstRoom);
  total = new StaticArray<f64>(firstRoom);
  all = new StaticArray<f64>(firstRoom * mostPhases);
  patient = new StaticArray<f64>(firstRoom * mostPhases);
  nextOf = new StaticArray<i32>(firstRoom);
  firstOf = new StaticArray<i32>(pools).fill(-1);
  lastOf = new StaticArray<i32>(pools).fill(-1);
  pileOf = new StaticArray<i32>(pools * lines * handKinds).fill(-1);
}

export function first(pool: i32): i32 {
  return firstOf[pool];
}

export function next(pile: i32): i32 {
  return nextOf[pile];
}

function pileFor(pool: i32, ofLine: i32, sort: i32): i32 {
  const place = (pool * lines + ofLine) * handKinds + sort;
  if (pileOf[place] >= 0) return pileOf[place];
  const pile = piles++;
  if (pile === line.length) grow(2 * pile);
  pileOf[place] = pile;
  line[pile] = ofLine;
  kind[pile] = sort;
  effort[pile] = efforts.effortOf(ofLine, sort);
  total[pile] = 0;
  for (let p = pile * mostPhases; p < (pile + 1) * mostPhases; p++) all[p] = patient[p] = 0;
  nextOf[pile] = -1;
  if (lastOf[pool] < 0) firstOf[pool] = pile;
  else nextOf[lastOf[pool]] = pile;
  lastOf[pool] = pile;
  return pile;
}

function grow(room: i32): void {
  line = grown(line, room);
  kind = grown(kind, room);
  effort = grown(effort, room);
  total = grown(total, room);
  nextOf = grown(nextOf, room);
  all = grown(all, room * mostPhases);
  patient = grown(patient, room * mostPhases);
}

/** What the last call finished: cases, and those of them whose patience lasts. */
export let done: f64 = 0;
export let donePatient: f64 = 0;

/**
 * Cases are taken up, and get what is left of a day's work.
 * @param strength effective hours of the day; 0: work on them begins on another day
 */
export function begin(pool: i32, ofLine: i32, sort: i32, amount: f64, lasting: f64, strength: f64): void {
  const pile = pileFor(pool, ofLine, sort);
  const at = pile * mostPhases;
  const e = effort[pile];
  const scaled = lasting * patience.perPatient[ofLine];
  done = donePatient = 0;
  const long = efforts.longShare[e];
  if (long > 0) {
    enterSideBySide(at, e, amount, scaled, strength);
  } else {
    const share = strength > 0 ? efforts.pace(e, strength, 1) : 0;
    enterPhase(at, 0, efforts.phases[e], amount, scaled, share);
  }
  total[pile] += amount - done;
  donePatient *= patience.ofPatient[ofLine];
}

function enterSideBySide(at: i32, e: i32, amount: f64, scaled: f64, strength: f64): void {
  const long = efforts.longShare[e];
  const short = strength > 0 ? efforts.pace(e, strength, efforts.shortMean[e]) : 0;
  const slow = strength > 0 ? efforts.pace(e, strength, efforts.longMean[e]) : 0;
  enterPhase(at, 0, 1, amount * (1 - long), scaled * (1 - long), short);
  enterPhase(at, 1, 2, amount * long, scaled * long, slow);
}

/** Into a phase, a share of it at once into the next one, or out after the last. */
function enterPhase(at: i32, p: i32, count: i32, amount: f64, scaled: f64, share: f64): void {
  all[at + p] += amount * (1 - share);
  patient[at + p] += scaled * (1 - share);
  if (p + 1 < count) {
    all[at + p + 1] += amount * share;
    patient[at + p + 1] += scaled * share;
  } else {
    done += amount * share;
    donePatient += scaled * share;
  }
}

/** As `begin`, for pieces that were begun before the period: a moment lies in any phase alike, and in long pieces more often. */
export function beginUnderWay(pool: i32, ofLine: i32, sort: i32, amount: f64, lasting: f64, strength: f64): void {
  const pile = pileFor(pool, ofLine, sort);
  const at = pile * mostPhases;
  const e = effort[pile];
  const scaled = lasting * patience.perPatient[ofLine];
  const long = efforts.longShare[e];
  if (long > 0) {
    done = donePatient = 0;
    const met = long * efforts.longMean[e];
    enterPhase(at, 0, 1, amount * (1 - met), scaled * (1 - met), efforts.pace(e, strength, efforts.shortMean[e]));
    enterPhase(at, 1, 2, amount * met, scaled * met, efforts.pace(e, strength, efforts.longMean[e]));
  } else {
    done = amount * efforts.metDone[e];
    donePatient = scaled * efforts.metDone[e];
    const count = efforts.phases[e];
    const share = efforts.pace(e, strength, 1);
    const each = (amount - done) / <f64>count;
    const eachPatient = (scaled - donePatient) / <f64>count;
    for (let p = 0; p < count; p++) enterPhase(at, p, count, each, eachPatient, share);
  }
  total[pile] += amount - done;
  donePatient *= patience.ofPatient[ofLine];
}

/** People that a pile keeps today. */
export function people(pile: i32, strength: f64): f64 {
  const e = effort[pile];
  if (efforts.longShare[e] === 0) return total[pile] * efforts.keeps(e, strength, 1);
  const at = pile * mostPhases;
  return (
    all[at] * efforts.keeps(e, strength, efforts.shortMean[e]) +
    all[at + 1] * efforts.keeps(e, strength, efforts.longMean[e])
  );
}

/** A day's work on a pile: a share of each phase moves on. */
export function advance(pile: i32, strength: f64): void {
  const at = pile * mostPhases;
  const e = effort[pile];
  const count = efforts.phases[e];
  if (efforts.longShare[e] > 0) {
    done = donePatient = 0;
    for (let p = 0; p < 2; p++) {
      const share = efforts.pace(e, strength, p === 0 ? efforts.shortMean[e] : efforts.longMean[e]);
      done += all[at + p] * share;
      donePatient += patient[at + p] * share;
      all[at + p] -= all[at + p] * share;
      patient[at + p] -= patient[at + p] * share;
    }
  } else {
    const share = efforts.pace(e, strength, 1);
    const last = at + count - 1;
    done = all[last] * share;
    donePatient = patient[last] * share;
    for (let p = last; p > at; p--) {
      all[p] += (all[p - 1] - all[p]) * share;
      patient[p] += (patient[p - 1] - patient[p]) * share;
    }
    all[at] -= all[at] * share;
    patient[at] -= patient[at] * share;
  }
  if (total[pile] - done > crumb) total[pile] -= done;
  else finishAll(pile, at, count);
  donePatient *= patience.ofPatient[line[pile]];
}

function finishAll(pile: i32, at: i32, count: i32): void {
  done = total[pile];
  total[pile] = 0;
  for (let p = at; p < at + count; p++) {
    donePatient += patient[p];
    all[p] = patient[p] = 0;
  }
}

/** Takes a share of a pile, which nobody has in hand any more: `done` has it. */
export function takeShare(pile: i32, share: f64): void {
  const at = pile * mostPhases;
  done = total[pile] * share;
  donePatient = 0;
  for (let p = at; p < at + efforts.phases[effort[pile]]; p++) {
    donePatient += patient[p] * share;
    all[p] -= all[p] * share;
    patient[p] -= patient[p] * share;
  }
  total[pile] -= done;
  donePatient *= patience.ofPatient[line[pile]];
}

/** Writes all amounts as they are, so that they hold whatever the shares that last. */
export function writeOut(): void {
  for (let pile = 0; pile < piles; pile++)
    for (let p = pile * mostPhases; p < (pile + 1) * mostPhases; p++) patient[p] *= patience.ofPatient[line[pile]];
}
