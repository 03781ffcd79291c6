/**
 * Patience: one clock a case, counted across stages. Its hazard (withdrawal and administrative closure together) depends on
 * type and date only, so the moment it runs out is known when the case is lodged; whether it then leaves depends on where it is.
 */
import { grown } from "../../engine/memory.ts";
import { typeCount, typeOf } from "../process.ts";
import * as streams from "../random-streams.ts";
import { selfStage } from "../rules.ts";
import * as cases from "./cases.ts";

/** Hazard per hour by regime and type, and the hour at which each regime starts. @given patience: regimeStarts.length * typeCount */
export let hazards = new StaticArray<f64>(0);
/** @given patience: any */
export let regimeStarts = new StaticArray<f64>(0);
/** Whether a type ever withdraws. @given patience: typeCount */
export let runsOut = new StaticArray<i32>(0);
let days: i32 = 0;
/**
 * Cases by the day their patience ends: an entry each, chained from the one listed last. An entry stays when its case leaves,
 * since finding and unlinking it would cost more than skipping it on its day.
 */
let newest = new StaticArray<i32>(0);
let listedCase = new StaticArray<i32>(0);
let listedBefore = new StaticArray<i32>(0);
let entries: i32 = 0;

/** @param room entries to make room for, a positive number @step openPatience */
export function open(period: i32, room: i32): void {
  days = period;
  newest = new StaticArray<i32>(period).fill(-1);
  listedCase = new StaticArray<i32>(room);
  listedBefore = new StaticArray<i32>(room);
}

/**
 * Starts the clock of a case at `now`, and lists it under the day it ends. The random numbers drawn last may be this case's
 * own, for its type.
 */
export function start(row: i32, now: f64, drawn: bool): void {
  if (runsOut[typeOf[cases.itemClass(row)]] === 1) begin(row, now, drawn);
}

function begin(row: i32, now: f64, drawn: bool): void {
  const caseType = typeOf[cases.itemClass(row)];
  if (!drawn) streams.draw(cases.key(row), cases.id(row), selfStage, 0);
  const ends = endOf(caseType, now, -Math.log(streams.u0()));
  cases.setPatienceEnds(row, ends);
  const day = floor(ends / 24);
  if (day < days) list(<i32>day, row);
}

function list(day: i32, row: i32): void {
  if (entries === listedCase.length) {
    listedCase = grown(listedCase, 2 * entries);
    listedBefore = grown(listedBefore, 2 * entries);
  }
  listedCase[entries] = row;
  listedBefore[entries] = newest[day];
  newest[day] = entries++;
}

/** First entry of a day, and the one after another; -1 for none. */
export function first(day: i32): i32 {
  return newest[day];
}

export function next(entry: i32): i32 {
  return listedBefore[entry];
}

/**
 * The row of an entry's case, which may have left: another case may have the row now, and is meant only if its patience ends on
 * the same day.
 */
export function listed(entry: i32): i32 {
  return listedCase[entry];
}

/** Whether the patience of the case in a row ends on a day. */
export function endsOn(row: i32, day: i32): bool {
  return floor(cases.patienceEnds(row) / 24) === <f64>day;
}

function endOf(caseType: i32, now: f64, budget: f64): f64 {
  const last = regimeStarts.length - 1;
  let r = last;
  while (r > 0 && regimeStarts[r] > now) r--;
  let left = budget;
  let from = now;
  for (; r < last; r++) {
    const hazard = hazards[r * typeCount + caseType];
    const until = regimeStarts[r + 1];
    if (hazard > 0 && from + left / hazard <= until) return from + left / hazard;
    left -= hazard * (until - from);
    from = until;
  }
  const hazard = hazards[last * typeCount + caseType];
  return hazard > 0 ? from + left / hazard : Infinity;
}
