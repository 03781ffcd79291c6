/** Of what all pools have in hand, how much is of each band of lodging days: by line and kind of work. Whoever finishes takes of each in proportion. */
import { bands, handKinds, lines } from "../dimensions.ts";

/** By (line * handKinds + kind) * bands + band; by line and kind, the sum of it, and the first and last band that hold some. */
let ofBand = new StaticArray<f64>(0);
let sum = new StaticArray<f64>(0);
let firstOf = new StaticArray<i32>(0);
let lastOf = new StaticArray<i32>(0);

export function open(): void {
  const places = bands > 1 ? lines * handKinds : 0;
  ofBand = new StaticArray<f64>(places * bands);
  sum = new StaticArray<f64>(places);
  firstOf = new StaticArray<i32>(places).fill(bands);
  lastOf = new StaticArray<i32>(places).fill(-1);
}

export function add(line: i32, kind: i32, band: i32, amount: f64): void {
  if (bands === 1) return;
  const place = line * handKinds + kind;
  ofBand[place * bands + band] += amount;
  sum[place] += amount;
  firstOf[place] = min(firstOf[place], band);
  lastOf[place] = max(lastOf[place], band);
}

export function first(line: i32, kind: i32): i32 {
  return bands === 1 ? 0 : firstOf[line * handKinds + kind];
}

export function last(line: i32, kind: i32): i32 {
  return bands === 1 ? 0 : lastOf[line * handKinds + kind];
}

/** Share of what is in hand of a line and kind that is of a band. */
export function share(line: i32, kind: i32, band: i32): f64 {
  if (bands === 1) return 1;
  const place = line * handKinds + kind;
  if (sum[place] > 0) return ofBand[place * bands + band] / sum[place];
  return band === lastOf[place] ? 1 : 0;
}

/** An amount is in hand no more, of every band in proportion. A band of which next to nothing is left goes with the one after it. */
export function take(line: i32, kind: i32, amount: f64): void {
  if (bands === 1) return;
  const place = line * handKinds + kind;
  const left = sum[place] > amount ? 1 - amount / sum[place] : 0;
  let rest: f64 = 0;
  for (let b = place * bands + firstOf[place]; b <= place * bands + lastOf[place]; b++) {
    ofBand[b] *= left;
    rest += ofBand[b];
  }
  sum[place] = rest;
  if (rest === 0) return;
  const least = rest * tooSmall;
  let from = firstOf[place];
  while (from < lastOf[place] && ofBand[place * bands + from] <= least) {
    ofBand[place * bands + from + 1] += ofBand[place * bands + from];
    ofBand[place * bands + from++] = 0;
  }
  firstOf[place] = from;
}

const tooSmall: f64 = 1e-9;
