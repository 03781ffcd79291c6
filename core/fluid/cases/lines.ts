/**
 * Cases that are ready, line by line, in the order in which they are to be taken: parcels with a *key* that orders them (the band of lodging days, or
 * the day on which they became ready), the least first. Amounts are kept as patience.ts has them.
 */
import { grown } from "../../engine/memory.ts";
import { lines, missable, noCases, waitKinds } from "../dimensions.ts";
import * as patience from "./patience.ts";

/** Parcels: amounts by parcel * waitKinds + kind, of all cases and of those whose patience lasts. */
let key = new StaticArray<i32>(0);
let next = new StaticArray<i32>(0);
let all = new StaticArray<f64>(0);
let patient = new StaticArray<f64>(0);
/** By parcel, the sum over its kinds. */
let sum = new StaticArray<f64>(0);
let used: i32 = 0;
let free: i32 = -1;
/** By line: first and last parcel, -1 for none, and amounts of all its parcels: of every kind, and of work sent back. */
let head = new StaticArray<i32>(0);
let tail = new StaticArray<i32>(0);
let sumAll = new StaticArray<f64>(0);
let sumBack = new StaticArray<f64>(0);
/** By line, as many kinds of fresh work as have ever been put there. */
export let kinds = new StaticArray<i32>(0);

const firstRoom: i32 = 256;

export function open(): void {
  key = new StaticArray<i32>(firstRoom);
  next = new StaticArray<i32>(firstRoom);
  all = new StaticArray<f64>(firstRoom * waitKinds);
  patient = new StaticArray<f64>(firstRoom * waitKinds);
  sum = new StaticArray<f64>(firstRoom);
  used = 0;
  free = -1;
  head = new StaticArray<i32>(lines).fill(-1);
  tail = new StaticArray<i32>(lines).fill(-1);
  sumAll = new StaticArray<f64>(lines);
  sumBack = new StaticArray<f64>(lines);
  kinds = new StaticArray<i32>(lines).fill(1);
}

/** Cases that are ready in a line. */
export function ready(line: i32): f64 {
  return sumAll[line] * patience.ofAll[line];
}

/** Share of what is ready in a line that was sent back. */
export function shareSentBack(line: i32): f64 {
  return sumBack[line] > 0 ? sumBack[line] / sumAll[line] : 0;
}

/** As `shareSentBack`, of a parcel. */
export function shareSentBackIn(parcel: i32): f64 {
  const back = all[parcel * waitKinds + missable];
  return back > 0 ? back / amountOf(parcel) : 0;
}

function newParcel(at: i32): i32 {
  let parcel = free;
  if (parcel >= 0) free = next[parcel];
  else {
    parcel = used++;
    if (parcel === key.length) {
      key = grown(key, 2 * parcel);
      next = grown(next, 2 * parcel);
      all = grown(all, 2 * parcel * waitKinds);
      patient = grown(patient, 2 * parcel * waitKinds);
      sum = grown(sum, 2 * parcel);
    }
  }
  key[parcel] = at;
  next[parcel] = -1;
  sum[parcel] = 0;
  for (let kind = 0; kind < waitKinds; kind++) all[parcel * waitKinds + kind] = patient[parcel * waitKinds + kind] = 0;
  return parcel;
}

/** The parcel of a key in a line, which is made if there is none. */
function parcelFor(line: i32, at: i32): i32 {
  const last = tail[line];
  if (last >= 0 && key[last] === at) return last;
  if (last < 0 || key[last] < at) {
    const parcel = newParcel(at);
    if (last < 0) head[line] = parcel;
    else next[last] = parcel;
    tail[line] = parcel;
    return parcel;
  }
  let before = -1;
  let parcel = head[line];
  while (key[parcel] < at) {
    before = parcel;
    parcel = next[parcel];
  }
  if (key[parcel] === at) return parcel;
  const made = newParcel(at);
  next[made] = parcel;
  if (before < 0) head[line] = made;
  else next[before] = made;
  return made;
}

export function put(line: i32, kind: i32, at: i32, amount: f64, lasting: f64): void {
  const parcel = parcelFor(line, at);
  const slot = parcel * waitKinds + kind;
  const added = amount * patience.perAll[line];
  all[slot] += added;
  patient[slot] += lasting * patience.perPatient[line];
  sum[parcel] += added;
  sumAll[line] += added;
  if (kind === missable) sumBack[line] += added;
  else kinds[line] = max(kinds[line], kind + 1);
}

