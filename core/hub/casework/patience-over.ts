/** When a claimant's patience is over: the case leaves, or staff close it. */
import * as queue from "../case-queue.ts";
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as luck from "../luck.ts";
import * as board from "../notice-board.ts";
import * as rules from "../rules.ts";
import * as waits from "../waits.ts";
import { enter } from "./stage-entry.ts";
import { exit } from "./way-out.ts";

/** Whether a case's patience has run out at a stage at which it may withdraw. */
export function isImpatient(number: i32, now: f64): bool {
  return now >= cases.patienceEnds(number) && rules.canWithdraw[cases.stage(number)] === 1;
}

/** A case that is neither waiting nor in hand leaves, its patience having run out. */
export function giveUp(number: i32, now: f64): void {
  counts.notice[cases.stage(number)]++;
  cases.setState(number, cases.notice);
  loosePatience(number, now);
}

/**
 * The patience of a case that waits has run out: it leaves at once, or goes to the stage at which staff close it.
 * Its count under `waiting` or `notice` is taken off here; from its line it is taken if it is in one.
 */
export function loosePatience(number: i32, now: f64): void {
  const stage = cases.stage(number);
  if (cases.state(number) === cases.ready) {
    const since = cases.since(number);
    const ends = cases.patienceEnds(number);
    counts.waiting[stage]--;
    if ((cases.flags(number) & cases.handedBack) === 0) waits.giveUp(stage, since, ends > since ? ends : now);
    queue.removeIfWaiting(number);
  } else {
    counts.notice[stage]--;
    board.remove(number);
  }
  close(number, now);
}

/** A case whose patience ended at a stage that it could not leave then, and now can. */
export function leaveIfImpatient(number: i32, now: f64): void {
  const state = cases.state(number);
  if ((state === cases.ready || state === cases.notice) && isImpatient(number, now)) loosePatience(number, now);
}

/** Which way out it is, and whether staff must close it, is the luck of the case. */
function close(number: i32, now: f64): void {
  const caseType = cases.kind(number);
  luck.draw(cases.key(number), cases.id(number), rules.closureStage, 0);
  const rate = rules.withdrawalRate[caseType];
  const total = rate + rules.administrativeRate[caseType];
  const withdraws = total === 0 || luck.u2() < rate / total;
  const stage = withdraws ? rules.withdrawalStage[caseType] : rules.administrativeStage[caseType];
  const share = withdraws ? rules.withdrawalShare[caseType] : rules.administrativeShare[caseType];
  cases.setPatienceEnds(number, Infinity);
  if (stage >= 0 && luck.u3() < share) {
    cases.setFlags(number, cases.flags(number) | cases.closing);
    cases.setAttempt(number, 0);
    return enter(number, stage, now, false);
  }
  exit(number, withdraws ? rules.withdrawal : rules.administrative, now);
}
