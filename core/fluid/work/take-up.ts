/** Cases that wait are taken up: they go into hand at once, and into the piles of those who took them when the round is over. */
import * as lineup from "../cases/lines.ts";
import { bandOf } from "../cases/order.ts";
import { attempt, cohortOf, days, missable, missed, pools, rework } from "../dimensions.ts";
import * as hours from "../staff/hours.ts";
import * as efforts from "./efforts.ts";
import * as finished from "./finished.ts";
import * as held from "./held.ts";
import * as inHand from "./in-hand.ts";
import * as today from "./pools-today.ts";
import * as rules from "./rules.ts";

/** By pool, in this regime: share of those in post at the start who are part-way through a piece. */
export let underWay = new StaticArray<f64>(0);

/** By pool * efforts + effort, pieces taken up in this round. */
let begun = new StaticArray<f64>(0);
/** Of the line taken from last: first attempts, work sent back, and appointments that will be missed. */
let attempts: f64 = 0;
let sentBack: f64 = 0;
let misses: f64 = 0;

export function open(): void {
  begun = new StaticArray<f64>(pools * efforts.count);
}

/** Takes a share of a line, or of its first parcel. */
export function take(line: i32, isWhole: bool, share: f64): void {
  attempts = sentBack = misses = 0;
  if (!isWhole) return takeParcel(line, lineup.first(line), share);
  for (let parcel = lineup.headOf(line); parcel >= 0; ) {
    const next = lineup.after(parcel);
    takeParcel(line, parcel, share);
    parcel = next;
  }
}

function takeParcel(line: i32, parcel: i32, share: f64): void {
  const noShow = rules.missedShare[line];
  const band = bandOf(cohortOf(line), lineup.keyOf(parcel));
  let fresh: f64 = 0;
  let patient: f64 = 0;
  for (let kind = 0; kind < lineup.kinds[line]; kind++) {
    const part = lineup.amountOfKind(line, parcel, kind) * share;
    if (part === 0) continue;
    const lasting = lineup.patientOfKind(line, parcel, kind) * share;
    fresh += part;
    patient += lasting;
    if (noShow > 0) miss(line, kind, band, part * noShow, lasting * noShow);
  }
  const kept = 1 - noShow;
  if (fresh > 0) held.add(line, attempt, band, fresh * kept, patient * kept);
  attempts += fresh * kept;
  const back = lineup.amountOfKind(line, parcel, missable) * share;
  if (back > 0) {
    const lasting = lineup.patientOfKind(line, parcel, missable) * share;
    held.add(line, rework, band, back * kept, lasting * kept);
    sentBack += back * kept;
    if (noShow > 0) miss(line, 0, band, back * noShow, lasting * noShow);
  }
  lineup.takeShare(line, parcel, share);
}

/** An appointment is missed by cases that missed it so often before. */
function miss(line: i32, before: i32, band: i32, amount: f64, lasting: f64): void {
  held.add(line, missed + before, band, amount, lasting);
  misses += amount;
}

/** A pool has so large a share of what was taken last. */
export function give(pool: i32, line: i32, share: f64): void {
  const at = pool * efforts.count + efforts.effortOf(line, attempt);
  begun[at] += attempts * share;
  if (sentBack > 0) begun[at + rework] += sentBack * share;
  if (misses > 0) begun[at + missed] += misses * share;
}

/** The round is over. @param strength by pool, effective hours that each piece gets of what is left of the day */
export function begin(day: i32, strength: StaticArray<f64>): void {
  for (let pool = 0; pool < pools; pool++)
    for (let effort = 0; effort < efforts.count; effort++) {
      const at = pool * efforts.count + effort;
      const amount = begun[at];
      if (amount === 0) continue;
      begun[at] = 0;
      finished.add(effort, beginPile(pool, effort, amount, strength[pool]), hours.starterShare[pool * days + day]);
    }
}

/** @returns pieces that are done at once */
function beginPile(pool: i32, effort: i32, amount: f64, strength: f64): f64 {
  // A piece that takes less than a day may be part-done as well, but that is over before the day is.
  if (today.hasBegun[pool] || strength === 0 || efforts.keeps(effort, strength, 1) < 1)
    return inHand.begin(pool, effort, amount, strength);
  const met = underWay[pool];
  let done: f64 = 0;
  if (met > 0) done = inHand.beginUnderWay(pool, effort, amount * met, strength);
  if (met < 1) done += inHand.begin(pool, effort, amount * (1 - met), strength);
  return done;
}
