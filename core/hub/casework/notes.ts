/** The life of one case, sent to TypeScript, which puts it into words (core/notes.ts). */
import * as told from "../../notes.ts";
import * as cases from "../cases/cases.ts";
import * as process from "../process.ts";
import * as people from "../staff/people.ts";

/** The case whose life is recorded, by its number (the starting stock first, then arrivals); -1 for none. @given replication */
export let watchedNumber: i32 = -1;
/** Its row; -1 while it is not here. */
let watched: i32 = -1;

/** A case is lodged: the first line of its life, when it is the one recorded. */
export function comes(row: i32, number: i32, moment: f64): void {
  if (number !== watchedNumber) return;
  watched = row;
  const itemClass = cases.itemClass(row);
  told.lodged(moment, process.typeOf[itemClass], process.cohortOf[itemClass], cases.patienceEnds(row));
}

/** The case of a row has left: from now on the row may hold another case. */
export function goes(row: i32): void {
  if (row === watched) watched = -1;
}

export function entry(row: i32, now: f64, again: bool): void {
  if (row === watched) told.enters(now, cases.stage(row), again);
}

export function takenUp(row: i32, now: f64, person: i32, hours: f64, missed: bool): void {
  if (row === watched) told.takenUp(now, cases.stage(row), people.numberOf(person), people.pool(person), hours, missed);
}

export function decision(row: i32, now: f64, outcome: i32): void {
  if (row === watched) told.decided(now, outcome);
}

export function leaving(row: i32, now: f64): void {
  if (row === watched) told.leaves(now);
}

export function noReply(row: i32, now: f64): void {
  if (row === watched) told.doesNotReply(now, cases.stage(row));
}

export function exit(row: i32, now: f64, way: i32): void {
  if (row === watched) told.exits(now, way);
}

export function handedBack(row: i32, now: f64, person: i32): void {
  if (row === watched) told.handedBack(now, people.numberOf(person));
}
