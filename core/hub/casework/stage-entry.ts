/** Into a stage, through its notice, and to whoever is free for it. */

import * as queue from "../case-queue.ts";
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as idle from "../idle.ts";
import * as luck from "../luck.ts";
import * as board from "../notice-board.ts";
import * as rules from "../rules.ts";
import { start } from "./in-hand.ts";
import * as notes from "./notes.ts";
import { giveUp, isImpatient } from "./patience-over.ts";
import { passed } from "./route.ts";
import { exit } from "./way-out.ts";

/** Into a stage: its notice runs, unless this is work sent back. A case whose patience ran out in hand goes no further. */
export function enter(number: i32, stage: i32, now: f64, again: bool): void {
  cases.setStage(number, stage);
  if (isImpatient(number, now)) return giveUp(number, now);
  notes.entry(number, now, again);
  if (rules.hasNotice[stage] === 0 || again) return ready(number, now);
  counts.notice[stage]++;
  cases.setState(number, cases.notice);
  board.post(number, stage, now);
}

/** A case of the starting stock stands at a stage since a day before the period: ready unless its notice still runs, which it does not when `over`. */
export function standAt(number: i32, stage: i32, entered: i32, over: bool): void {
  const since = <f64>entered * 24;
  cases.setStage(number, stage);
  notes.entry(number, over ? 0 : since, false);
  if (rules.hasNotice[stage] === 1 && !over && board.dayOver(stage, entered) > 0) {
    counts.notice[stage]++;
    cases.setState(number, cases.notice);
    board.post(number, stage, since);
  } else if (rules.needsStaff[stage] === 0) elapsed(number, stage, 0);
  else wait(number, since);
}

/** Notice is over: work without staff is done, other work waits for someone. */
export function noticeOver(number: i32, now: f64): void {
  const stage = cases.stage(number);
  counts.notice[stage]--;
  if (rules.needsStaff[stage] === 1) return ready(number, now);
  elapsed(number, stage, now);
}

/** The time of a stage without staff is over: it is done, unless the claimant did not reply. */
function elapsed(number: i32, stage: i32, now: f64): void {
  if (rules.noReply[stage] > 0) {
    luck.draw(cases.key(number), cases.id(number), rules.stageKey[stage], cases.attempt(number));
    if (luck.u2() < rules.noReply[stage]) {
      notes.noReply(number, now);
      return exit(number, rules.withdrawal, now);
    }
  }
  counts.completed[stage]++;
  passed(number, stage, now);
}

/** A case is ready for the work of its stage: someone idle takes it up, or it waits. */
export function ready(number: i32, now: f64): void {
  if (rules.needsStaff[cases.stage(number)] === 0) return elapsed(number, cases.stage(number), now);
  const group = wants(number);
  cases.setSince(number, now);
  const person = idle.firstFor(group);
  if (person >= 0) start(person, number, now);
  else queue.putIn(group, number);
}

/** A case is handed back: someone idle takes it up, or it waits at its old place. */
export function handBack(number: i32, now: f64): void {
  cases.setFlags(number, cases.flags(number) | cases.handedBack);
  const group = wants(number);
  const person = idle.firstFor(group);
  if (person >= 0) start(person, number, now);
  else queue.putBack(group, number);
}

/** A case waits since a moment before anyone is at work. */
function wait(number: i32, since: f64): void {
  cases.setSince(number, since);
  queue.putIn(wants(number), number);
}

/** Work on a case is wanted. @returns its group */
function wants(number: i32): i32 {
  cases.setState(number, cases.ready);
  counts.waiting[cases.stage(number)]++;
  return queue.groupOf(number);
}
