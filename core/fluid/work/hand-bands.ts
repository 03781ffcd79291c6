/** Of what all pools have in hand, how much is of each band of lodging days: by line and kind of work. Whoever finishes takes of each in proportion. */
import { bands, handKinds, lines } from "../dimensions.ts";

let ofBand = new StaticArray<f64>(0);
let sum = new StaticArray<f64>(0);

export function open(): void {
  ofBand = new StaticArray<f64>(bands > 1 ? lines * handKinds * bands : 0);
  sum = new StaticArray<f64>(bands > 1 ? lines * handKinds : 0);
}

export function add(line: i32, kind: i32, band: i32, amount: f64): void {
  if (bands === 1) return;
  const place = line * handKinds + kind;
  ofBand[place * bands + band] += amount;
  sum[place] += amount;
}

/** Share of what is in hand of a line and kind that is of a band. */
export function share(line: i32, kind: i32, band: i32): f64 {
  if (bands === 1) return 1;
  const place = line * handKinds + kind;
  const total = sum[place];
  if (total > 0) return ofBand[place * bands + band] / total;
  return band === 0 ? 1 : 0;
}

/** An amount is in hand no more, of every band in proportion. */
export function take(line: i32, kind: i32, amount: f64): void {
  if (bands === 1) return;
  const place = line * handKinds + kind;
  const left = sum[place] > amount ? 1 - amount / sum[place] : 0;
  let rest: f64 = 0;
  for (let b = place * bands; b < (place + 1) * bands; b++) {
    ofBand[b] *= left;
    rest += ofBand[b];
  }
  sum[place] = rest;
}
