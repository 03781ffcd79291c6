/** A caseworker finishes work, looks for more, or leaves. */
import * as edge from "../../../src/hub/process/edge.ts";
import * as cases from "../cases/cases.ts";
import * as counts from "../measures/counts.ts";
import * as process from "../process.ts";
import * as idle from "../staff/idle.ts";
import * as people from "../staff/people.ts";
import * as spells from "../staff/spells.ts";
import * as queue from "../work/case-queue.ts";
import * as workInHand from "../work/work-in-hand.ts";
import { start } from "./in-hand.ts";
import * as notes from "./notes.ts";
import { giveUp, losePatience } from "./patience-over.ts";
import { handBack, isImpatient, moveOn } from "./stage-entry.ts";

/** A caseworker looks for work; cases whose patience ended while they waited are detected here. */
export function free(person: i32, now: f64): void {
  if (!people.isInPost(person)) return takeNext(person);
  const pool = people.pool(person);
  for (;;) {
    const row = queue.take(pool);
    if (row < 0) return idle.rest(person);
    if (!isImpatient(row, now)) return start(person, row, now);
    losePatience(row, now);
  }
}

/** Work in hand ends; the case moves on before its caseworker looks for the next one. */
export function finish(person: i32, now: f64): void {
  const row = workInHand.release(person);
  counts.event();
  counts.inWork[cases.stage(row)]--;
  // The end that was drawn when the work was taken up, as the process now has it.
  const at = cases.itemClass(row) * process.placeCount + cases.stage(row);
  const ending = process.ends[at] + people.ending(person);
  moveOn(row, ending, now, (process.edgeEffects[ending] & edge.sendsBack) !== 0);
  free(person, now);
}

/** Whoever has finished what was left of a spell that is over starts in the next one, if it has begun, the morning after. */
function takeNext(person: i32): void {
  const spell = people.nextSpell(person);
  if (spell < 0) return;
  people.take(person, spell);
  idle.arrive(person);
}

/** Someone starts to work in a spell, as soon as nothing is left of the one before. */
export function begin(spell: i32): void {
  const person = people.ofNumber(spells.spellPerson[spell]);
  if (workInHand.isBusy(person)) return people.setNextSpell(person, spell);
  people.take(person, spell);
  idle.arrive(person);
}

/** A spell is over: its person leaves idle, or with a case that they finish or hand back. */
export function leave(person: i32, now: f64, handsBack: bool): void {
  counts.event();
  people.stop(person);
  if (idle.isIdle(person)) return idle.rouse(person);
  if (!workInHand.isBusy(person) || !handsBack) return;
  const row = workInHand.handBack(person, now);
  counts.inWork[cases.stage(row)]--;
  notes.handedBack(row, now, person);
  if (isImpatient(row, now)) return giveUp(row, now);
  handBack(row, now);
}