function amountOf(parcel: i32): f64 {
  return sum[parcel];
}

/** The parcel of a line that is taken first; -1 when the line is empty. What is next to nothing goes with the parcel after it. */
export function first(line: i32): i32 {
  const parcel = head[line];
  if (parcel < 0 || next[parcel] < 0 || amountOf(parcel) * patience.ofAll[line] > noCases) return parcel;
  return firstAfterCrumbs(line);
}

function firstAfterCrumbs(line: i32): i32 {
  let parcel = head[line];
  while (next[parcel] >= 0 && amountOf(parcel) * patience.ofAll[line] <= noCases) {
    const after = next[parcel];
    for (let kind = 0; kind < waitKinds; kind++) {
      all[after * waitKinds + kind] += all[parcel * waitKinds + kind];
      patient[after * waitKinds + kind] += patient[parcel * waitKinds + kind];
    }
    sum[after] += sum[parcel];
    drop(line, parcel);
    parcel = after;
  }
  return parcel;
}

function drop(line: i32, parcel: i32): void {
  head[line] = next[parcel];
  if (head[line] < 0) {
    tail[line] = -1;
    sumAll[line] = sumBack[line] = 0;
  }
  next[parcel] = free;
  free = parcel;
}

/** Where cases that are handed back go: to the front. */
export function frontKey(line: i32, otherwise: i32): i32 {
  return head[line] >= 0 ? key[head[line]] : otherwise;
}

export function keyOf(parcel: i32): i32 {
  return key[parcel];
}

export function amountIn(line: i32, parcel: i32): f64 {
  return amountOf(parcel) * patience.ofAll[line];
}

export function amountOfKind(line: i32, parcel: i32, kind: i32): f64 {
  return all[parcel * waitKinds + kind] * patience.ofAll[line];
}

export function patientOfKind(line: i32, parcel: i32, kind: i32): f64 {
  return patient[parcel * waitKinds + kind] * patience.ofPatient[line];
}

/** Takes a share of a parcel. One that is taken whole is the first, and goes. */
export function takeShare(line: i32, parcel: i32, share: f64): void {
  const from = parcel * waitKinds;
  const back = all[from + missable] * share;
  if (back > 0) sumBack[line] = Math.max(0, sumBack[line] - back);
  if (share >= 1) {
    sumAll[line] = Math.max(0, sumAll[line] - sum[parcel]);
    return drop(line, parcel);
  }
  const left = 1 - share;
  let rest: f64 = 0;
  for (let slot = from; slot < from + waitKinds; slot++) {
    all[slot] *= left;
    patient[slot] *= left;
    rest += all[slot];
  }
  sumAll[line] = Math.max(0, sumAll[line] - (sum[parcel] - rest));
  sum[parcel] = rest;
}

/** The parcel after one. */
export function after(parcel: i32): i32 {
  return next[parcel];
}

/** The first parcel of a line as it stands. */
export function headOf(line: i32): i32 {
  return head[line];
}

/** Sets the amounts of a kind in a parcel, as they are. */
export function setKind(line: i32, parcel: i32, kind: i32, amount: f64, lasting: f64): void {
  const slot = parcel * waitKinds + kind;
  const more = amount * patience.perAll[line] - all[slot];
  sumAll[line] += more;
  sum[parcel] += more;
  if (kind === missable) sumBack[line] += more;
  all[slot] = amount * patience.perAll[line];
  patient[slot] = lasting * patience.perPatient[line];
}

/** Writes all amounts as they are, so that they hold whatever the shares that last. */
export function writeOut(): void {
  for (let line = 0; line < lines; line++) {
    sumAll[line] = sumBack[line] = 0;
    for (let parcel = head[line]; parcel >= 0; parcel = next[parcel]) {
      sum[parcel] = 0;
      for (let slot = parcel * waitKinds; slot < (parcel + 1) * waitKinds; slot++) {
        all[slot] *= patience.ofAll[line];
        patient[slot] *= patience.ofPatient[line];
        sum[parcel] += all[slot];
        sumAll[line] += all[slot];
        if (slot === parcel * waitKinds + missable) sumBack[line] += all[slot];
      }
    }
  }
}
