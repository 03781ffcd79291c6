/** The days of the period, one after another. */
import * as counts from "./cases/counts.ts";
import { evening, open as openEvening } from "./cases/evening.ts";
import * as lineup from "./cases/lines.ts";
import * as mixture from "./cases/mixture.ts";
import * as notice from "./cases/notice.ts";
import { setToday } from "./cases/order.ts";
import * as outcomes from "./cases/outcomes.ts";
import * as patience from "./cases/patience.ts";
import * as places from "./cases/places.ts";
import { lodge, ready } from "./cases/process.ts";
import { reroute } from "./cases/reroute.ts";
import { days, lines, stageOf, types } from "./dimensions.ts";
import * as dailyWork from "./work/daily-work.ts";
import * as efforts from "./work/efforts.ts";
import * as held from "./work/held.ts";
import * as nextWork from "./work/next-work.ts";
import * as rules from "./work/rules.ts";
import * as shareOut from "./work/share-out.ts";
import { spend } from "./work-allowed.ts";

/** Claims of each day; the cohort and the band they are of. */
export let arrivals = new StaticArray<f64>(0);
export let arrivalCohort = new StaticArray<u8>(0);
export let arrivalBand = new StaticArray<i32>(0);

/** An empty hub, under the rules as they stand. */
export function open(): void {
  patience.open();
  counts.open();
  lineup.open();
  notice.open();
  places.open();
  mixture.open();
  openEvening();
  dailyWork.open();
  setToday(0);
  newRules();
}

/** New rules hold from this morning. They are in place; those who leave this morning have left. */
export function change(): void {
  newRules();
  reroute();
}

function newRules(): void {
  rules.change();
  outcomes.change();
  patience.change();
  nextWork.change();
  shareOut.change();
  efforts.change();
}

/** All amounts are written as they are, before the rules change. */
export function beforeChange(): void {
  lineup.writeOut();
  notice.writeOut();
  held.writeOut();
  patience.startAfresh();
}

/** The morning of a day, before any change of the rules. */
export function beginDay(day: i32): void {
  setToday(day);
  counts.startDay();
}

/** Who leaves finishes or hands back. */
export function leave(day: i32): void {
  dailyWork.leave(day);
}

/** The rest of a day. */
export function live(day: i32): void {
  spend(<f64>lines);
  for (let parcel = notice.take(day); parcel >= 0; parcel = notice.take(day))
    ready(notice.line[parcel], notice.kind[parcel], notice.taken, notice.takenPatient, -1);
  const came = arrivals[day];
  if (came > 0)
    for (let type = 0; type < types; type++) lodge(arrivalCohort[day], type, arrivalBand[day], came * rules.mix[type]);
  dailyWork.work(day);
  evening();
  if (patience.pass()) beforeChange();
  for (let line = 0; line < lines; line++) counts.stand(stageOf(line), lineup.ready(line), notice.inNotice(line), 0);
  dailyWork.count();
  counts.close(day);
}

/** Days up to but without `until`, under the same rules; the first of them has begun. */
export function run(from: i32, until: i32): void {
  for (let day = from; day < min(until, days); day++) {
    if (day > from) {
      beginDay(day);
      leave(day);
    }
    live(day);
  }
}
