/**
 * Patience: one clock a case, counted across stages. Its hazard (withdrawal and administrative closure together) depends on
 * type and date only, so the moment it runs out is known when the case is lodged; whether it then leaves depends on where it is.
 */
import { WaitingLines } from "../engine/waiting-lines.ts";
import * as cases from "./cases.ts";
import * as luck from "./luck.ts";
import { selfStage, typeCount } from "./rules.ts";

/** Hazard per hour by regime and type, and the hour at which each regime starts. */
export let hazards = new StaticArray<f64>(0);
export let regimeStarts = new StaticArray<f64>(0);
/** Whether a type ever withdraws. */
export let runsOut = new StaticArray<i32>(0);
let days: i32 = 0;
/** Cases by the day their patience ends. */
let lines: WaitingLines = changetype<WaitingLines>(0);

export function open(period: i32): void {
  days = period;
  lines = new WaitingLines(period, cases.patienceLinks);
}

/** Starts the clock of a case at `now`, and lists it under the day it ends. Its own luck may have been drawn last, for its type. */
export function start(number: i32, now: f64, drawn: bool): void {
  const caseType = cases.kind(number);
  if (runsOut[caseType] === 0) return;
  if (!drawn) luck.draw(cases.key(number), cases.id(number), selfStage, 0);
  const ends = endOf(caseType, now, -Math.log(luck.u0()));
  cases.setPatienceEnds(number, ends);
  const day = floor(ends / 24);
  if (day < days) lines.putFirst(<i32>day, number);
}

/** First case listed for a day, and the one listed after another; -1 for none. */
export function first(day: i32): i32 {
  return lines.first(day);
}

export function next(number: i32): i32 {
  return lines.next(number);
}

/** Strikes off a case that has left, if it is listed. */
export function forget(number: i32): void {
  if (lines.lineOf(number) >= 0) lines.remove(number);
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
