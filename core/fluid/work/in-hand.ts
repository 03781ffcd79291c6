/**
 * How far the work is that pools have in hand. A piece goes through as many equal phases as give its effort about the right spread (Erlang's
 * method of stages: k phases have a coefficient of variation of 1/sqrt(k)), or through a short or a long one (a hyperexponential, for efforts that
 * vary more than an exponential); each working day moves a share of every phase on, so that hours in and work done always agree.
 * Source: A. K. Erlang, in E. Brockmeyer, H. L. Halstrom and A. Jensen, The Life and Works of A. K. Erlang (1948).
 */
import { crumb, pools } from "../dimensions.ts";
import * as efforts from "./efforts.ts";

/** More phases than this make no visible difference, and cost time. */
export const mostPhases: i32 = 8;

/** A *pile* is what one pool has in hand of one effort: pool * efforts + effort. Its pieces, and the same by phase. */
export let total = new StaticArray<f64>(0);
let phase = new StaticArray<f64>(0);
/** Efforts of which a pool has ever had pieces, from usedFrom(pool), and how many. */
let used = new StaticArray<i32>(0);
let usedCount = new StaticArray<i32>(0);
let isUsed = new StaticArray<u8>(0);

export function open(): void {
  const piles = pools * efforts.count;
  total = new StaticArray<f64>(piles);
  phase = new StaticArray<f64>(piles * mostPhases);
  used = new StaticArray<i32>(piles);
  usedCount = new StaticArray<i32>(pools);
  isUsed = new StaticArray<u8>(piles);
}

export function countOf(pool: i32): i32 {
  return usedCount[pool];
}

/** The n-th effort of which a pool has had pieces. */
export function effortAt(pool: i32, n: i32): i32 {
  return used[pool * efforts.count + n];
}

/** Pieces in hand of a pool. */
export function held(pool: i32): f64 {
  let sum: f64 = 0;
  for (let n = 0; n < usedCount[pool]; n++) sum += total[pool * efforts.count + effortAt(pool, n)];
  return sum;
}

function pileOf(pool: i32, effort: i32): i32 {
  const pile = pool * efforts.count + effort;
  if (isUsed[pile] === 0) {
    isUsed[pile] = 1;
    used[pool * efforts.count + usedCount[pool]++] = effort;
  }
  return pile;
}

/**
 * Pieces are taken up, and get what is left of a day's work.
 * @param strength effective hours of the day; 0: work on them begins on another day
 * @returns pieces that are done at once
 */
export function begin(pool: i32, effort: i32, amount: f64, strength: f64): f64 {
  const pile = pileOf(pool, effort);
  const at = pile * mostPhases;
  const long = efforts.longShare[effort];
  let done: f64 = 0;
  if (long > 0) {
    const short = strength > 0 ? efforts.pace(effort, strength, efforts.shortMean[effort]) : 0;
    const slow = strength > 0 ? efforts.pace(effort, strength, efforts.longMean[effort]) : 0;
    done = enterPhase(at, 0, 1, amount * (1 - long), short) + enterPhase(at, 1, 2, amount * long, slow);
  } else {
    const share = strength > 0 ? efforts.pace(effort, strength, 1) : 0;
    done = enterPhase(at, 0, efforts.phases[effort], amount, share);
  }
  total[pile] += amount - done;
  return done;
}

/** Into a phase, a share of it at once into the next one, or out after the last. @returns what is out */
function enterPhase(at: i32, p: i32, count: i32, amount: f64, share: f64): f64 {
  phase[at + p] += amount * (1 - share);
  if (p + 1 === count) return amount * share;
  phase[at + p + 1] += amount * share;
  return 0;
}

/** As `begin`, for pieces that were begun before the period: a moment lies in any phase alike, and in long pieces more often. */
export function beginUnderWay(pool: i32, effort: i32, amount: f64, strength: f64): f64 {
  const pile = pileOf(pool, effort);
  const at = pile * mostPhases;
  const long = efforts.longShare[effort];
  let done: f64 = 0;
  if (long > 0) {
    const met = long * efforts.longMean[effort];
    const short = efforts.pace(effort, strength, efforts.shortMean[effort]);
    const slow = efforts.pace(effort, strength, efforts.longMean[effort]);
    done = enterPhase(at, 0, 1, amount * (1 - met), short) + enterPhase(at, 1, 2, amount * met, slow);
  } else {
    done = amount * efforts.metDone[effort];
    const count = efforts.phases[effort];
    const share = efforts.pace(effort, strength, 1);
    const each = (amount - done) / <f64>count;
    for (let p = 0; p < count; p++) done += enterPhase(at, p, count, each, share);
  }
  total[pile] += amount - done;
  return done;
}

/** People that a pile keeps today. */
export function people(pool: i32, effort: i32, strength: f64): f64 {
  const pile = pool * efforts.count + effort;
  if (efforts.longShare[effort] === 0) return total[pile] * efforts.keeps(effort, strength, 1);
  const at = pile * mostPhases;
  return (
    phase[at] * efforts.keeps(effort, strength, efforts.shortMean[effort]) +
    phase[at + 1] * efforts.keeps(effort, strength, efforts.longMean[effort])
  );
}

/** A day's work on a pile: a share of each phase moves on. @returns pieces that are done */
export function advance(pool: i32, effort: i32, strength: f64): f64 {
  const pile = pool * efforts.count + effort;
  const at = pile * mostPhases;
  const count = efforts.phases[effort];
  let done: f64 = 0;
  if (efforts.longShare[effort] > 0) {
    for (let p = 0; p < 2; p++) {
      const mean = p === 0 ? efforts.shortMean[effort] : efforts.longMean[effort];
      const out = phase[at + p] * efforts.pace(effort, strength, mean);
      done += out;
      phase[at + p] -= out;
    }
  } else {
    const share = efforts.pace(effort, strength, 1);
    const last = at + count - 1;
    done = phase[last] * share;
    for (let p = last; p > at; p--) phase[p] += (phase[p - 1] - phase[p]) * share;
    phase[at] -= phase[at] * share;
  }
  if (total[pile] - done > crumb) {
    total[pile] -= done;
    return done;
  }
  done = total[pile];
  total[pile] = 0;
  for (let p = at; p < at + count; p++) phase[p] = 0;
  return done;
}

/** Takes a share of a pile, which nobody has in hand any more. @returns pieces */
export function takeShare(pool: i32, effort: i32, share: f64): f64 {
  const pile = pool * efforts.count + effort;
  const at = pile * mostPhases;
  const gone = total[pile] * share;
  for (let p = at; p < at + efforts.phases[effort]; p++) phase[p] -= phase[p] * share;
  total[pile] -= gone;
  return gone;
}
