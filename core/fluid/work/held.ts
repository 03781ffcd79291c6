/**
 * Cases in hand, those of all pools together: by line and kind of work how many there are, of which bands, and of how many patience lasts. What
 * pools finish of a sort of work is taken of all its cases in proportion.
 */
import * as mixture from "../cases/mixture.ts";
import * as patience from "../cases/patience.ts";
import { bands, handKinds, lines } from "../dimensions.ts";
import * as efforts from "./efforts.ts";

/** By place, which is line * handKinds + kind: all cases, and (kept as patience.ts has it) those whose patience lasts; by place * bands + band; first and last band that hold some. */
export let sum = new StaticArray<f64>(0);
let patient = new StaticArray<f64>(0);
let ofBand = new StaticArray<f64>(0);
let firstOf = new StaticArray<i32>(0);
let lastOf = new StaticArray<i32>(0);
/** Places of each effort, from membersFrom[effort]; and all cases in hand of it. */
export let membersFrom = new StaticArray<i32>(0);
export let members = new StaticArray<i32>(0);

/** A band of which less than this share is left goes with the one after it. */
const tooSmall: f64 = 1e-9;

export function open(): void {
  const places = lines * handKinds;
  sum = new StaticArray<f64>(places);
  patient = new StaticArray<f64>(places);
  ofBand = new StaticArray<f64>(places * bands);
  firstOf = new StaticArray<i32>(places).fill(bands);
  lastOf = new StaticArray<i32>(places).fill(-1);
  membersFrom = new StaticArray<i32>(efforts.count + 1);
  members = new StaticArray<i32>(places);
  let at = 0;
  for (let effort = 0; effort < efforts.count; effort++) {
    membersFrom[effort] = at;
    for (let line = 0; line < lines; line++)
      for (let kind = 0; kind < handKinds; kind++)
        if (efforts.effortOf(line, kind) === effort) members[at++] = line * handKinds + kind;
  }
  membersFrom[efforts.count] = at;
}

/** Cases of a band are taken up. */
export function add(line: i32, kind: i32, band: i32, amount: f64, lasting: f64): void {
  const place = line * handKinds + kind;
  ofBand[place * bands + band] += amount;
  sum[place] += amount;
  patient[place] += lasting * patience.perPatient[line];
  firstOf[place] = min(firstOf[place], band);
  lastOf[place] = max(lastOf[place], band);
}

/** Cases in hand of an effort. */
export function ofEffort(effort: i32): f64 {
  let total: f64 = 0;
  for (let i = membersFrom[effort]; i < membersFrom[effort + 1]; i++) total += sum[members[i]];
  return total;
}

/** What the last call took: cases, and those of them whose patience lasts. Their bands are those of `mixture`. */
export let taken: f64 = 0;
export let takenPatient: f64 = 0;

/** Takes a share of a place, of every band in proportion. */
export function take(line: i32, place: i32, share: f64): void {
  const all = sum[place];
  const whole = share >= 1;
  const from = firstOf[place];
  const until = lastOf[place];
  const start = place * bands;
  mixture.set(ofBand, start, from, until, all);
  taken = whole ? all : all * share;
  takenPatient = Math.min(taken, (whole ? patient[place] : patient[place] * share) * patience.ofPatient[line]);
  if (whole) {
    for (let band = from; band <= until; band++) ofBand[start + band] = 0;
    sum[place] = patient[place] = 0;
    firstOf[place] = bands;
    lastOf[place] = -1;
    return;
  }
  const left = 1 - share;
  for (let band = from; band <= until; band++) ofBand[start + band] *= left;
  sum[place] = all - taken;
  patient[place] *= left;
  let first = from;
  while (first < until && ofBand[start + first] <= sum[place] * tooSmall) {
    ofBand[start + first + 1] += ofBand[start + first];
    ofBand[start + first++] = 0;
  }
  firstOf[place] = first;
}

/** Writes all amounts as they are, so that they hold whatever the shares that last. */
export function writeOut(): void {
  for (let line = 0; line < lines; line++)
    for (let place = line * handKinds; place < (line + 1) * handKinds; place++)
      patient[place] *= patience.ofPatient[line];
}
