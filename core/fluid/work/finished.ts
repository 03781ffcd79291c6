/** Work that ends: what pools have done of each effort goes on its way, of all cases in hand of that effort in proportion; or it is handed back. */

import * as lineup from "../cases/lines.ts";
import * as mixture from "../cases/mixture.ts";
import { keyOf } from "../cases/order.ts";
import * as outcomes from "../cases/outcomes.ts";
import { classOf, leaveBy } from "../cases/process.ts";
import { bands, cohortOf, handKinds, missable, missed, rework, stageOf } from "../dimensions.ts";
import * as efforts from "./efforts.ts";
import * as held from "./held.ts";

/** By effort, work that is done and has not gone on yet: all of it, and what new starters did. */
let done = new StaticArray<f64>(0);
let doneByStarters = new StaticArray<f64>(0);

/** Of what is left in hand less than this is none: rounding, where pools hold nothing any more. */
const nothing: f64 = 1e-9;

export function open(): void {
  done = new StaticArray<f64>(efforts.count);
  doneByStarters = new StaticArray<f64>(efforts.count);
}

export function add(effort: i32, amount: f64, starters: f64): void {
  done[effort] += amount;
  doneByStarters[effort] += amount * starters;
}

/** What is done goes on. */
export function passOn(): void {
  for (let effort = 0; effort < efforts.count; effort++) {
    const amount = done[effort];
    if (amount <= 0) continue;
    const starters = Math.min(1, doneByStarters[effort] / amount);
    done[effort] = doneByStarters[effort] = 0;
    const share = shareOf(effort, amount);
    for (let i = held.membersFrom[effort]; i < held.membersFrom[effort + 1]; i++) {
      const place = held.members[i];
      if (held.sum[place] <= 0) continue;
      const line = place / handKinds;
      const kind = place - line * handKinds;
      held.take(line, place, share);
      const itemClass = classOf(line);
      const stage = stageOf(line);
      const list =
        kind < missed ? outcomes.isDone(itemClass, stage) : outcomes.isMissed(itemClass, stage, kind - missed);
      leaveBy(list, line, held.taken, held.takenPatient, starters);
    }
  }
}

function shareOf(effort: i32, amount: f64): f64 {
  const all = held.ofEffort(effort);
  return all - amount > nothing * (1 + all) ? amount / all : 1;
}

/** Work is handed back, to go before all others in its line. */
export function handBack(effort: i32, amount: f64): void {
  if (amount <= 0) return;
  const share = shareOf(effort, amount);
  for (let i = held.membersFrom[effort]; i < held.membersFrom[effort + 1]; i++) {
    const place = held.members[i];
    if (held.sum[place] <= 0) continue;
    const line = place / handKinds;
    const kind = place - line * handKinds;
    const waitsAs = kind === rework ? missable : kind >= missed ? kind - missed : 0;
    held.take(line, place, share);
    const cohort = cohortOf(line);
    for (let band = mixture.first; band <= mixture.last; band++) {
      const part = mixture.share[band];
      const key = bands === 1 ? lineup.frontKey(line, keyOf(cohort, band)) : keyOf(cohort, band);
      lineup.put(line, waitsAs, key, held.taken * part, held.takenPatient * part);
    }
  }
}
