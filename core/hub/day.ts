/**
 * A day of the hub: who joins and leaves in the morning, what happens during the day, and whose patience has run out by the
 * evening.
 */
import { flow, legacy } from "../../src/hub/cases/cohort.ts";
import { backlog } from "../../src/hub/process/edge.ts";
import * as arrivals from "./cases/arrivals.ts";
import * as cases from "./cases/cases.ts";
import * as patience from "./cases/patience.ts";
import * as stock from "./cases/stock.ts";
import { begin, finish, free, leave } from "./casework/caseworker.ts";
import { followFirst } from "./casework/edges.ts";
import * as notes from "./casework/notes.ts";
import { losePatience } from "./casework/patience-over.ts";
import { comeTo, noticeOver } from "./casework/stage-entry.ts";
import * as age from "./measures/age.ts";
import * as counts from "./measures/counts.ts";
import * as timeOpen from "./measures/time-open.ts";
import * as process from "./process.ts";
import * as streams from "./random-streams.ts";
import * as rules from "./rules.ts";
import * as idle from "./staff/idle.ts";
import * as people from "./staff/people.ts";
import * as spells from "./staff/spells.ts";
import { setToday, today } from "./today.ts";
import * as board from "./work/notice-board.ts";
import * as workInHand from "./work/work-in-hand.ts";

/** Hour of the cut-off between legacy and flow; -Infinity: all flow. @given replication */
export let cutOffHour: f64 = -Infinity;

/** Spells end and begin, and absences are set before any work is given out, so that nobody absent gets work. @step */
export function morning(day: i32): void {
  const now = <f64>day * 24;
  setToday(day);
  timeOpen.setDay(day);
  for (let i = spells.endingFrom[day]; i < spells.endingFrom[day + 1]; i++)
    leave(people.ofNumber(spells.ending[i]), now, spells.handsBack[i] === 1);
  for (let i = spells.beginningFrom[day]; i < spells.beginningFrom[day + 1]; i++) begin(spells.beginning[i]);
  idle.callRoll(day);
}

/** Those who are back look for work, and cases whose notice is over become ready. @step */
export function beginWork(day: i32): void {
  const now = <f64>day * 24;
  for (let i = 0; i < idle.calledBack(); i++) free(idle.personCalledBack(i), now);
  for (let number = board.take(day); number >= 0; number = board.take(day)) noticeOver(number, now);
}

/** Arrivals and finished work, in order, until `until`. @step */
export function live(until: f64): void {
  const events = workInHand.events;
  for (;;) {
    const due = events.due();
    if (events.isRefilled) workInHand.lookAhead();
    const next = due === 0 ? Infinity : events.timeOf(due);
    if (arrivals.next < next) {
      if (arrivals.next >= until) return;
      lodge();
    } else {
      if (next >= until) return;
      events.take(due);
      finish(events.event, next);
    }
  }
}

function lodge(): void {
  const now = arrivals.next;
  const id = arrivals.count;
  let caseType = 0;
  const mixed = rules.arrivalMix.length > 1;
  if (mixed) {
    streams.draw(rules.arrivalKey, id, rules.selfStage, 0);
    caseType = rules.chosen(rules.arrivalMix, streams.u2());
  }
  const itemClass = process.classOf(caseType, now < cutOffHour ? legacy : flow);
  const number = cases.add(id, itemClass, backlog, now, today);
  patience.start(number, now, mixed);
  notes.comes(number, stock.size() + id, now);
  counts.arrive(itemClass);
  timeOpen.come(process.cohortOf[itemClass], today);
  age.add(today);
  counts.event();
  comeTo(number, followFirst(number, process.start[itemClass], now), now, false);
  arrivals.advance();
}

/** Cases whose patience is over leave; then the day's counts are final. @step */
export function evening(day: i32): void {
  const now = <f64>(day + 1) * 24;
  // Work that becomes ready this late is for tomorrow.
  setToday(day + 1);
  for (let entry = patience.first(day); entry >= 0; entry = patience.next(entry)) {
    const number = patience.listed(entry);
    const state = cases.state(number);
    if (
      (state === cases.ready || state === cases.notice) &&
      patience.endsOn(number, day) &&
      process.canWithdraw[cases.stage(number)] === 1
    )
      losePatience(number, now);
  }
  counts.assertConserved(day);
  age.close(day);
}
