/**
 * New rules and the cases that wait: those whose patience is over leave where they now may, and those whom their route no longer takes to a stage
 * go where it does.
 */

import * as graph from "../../hub/process.ts";
import { bands, cohortOf, days, lineOf, lines, missable, stageOf, stages, typeOf } from "../dimensions.ts";
import * as rules from "../work/rules.ts";
import * as lineup from "./lines.ts";
import * as mixture from "./mixture.ts";
import * as notice from "./notice.ts";
import { bandOf, today } from "./order.ts";
import * as patience from "./patience.ts";
import * as places from "./places.ts";
import { close, decide, enter } from "./process.ts";

/** By line * bands + band: cases on the move, those of them whose patience lasts, and cases whose patience is over. */
let moving = new StaticArray<f64>(0);
let movingPatient = new StaticArray<f64>(0);
let over = new StaticArray<f64>(0);

/** Everything that moves is taken out of all lines and notices before any of it goes anywhere. */
export function reroute(): void {
  moving = new StaticArray<f64>(lines * bands);
  movingPatient = new StaticArray<f64>(lines * bands);
  over = new StaticArray<f64>(lines * bands);
  for (let line = 0; line < lines; line++)
    for (let parcel = lineup.headOf(line); parcel >= 0; parcel = lineup.after(parcel))
      for (let kind = 0; kind <= missable; kind++) takeFromLine(line, parcel, kind);
  for (let day = today; day <= days; day++)
    for (let parcel = notice.firstDue(day); parcel >= 0; parcel = notice.after(parcel)) takeFromNotice(parcel);
  for (let line = 0; line < lines; line++)
    for (let band = 0; band < bands; band++) {
      const place = line * bands + band;
      mixture.setOne(band);
      if (over[place] > 0) close(line, over[place]);
      if (moving[place] > 0) follow(line, moving[place], movingPatient[place]);
    }
}

function takeFromLine(line: i32, parcel: i32, kind: i32): void {
  const amount = lineup.amountOfKind(line, parcel, kind);
  if (amount <= 0) return;
  const lasting = lineup.patientOfKind(line, parcel, kind);
  const stay = kind === missable ? 1 : stays(line);
  const all = setAside(line, bandOf(cohortOf(line), lineup.keyOf(parcel)), amount, lasting, stay);
  if (all < amount) lineup.setKind(line, parcel, kind, all, lasting * stay);
}

function takeFromNotice(parcel: i32): void {
  const line = notice.line[parcel];
  const amount = notice.amountOf(parcel);
  if (amount <= 0) return;
  const lasting = notice.patientOf(parcel);
  const stay = stays(line);
  let all: f64 = 0;
  for (let band = 0; band < bands; band++) {
    const part = notice.amountOfBand(parcel, band);
    if (part > 0) all += setAside(line, band, part, (lasting * part) / amount, stay);
  }
  if (all < amount) notice.keep(parcel, all / amount, stay);
}

/** @returns the cases that stay */
function setAside(line: i32, band: i32, amount: f64, lasting: f64, stay: f64): f64 {
  const place = line * bands + band;
  const all = patience.leaves[line] ? Math.min(amount, lasting) : amount;
  over[place] += amount - all;
  moving[place] += all * (1 - stay);
  movingPatient[place] += lasting * (1 - stay);
  return all * stay;
}

/** Share of those waiting at a stage whom the present route leaves where they are: those whom it takes there, and those whom it takes nowhere else. */
function stays(line: i32): f64 {
  const stage = stageOf(line);
  const place = typeOf(line) * stages + stage;
  const kept = rules.kept[place];
  if (kept >= 1 || graph.isCheck(stage) || graph.isOffRoute[stage] === 1) return 1;
  return kept + (1 - kept) * passesAll(place);
}

function passesAll(place: i32): f64 {
  return passesFrom(rules.insteadFrom[place], place);
}

/** A share of those who reach each visit makes it. */
function follow(line: i32, amount: f64, lasting: f64): void {
  const cohort = cohortOf(line);
  const type = typeOf(line);
  const place = type * stages + stageOf(line);
  const whole = 1 / (1 - passesAll(place));
  let left = amount * whole;
  let patient = lasting * whole;
  // Of those who would pass all visits nobody moves, and nobody is decided.
  let decided = places.leave(line, amount) * whole;
  for (let i = rules.insteadFrom[place]; i < rules.insteadFrom[place + 1]; i++) {
    const stage = rules.insteadStage[i];
    const share = rules.insteadShare[i];
    if (decided < left && graph.isDecided[graph.classOf(type, cohort) * stages + stage] === 1) {
      decide(graph.classOf(type, cohort), (left - decided) * (1 - passesFrom(i, place)));
      patient = decided = left;
    }
    enter(lineOf(stage, cohort, type), 0, left * share, patient * share, decided * share, today, -1);
    left *= 1 - share;
    patient *= 1 - share;
    decided *= 1 - share;
  }
}

/** Share of those who reach a visit that pass it and all after it. */
function passesFrom(visit: i32, place: i32): f64 {
  let share: f64 = 1;
  for (let i = visit; i < rules.insteadFrom[place + 1]; i++) share *= 1 - rules.insteadShare[i];
  return share;
}
