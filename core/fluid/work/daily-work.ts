/** Pools at work: what they have in hand moves on by the hours of the day, and hands that are free take up what comes next. */

import * as counts from "../cases/counts.ts";
import { days, handKinds, lines, pools, stageOf } from "../dimensions.ts";
import * as hours from "../staff/hours.ts";
import { spend } from "../work-allowed.ts";
import * as efforts from "./efforts.ts";
import * as finished from "./finished.ts";
import * as held from "./held.ts";
import * as inHand from "./in-hand.ts";
import * as today from "./pools-today.ts";
import { open as openShareOut, shareOut } from "./share-out.ts";
import * as takeUp from "./take-up.ts";

/** Short work is passed on within the day this often at most: to the next stage, to its check and back. */
const mostRounds: i32 = 30;
/** Starts of fewer cases than this in a round end the day, and of fewer than this share of the day's. */
const tooFew: f64 = 0.05;
const tooSmall: f64 = 1e-3;

/** Where a smaller share of a pool's people than this is free on a day, they do not take up work one round after another, but once. */
const fewHands: f64 = 0.05;

/** By pool, in this regime: 1 where leavers hand back what they hold. */
export let handsBack = new StaticArray<u8>(0);

/** By pool, people free today where they are few, and the effective hours that each piece gets of what is left of their day. */
let spare = new StaticArray<f64>(0);
let home = new StaticArray<f64>(0);
/** By pool, pieces in hand of those who have left and finish what they hold. */
let ofLeavers = new StaticArray<f64>(0);

export function open(): void {
  spare = new StaticArray<f64>(pools);
  home = new StaticArray<f64>(pools);
  ofLeavers = new StaticArray<f64>(pools);
  efforts.open();
  inHand.open();
  held.open();
  finished.open();
  today.open();
  takeUp.open();
  openShareOut();
}

/** Counts what is in hand at each stage. */
export function count(): void {
  for (let line = 0; line < lines; line++) {
    if (efforts.sortOf[line] < 0) continue;
    let sum: f64 = 0;
    for (let place = line * handKinds; place < (line + 1) * handKinds; place++) sum += held.sum[place];
    counts.stand(stageOf(line), 0, 0, sum);
  }
}

/** Those who leave today finish what they hold, or hand it back to wait. */
export function leave(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const gone = hours.leaving[pool * days + day];
    if (gone === 0) continue;
    const share = gone / (hours.heads[pool * days + day] + gone);
    if (handsBack[pool] === 0) {
      ofLeavers[pool] += (inHand.held(pool) - ofLeavers[pool]) * share;
      continue;
    }
    for (let n = 0; n < inHand.countOf(pool); n++) {
      const effort = inHand.effortAt(pool, n);
      finished.handBack(effort, inHand.takeShare(pool, effort, share));
    }
  }
}

/** One day of work. */
export function work(day: i32): void {
  today.begin(day);
  if (today.isAnyoneIn) {
    beginDay(day);
    takeUpWork(day);
    takeHome(day);
  } else today.book(day);
}

/** Everyone goes on with what they have in hand. */
function beginDay(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    goOn(pool, day);
    const left = today.strength[pool] > 0 ? Math.max(0, today.heads[pool] - today.used[pool]) : 0;
    spare[pool] = left < fewHands * today.heads[pool] ? left : 0;
    if (spare[pool] > 0) today.used[pool] = today.heads[pool];
  }
  finished.passOn();
}

function goOn(pool: i32, day: i32): void {
  const strength = today.strength[pool];
  if (strength === 0) return;
  const starters = hours.starterShare[pool * days + day];
  let before: f64 = 0;
  let people: f64 = 0;
  let gone: f64 = 0;
  for (let n = 0; n < inHand.countOf(pool); n++) {
    const effort = inHand.effortAt(pool, n);
    const amount = inHand.total[pool * efforts.count + effort];
    if (amount === 0) continue;
    spend(1);
    before += amount;
    people += inHand.people(pool, effort, strength);
    const done = inHand.advance(pool, effort, strength);
    gone += done;
    finished.add(effort, done, starters);
  }
  if (before === 0) return;
  today.used[pool] = people * (1 - Math.min(1, ofLeavers[pool] / before));
  today.worked[pool * days + day] += people * today.presence[pool];
  ofLeavers[pool] *= 1 - gone / before;
}

/** Who is free takes up work, round after round. */
function takeUpWork(day: i32): void {
  let all: f64 = 0;
  for (let round = 0; round < mostRounds; round++) {
    today.freeAll();
    const started = shareOut(true);
    takeUp.begin(day, today.strength);
    today.book(day);
    finished.passOn();
    all += started;
    if (started < tooFew || started < tooSmall * all) break;
  }
}

/**
 * Whoever is done takes the next case in hand before the day is over, to start on it at the next opening; where few hands were free today, in the
 * time that these had left.
 */
function takeHome(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const free = today.hasBegun[pool]
      ? Math.max(0, today.heads[pool] - Math.max(0, inHand.held(pool) - ofLeavers[pool]))
      : 0;
    today.free[pool] = free;
    home[pool] = free > spare[pool] ? today.strength[pool] * (spare[pool] / free) : 0;
  }
  shareOut(false);
  takeUp.begin(day, home);
  for (let pool = 0; pool < pools; pool++)
    if (home[pool] > 0)
      today.worked[pool * days + day] +=
        spare[pool] * today.presence[pool] * (1 - today.free[pool] / today.freeAtFirst[pool]);
  finished.passOn();
}
