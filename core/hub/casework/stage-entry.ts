/** Into a place, through its notice, and to whoever is free for it. */

import * as cases from "../cases/cases.ts";
import * as counts from "../measures/counts.ts";
import * as process from "../process.ts";
import * as streams from "../random-streams.ts";
import * as idle from "../staff/idle.ts";
import * as queue from "../work/case-queue.ts";
import * as board from "../work/notice-board.ts";
import { follow, followOut, taken } from "./edges.ts";
import { start } from "./in-hand.ts";
import * as notes from "./notes.ts";

/** Whether a case's patience has run out at a place at which it may withdraw. */
export function isImpatient(row: i32, now: f64): bool {
  return now >= cases.patienceEnds(row) && process.canWithdraw[cases.stage(row)] === 1;
}

/** The edge taken when the work, or the time, of a case's place is over. */
function edgeWhenDone(row: i32): i32 {
  return process.whenDone[cases.itemClass(row) * process.placeCount + cases.stage(row)];
}

/** A case follows an edge that it has taken, and those after it, until it has to wait; through places that take neither time nor staff at once. */
export function moveOn(row: i32, edge: i32, now: f64, sentBack: bool): void {
  comeTo(row, follow(row, edge, now), now, sentBack);
}

/** A case comes to a place; -1: it has left the hub. One whose patience ran out in hand goes no further. */
export function comeTo(row: i32, to: i32, now: f64, sentBack: bool): void {
  let again = sentBack;
  for (let place = to; place >= 0; again = false) {
    cases.setStage(row, place);
    if (isImpatient(row, now)) {
      place = followOut(row, now);
      continue;
    }
    notes.entry(row, now, again);
    if (process.hasNotice[place] === 1 && !again) return giveNotice(row, place, now);
    if (process.needsStaff[place] === 1) return ready(row, now);
    place = timeOver(row, now);
  }
}

function giveNotice(row: i32, place: i32, now: f64): void {
  counts.notice[place]++;
  cases.setState(row, cases.notice);
  board.post(row, place, now);
}

/** A case of the starting stock stands at a place since a day before the period: ready unless its notice still runs, which it does not when `over`. */
export function standAt(row: i32, place: i32, entered: i32, over: bool): void {
  const since = <f64>entered * 24;
  cases.setStage(row, place);
  notes.entry(row, over ? 0 : since, false);
  if (process.hasNotice[place] === 1 && !over && board.dayOver(place, entered) > 0) giveNotice(row, place, since);
  else if (process.needsStaff[place] === 0) comeTo(row, timeOver(row, 0), 0, false);
  else {
    cases.setSince(row, since);
    queue.putIn(wants(row), row);
  }
}

/** Notice is over: work without staff is done, other work waits for someone. */
export function noticeOver(row: i32, now: f64): void {
  const place = cases.stage(row);
  counts.notice[place]--;
  if (process.needsStaff[place] === 1) return ready(row, now);
  comeTo(row, timeOver(row, now), now, false);
}

/** The time of a place without staff is over. @returns where the case comes to; -1: it has left the hub */
function timeOver(row: i32, now: f64): i32 {
  const first = edgeWhenDone(row);
  if (process.edgeOtherwise[first] >= 0) {
    streams.draw(cases.key(row), cases.id(row), process.placeKey[cases.stage(row)], cases.attempt(row));
    const edge = taken(row, first, false);
    if (edge === first) notes.noReply(row, now);
    return follow(row, edge, now);
  }
  return follow(row, first, now);
}

/** A case is ready for the work of its place: someone idle takes it up, or it waits. */
export function ready(row: i32, now: f64): void {
  const group = wants(row);
  cases.setSince(row, now);
  const person = idle.firstFor(group);
  if (person >= 0) start(person, row, now);
  else queue.putIn(group, row);
}

/** A case is handed back: an idle caseworker takes it, or it waits at its old place. */
export function handBack(row: i32, now: f64): void {
  cases.setFlags(row, cases.flags(row) | cases.handedBack);
  const group = wants(row);
  const person = idle.firstFor(group);
  if (person >= 0) start(person, row, now);
  else queue.putBack(group, row);
}

/** Work on a case is wanted. @returns its group */
function wants(row: i32): i32 {
  cases.setState(row, cases.ready);
  counts.waiting[cases.stage(row)]++;
  return queue.groupOf(row);
}
