/** A case in someone's hand: taken up, and finished. */
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as desk from "../desk.ts";
import * as efforts from "../efforts.ts";
import * as luck from "../luck.ts";
import * as people from "../people.ts";
import * as rules from "../rules.ts";
import { today } from "../today.ts";
import * as waits from "../waits.ts";
import { free } from "./caseworker.ts";
import * as notes from "./notes.ts";
import { passed } from "./route.ts";
import { enter } from "./stage-entry.ts";
import { exit } from "./way-out.ts";

/** A case goes into someone's hand; its luck for this attempt is drawn here and turned into hours. */
export function start(person: i32, number: i32, now: f64): void {
  const stage = cases.stage(number);
  drawLuck(number, stage);
  let flags = cases.flags(number);
  if ((flags & cases.handedBack) === 0) waits.begin(stage, cases.since(number), now);
  counts.waiting[stage]--;
  counts.inWork[stage]++;
  cases.setState(number, cases.inHand);
  flags &= ~(cases.noShow | cases.toCheck | cases.sentBack | cases.handedBack);
  const cell = stage * rules.typeCount + cases.kind(number);
  // Part of a first piece in hand at the start is done; 1 for any other piece.
  const left = people.takeFirstPiece(person);
  let hours: f64;
  if (rules.noShow[stage] > 0 && luck.u3() < rules.noShow[stage]) {
    flags |= cases.noShow;
    hours = left * (rules.noShowCost[stage] >= 0 ? rules.noShowCost[stage] : efforts.effortMean[cell]);
  } else {
    hours = left < 1 ? efforts.hoursLeft(cell, luck.u0(), left) : efforts.hours(cell, luck.u0());
    if (flags & cases.rework) hours *= rules.reworkShare[stage];
    flags |= verdict(stage, person);
  }
  cases.setFlags(number, flags);
  notes.takenUp(number, now, person, hours);
  desk.give(person, number, now, hours);
}

function drawLuck(number: i32, stage: i32): void {
  const key = cases.key(number);
  const attempt = cases.attempt(number);
  if (attempt === 0) luck.drawFirst(key, cases.id(number), stage, rules.stageKey[stage]);
  else luck.draw(key, cases.id(number), rules.stageKey[stage], attempt);
}

/** Whether finished work goes to a check, or fails one that takes no time; for a check, whether it sends the work back. */
function verdict(stage: i32, person: i32): i32 {
  if (rules.checkOf[stage] >= 0) return luck.u2() < checked(stage, person) ? cases.toCheck : 0;
  const share = rules.sentBack[stage];
  if (share === 0) return 0;
  return luck.u2() < (rules.isCheck(stage) ? share : share * checked(stage, person)) ? cases.sentBack : 0;
}

/** Share of a person's work at a stage that is checked. */
function checked(stage: i32, person: i32): f64 {
  return <f64>today < people.settled(person) ? rules.checkedNew[stage] : rules.checkedOthers[stage];
}

/** Work in hand ends; the case moves on before its caseworker looks for the next one. */
export function finish(person: i32, now: f64): void {
  const number = desk.release(person);
  const stage = cases.stage(number);
  counts.event();
  counts.inWork[stage]--;
  if (cases.flags(number) & cases.noShow) missed(number, stage, now);
  else done(number, stage, now);
  free(person, now);
}

function missed(number: i32, stage: i32, now: f64): void {
  counts.noShows[stage]++;
  cases.setAttempt(number, cases.attempt(number) + 1);
  cases.setNoShows(number, cases.noShows(number) + 1);
  if (<f64>cases.noShows(number) >= rules.noShowLimit[stage]) return exit(number, rules.withdrawal, now);
  enter(number, stage, now, false);
}

function done(number: i32, stage: i32, now: f64): void {
  const flags = cases.flags(number);
  counts.completed[stage]++;
  if (rules.principal[stage]) counts.interviewed();
  if ((flags & (cases.closing | cases.sentBack | cases.toCheck)) === 0) return passed(number, rules.parent[stage], now);
  if (flags & cases.closing) {
    const administrative = rules.closes[stage] === rules.administrative;
    return exit(number, administrative ? rules.administrative : rules.withdrawal, now);
  }
  if (flags & cases.sentBack) {
    cases.setFlags(number, flags | cases.rework);
    cases.setAttempt(number, cases.attempt(number) + 1);
    return enter(number, rules.parent[stage], now, true);
  }
  enter(number, rules.checkOf[stage], now, false);
}
