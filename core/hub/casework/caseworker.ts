/** A caseworker looks for work, or leaves. */
import * as queue from "../case-queue.ts";
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as desk from "../desk.ts";
import * as idle from "../idle.ts";
import * as people from "../people.ts";
import { start } from "./in-hand.ts";
import * as notes from "./notes.ts";
import { giveUp, isImpatient, loosePatience } from "./patience-over.ts";
import { handBack } from "./stage-entry.ts";

/** A caseworker looks for work; cases whose patience ended while they waited are found out here. */
export function free(person: i32, now: f64): void {
  if (people.leaves(person) <= now) return;
  const pool = people.pool(person);
  for (;;) {
    const number = queue.take(pool);
    if (number < 0) return idle.rest(person);
    if (!isImpatient(number, now)) return start(person, number, now);
    loosePatience(number, now);
  }
}

/** Someone leaves: idle, or with a case that they finish or hand back. */
export function leave(person: i32, now: f64, handsBack: bool): void {
  counts.event();
  if (idle.isIdle(person)) return idle.rouse(person);
  if (!desk.isBusy(person) || !handsBack) return;
  const number = desk.handBack(person, now);
  counts.inWork[cases.stage(number)]--;
  notes.handedBack(number, now, person);
  if (isImpatient(number, now)) return giveUp(number, now);
  handBack(number, now);
}
