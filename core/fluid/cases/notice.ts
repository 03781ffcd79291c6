/** Cases in notice, as parcels by the day on whose morning it is over. Amounts are kept as patience.ts has them. */
import { grown } from "../../engine/memory.ts";
import { bands, days, lines, missable } from "../dimensions.ts";
import * as patience from "./patience.ts";

export let line = new StaticArray<i32>(0);
/** How often the appointment was missed. */
export let kind = new StaticArray<i32>(0);
export let band = new StaticArray<i32>(0);
let due = new StaticArray<i32>(0);
let next = new StaticArray<i32>(0);
let all = new StaticArray<f64>(0);
let patient = new StaticArray<f64>(0);
let used: i32 = 0;
let free: i32 = -1;
/** First parcel of each day; the last is for days after the period. */
let firstOf = new StaticArray<i32>(0);
/** The parcel that was last posted of each line, kind and band. */
let latest = new StaticArray<i32>(0);
/** By line, and by line * bands + band. */
let sumAll = new StaticArray<f64>(0);
let bandAll = new StaticArray<f64>(0);

const firstRoom: i32 = 512;

export function open(): void {
  line = new StaticArray<i32>(firstRoom);
  kind = new StaticArray<i32>(firstRoom);
  band = new StaticArray<i32>(firstRoom);
  due = new StaticArray<i32>(firstRoom);
  next = new StaticArray<i32>(firstRoom);
  all = new StaticArray<f64>(firstRoom);
  patient = new StaticArray<f64>(firstRoom);
  used = 0;
  free = -1;
  firstOf = new StaticArray<i32>(days + 1).fill(-1);
  latest = new StaticArray<i32>(lines * missable * bands).fill(-1);
  sumAll = new StaticArray<f64>(lines);
  bandAll = new StaticArray<f64>(lines * bands);
}

/** Cases in notice of a line. */
export function inNotice(ofLine: i32): f64 {
  return sumAll[ofLine] * patience.ofAll[ofLine];
}

export function inNoticeOfBand(ofLine: i32, b: i32): f64 {
  return bandAll[ofLine * bands + b] * patience.ofAll[ofLine];
}

export function post(ofLine: i32, missedBefore: i32, b: i32, day: i32, amount: f64, lasting: f64): void {
  const place = (ofLine * missable + missedBefore) * bands + b;
  let parcel = latest[place];
  if (parcel < 0 || due[parcel] !== day) {
    parcel = newParcel();
    latest[place] = parcel;
    line[parcel] = ofLine;
    kind[parcel] = missedBefore;
    band[parcel] = b;
    due[parcel] = day;
    all[parcel] = patient[parcel] = 0;
    next[parcel] = firstOf[day];
    firstOf[day] = parcel;
  }
  const added = amount * patience.perAll[ofLine];
  all[parcel] += added;
  patient[parcel] += lasting * patience.perPatient[ofLine];
  sumAll[ofLine] += added;
  bandAll[ofLine * bands + b] += added;
}

function newParcel(): i32 {
  let parcel = free;
  if (parcel >= 0) free = next[parcel];
  else {
    parcel = used++;
    if (parcel === line.length) {
      const room = 2 * parcel;
      line = grown(line, room);
      kind = grown(kind, room);
      band = grown(band, room);
      due = grown(due, room);
      next = grown(next, room);
      all = grown(all, room);
      patient = grown(patient, room);
    }
  }
  return parcel;
}

/** Amounts of the parcel taken last, as they are: all its cases, and those whose patience lasts. */
export let taken: f64 = 0;
export let takenPatient: f64 = 0;

/** Takes a parcel whose notice is over on the morning of a day; -1 when there is none. Its line, kind and band stay until the next is posted. */
export function take(day: i32): i32 {
  const parcel = firstOf[day];
  if (parcel < 0) return -1;
  firstOf[day] = next[parcel];
  const ofLine = line[parcel];
  taken = all[parcel] * patience.ofAll[ofLine];
  takenPatient = patient[parcel] * patience.ofPatient[ofLine];
  sumAll[ofLine] = Math.max(0, sumAll[ofLine] - all[parcel]);
  const place = ofLine * bands + band[parcel];
  bandAll[place] = Math.max(0, bandAll[place] - all[parcel]);
  const posted = (ofLine * missable + kind[parcel]) * bands + band[parcel];
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

/** Sets the amounts of a parcel, as they are. */
export function set(parcel: i32, amount: f64, lasting: f64): void {
  const ofLine = line[parcel];
  const more = amount * patience.perAll[ofLine] - all[parcel];
  all[parcel] += more;
  patient[parcel] = lasting * patience.perPatient[ofLine];
  sumAll[ofLine] += more;
  bandAll[ofLine * bands + band[parcel]] += more;
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
      bandAll[ofLine * bands + band[parcel]] += all[parcel];
    }
}
