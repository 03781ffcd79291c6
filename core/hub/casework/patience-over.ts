/** What happens when a claimant's patience runs out: the case leaves, or staff close it. */

import * as cases from "../cases/cases.ts";
import * as counts from "../measures/counts.ts";
import * as waits from "../measures/waits.ts";
import * as queue from "../work/case-queue.ts";
import * as board from "../work/notice-board.ts";
import { followOut } from "./edges.ts";
import { comeTo, isImpatient } from "./stage-entry.ts";

/** A case that was in hand, its patience having run out, does not wait again. */
export function giveUp(row: i32, now: f64): void {
  comeTo(row, followOut(row, now), now, false);
}

/**
 * The patience of a waiting case has run out: it leaves at once, or goes to the stage at which staff close it. It is removed
 * here from the counts of `waiting` or `notice`, and from its line if it is in one.
 */
export function losePatience(row: i32, now: f64): void {
  if (cases.state(row) === cases.ready) {
    const since = cases.since(row);
    const ends = cases.patienceEnds(row);
    if ((cases.flags(row) & cases.handedBack) === 0) waits.giveUp(cases.stage(row), since, ends > since ? ends : now);
  }
  stopWaiting(row);
  giveUp(row, now);
}

/** Takes a case from the line or the notice in which it is. */
export function stopWaiting(row: i32): void {
  const place = cases.stage(row);
  if (cases.state(row) === cases.ready) {
    counts.waiting[place]--;
    queue.removeIfWaiting(row);
  } else {
    counts.notice[place]--;
    board.remove(row);
  }
}

/** A case whose patience ended at a stage that it could not leave then, and now can. @step */
export function leaveIfImpatient(row: i32, now: f64): void {
  const state = cases.state(row);
  if ((state === cases.ready || state === cases.notice) && isImpatient(row, now)) losePatience(row, now);
}
