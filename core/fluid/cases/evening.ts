/** A day's withdrawals and administrative closures among those who wait. */
import { bands, cohortOf, typeOf } from "../dimensions.ts";
import * as lineup from "./lines.ts";
import * as mixture from "./mixture.ts";
import * as notice from "./notice.ts";
import { bandOf } from "./order.ts";
import * as outcomes from "./outcomes.ts";
import * as patience from "./patience.ts";
import { classOf, close } from "./process.ts";

/** By band, cases that wait in the line looked at. */
let waiting = new StaticArray<f64>(0);

export function open(): void {
  waiting = new StaticArray<f64>(bands);
}

export function evening(): void {
  for (let i = 0; i < patience.atRiskCount; i++) {
    const line = patience.atRisk[i];
    const amount = lineup.ready(line) + notice.inNotice(line);
    if (amount <= 0) continue;
    // It matters of which band they are where staff must close any of them.
    if (bands > 1 && outcomes.leadsOn(outcomes.stopsWaiting(classOf(line)))) setBands(line);
    else mixture.setOne(0);
    close(line, amount * patience.overToday(typeOf(line)));
  }
}

function setBands(line: i32): void {
  let sum: f64 = 0;
  for (let band = 0; band < bands; band++) waiting[band] = notice.inNoticeOfBand(line, band);
  for (let parcel = lineup.headOf(line); parcel >= 0; parcel = lineup.after(parcel))
    waiting[bandOf(cohortOf(line), lineup.keyOf(parcel))] += lineup.amountIn(line, parcel);
  let first = bands;
  let last = 0;
  for (let band = 0; band < bands; band++) {
    if (waiting[band] === 0) continue;
    first = min(first, band);
    last = band;
    sum += waiting[band];
  }
  mixture.set(waiting, 0, min(first, last), last, sum);
}
