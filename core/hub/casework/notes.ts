/** The life of one case, sent to TypeScript, which puts it into words: src/hub/case-notes.ts. */
import { note } from "../../host.ts";
import * as cases from "../cases.ts";
import * as people from "../people.ts";
import * as process from "../process.ts";

const isLodged: i32 = 1;
const enters: i32 = 2;
const isTakenUp: i32 = 3;
const isDecided: i32 = 4;
const leavesHub: i32 = 5;
const doesNotReply: i32 = 6;
const goesOut: i32 = 7;
const isHandedBack: i32 = 8;

/** The case whose life is recorded, by its number (the starting stock first, then arrivals); -1 for none. */
export let watchedNumber: i32 = -1;
/** Its row; -1 while it is not here. */
let watched: i32 = -1;

/** A case is lodged: the first line of its life, when it is the one recorded. */
export function comes(row: i32, number: i32, moment: f64): void {
  if (number !== watchedNumber) return;
  watched = row;
  note(
    isLodged,
    moment,
    process.typeOf[cases.itemClass(row)],
    process.cohortOf[cases.itemClass(row)],
    cases.patienceEnds(row),
    0,
  );
}

/** The case of a row has left: from now on the row may hold another case. */
export function goes(row: i32): void {
  if (row === watched) watched = -1;
}

export function entry(row: i32, now: f64, again: bool): void {
  if (row === watched) note(enters, now, cases.stage(row), again ? 1 : 0, 0, 0);
}

export function takenUp(row: i32, now: f64, person: i32, hours: f64, missed: bool): void {
  if (row === watched) note(isTakenUp, now, cases.stage(row), people.numberOf(person), hours, missed ? 1 : 0);
}

export function decision(row: i32, now: f64): void {
  if (row === watched) note(isDecided, now, process.typeOf[cases.itemClass(row)], cases.key(row), cases.id(row), 0);
}

export function leaving(row: i32, now: f64): void {
  if (row === watched) note(leavesHub, now, 0, 0, 0, 0);
}

export function noReply(row: i32, now: f64): void {
  if (row === watched) note(doesNotReply, now, cases.stage(row), 0, 0, 0);
}

export function exit(row: i32, now: f64, way: i32): void {
  if (row === watched) note(goesOut, now, way, 0, 0, 0);
}

export function handedBack(row: i32, now: f64, person: i32): void {
  if (row === watched) note(isHandedBack, now, people.numberOf(person), 0, 0, 0);
}
