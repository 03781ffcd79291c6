/** Cases in notice, as parcels by the day on whose morning it is over. Amounts are kept as patience.ts has them. */
import { grown } from "../../engine/memory.ts";
import { bands, days, lines, missable } from "../dimensions.ts";
import * as mixture from "./mixture.ts";
import * as patience from "./patience.ts";

export let line = new StaticArray<i32>(0);
/** How often the appointment was missed. */
export let kind = new StaticArray<i32>(0);
let due = new StaticArray<i32>(0);
let next = new StaticArray<i32>(0);
/** By parcel: all its cases, and those whose patience lasts; and by parcel * bands + band. */
let all = new StaticArray<f64>(0);
let patient = new StaticArray<f64>(0);
let ofBand = new StaticArray<f64>(0);
/** First and last band of a parcel that may hold some. */
let firstBand = new StaticArray<i32>(0);
let lastBand = new StaticArray<i32>(0);
let used: i32 = 0;
let free: i32 = -1;
/** First parcel of each day; the last is for days after the period. */
let firstOf = new StaticArray<i32>(0);
/** The parcel that was last posted of each line and kind. */
let latest = new StaticArray<i32>(0);
/** By line, and by line * bands + band. */
let sumAll = new StaticArray<f64>(0);
let bandAll = new StaticArray<f64>(0);

const firstRoom: i32 = 256;

export function open(): void {
  used = 0;
  free = -1;
  reserve(firstRoom);
  firstOf = new StaticArray<i32>(days + 1).fill(-1);
  latest = new StaticArray<i32>(lines * missable).fill(-1);
  sumAll = new StaticArray<f64>(lines);
  bandAll = new StaticArray<f64>(lines * bands);
}

function reserve(room: i32): void {
  line = grown(line, room);
  kind = grown(kind, room);
  due = grown(due, room);
  next = grown(next, room);
  all = grown(all, room);
  patient = grown(patient, room);
  firstBand = grown(firstBand, room);
  lastBand = grown(lastBand, room);
  ofBand = grown(ofBand, room * bands);
}

/** Cases in notice of a line. */
export function inNotice(ofLine: i32): f64 {
  return sumAll[ofLine] * patience.ofAll[ofLine];
}

export function inNoticeOfBand(ofLine: i32, b: i32): f64 {
  return bandAll[ofLine * bands + b] * patience.ofAll[ofLine];
}

/** Cases, of the bands of `mixture`, are in notice until the morning of a day. */
export function post(ofLine: i32, missedBefore: i32, day: i32, amount: f64, lasting: f64): void {
  const place = ofLine * missable + missedBefore;
  let parcel = latest[place];
  if (parcel < 0 || due[parcel] !== day) {
    parcel = newParcel();
    latest[place] = parcel;
    line[parcel] = ofLine;
    kind[parcel] = missedBefore;
    due[parcel] = day;
    next[parcel] = firstOf[day];
    firstOf[day] = parcel;
  }
  const added = amount * patience.perAll[ofLine];
  all[parcel] += added;
  patient[parcel] += lasting * patience.perPatient[ofLine];
  sumAll[ofLine] += added;
  for (let band = mixture.first; band <= mixture.last; band++) {
    const part = added * mixture.share[band];
    ofBand[parcel * bands + band] += part;
    bandAll[ofLine * bands + band] += part;
  }
  firstBand[parcel] = min(firstBand[parcel], mixture.first);
  lastBand[parcel] = max(lastBand[parcel], mixture.last);
}

function newParcel(): i32 {
  let parcel = free;
  if (parcel >= 0) free = next[parcel];
  else {
    parcel = used++;
    if (parcel === line.length) reserve(2 * parcel);
  }
  all[parcel] = patient[parcel] = 0;
  firstBand[parcel] = bands;
  lastBand[parcel] = -1;
  for (let at = parcel * bands; at < (parcel + 1) * bands; at++) ofBand[at] = 0;
  return parcel;
}

/** Amounts of the parcel taken last, as they are: all its cases, and those whose patience lasts. */
export let taken: f64 = 0;
export let takenPatient: f64 = 0;

/**
 * Takes a parcel whose notice is over on the morning of a day, and sets `mixture` to its bands; -1 when there is none. Its line and kind stay
 * until the next is posted.
 */
export function take(day: i32): i32 {
  const parcel = firstOf[day];
  if (parcel < 0) return -1;
  firstOf[day] = next[parcel];
  const ofLine = line[parcel];
  taken = amountOf(parcel);
  takenPatient = patientOf(parcel);
  sumAll[ofLine] = Math.max(0, sumAll[ofLine] - all[parcel]);
  mixture.set(ofBand, parcel * bands, firstBand[parcel], lastBand[parcel], all[parcel]);
  for (let band = firstBand[parcel]; band <= lastBand[parcel]; band++) {
    const place = ofLine * bands + band;
    bandAll[place] = Math.max(0, bandAll[place] - ofBand[parcel * bands + band]);
  }
  const posted = ofLine * missable + kind[parcel];
  if (latest[posted] === parcel) latest[posted] = -1;
  next[parcel] = free;
  free = parcel;
  return parcel;
}

/** First parcel that is due on a day, and the one after another: to look at them all. */
export function firstDue(day: i32): i32 {
  return firstOf[day];
}

export function after(parcel: i32): i32 {
  return next[parcel];
}

export function amountOf(parcel: i32): f64 {
  return all[parcel] * patience.ofAll[line[parcel]];
}

export function patientOf(parcel: i32): f64 {
  return patient[parcel] * patience.ofPatient[line[parcel]];
}

export function amountOfBand(parcel: i32, band: i32): f64 {
  return ofBand[parcel * bands + band] * patience.ofAll[line[parcel]];
}

/** Leaves a share of a parcel where it is: of all its cases, and of those whose patience lasts. */
export function keep(parcel: i32, ofAll: f64, ofPatient: f64): void {
  const ofLine = line[parcel];
  sumAll[ofLine] -= all[parcel] * (1 - ofAll);
  for (let band = 0; band < bands; band++) {
    const at = parcel * bands + band;
    bandAll[ofLine * bands + band] -= ofBand[at] * (1 - ofAll);
    ofBand[at] *= ofAll;
  }
  all[parcel] *= ofAll;
  patient[parcel] *= ofPatient;
}

/** Writes all amounts as they are, so that they hold whatever the shares that last. */
export function writeOut(): void {
  sumAll.fill(0);
  bandAll.fill(0);
  for (let day = 0; day <= days; day++)
    for (let parcel = firstOf[day]; parcel >= 0; parcel = next[parcel]) {
      const ofLine = line[parcel];
      all[parcel] *= patience.ofAll[ofLine];
      patient[parcel] *= patience.ofPatient[ofLine];
      sumAll[ofLine] += all[parcel];
      for (let band = 0; band < bands; band++) {
        ofBand[parcel * bands + band] *= patience.ofAll[ofLine];
        bandAll[ofLine * bands + band] += ofBand[parcel * bands + band];
      }
    }
}
