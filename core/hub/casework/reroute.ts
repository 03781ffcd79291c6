/** A change of the process sends cases that wait elsewhere. */
import * as cases from "../cases/cases.ts";
import * as process from "../process.ts";
import { followFirst, isSent, nextVisit } from "./edges.ts";
import { stopWaiting } from "./patience-over.ts";
import { comeTo } from "./stage-entry.ts";

/** A case that waits at a stage its route no longer takes it to goes where the new route sends it. @step */
export function reroute(row: i32, now: f64): void {
  const state = cases.state(row);
  const itemClass = cases.itemClass(row);
  if ((state !== cases.ready && state !== cases.notice) || process.rerouted[itemClass] === 0) return;
  const place = cases.stage(row);
  if (cases.flags(row) & cases.rework || process.isOffRoute[place] === 1 || process.isCheck(place)) return;
  const start = process.start[itemClass];
  if (stays(row, place) || nextVisit(row, start) < 0) return;
  stopWaiting(row);
  cases.setAttempt(row, 0);
  comeTo(row, followFirst(row, start, now), now, false);
}

/**
 * Whether the route takes a case to a place: by the luck that was drawn when it came there, so a smaller share spares some who wait. Those
 * who were placed there, whatever the share, are spared in the same proportion.
 */
function stays(row: i32, place: i32): bool {
  const at = cases.itemClass(row) * process.placeCount + place;
  const edge = process.visit[at];
  if (edge < 0) return false;
  const isPlaced = (cases.flags(row) & cases.placed) !== 0;
  return isSent(row, place, process.edgeShare[edge] / (isPlaced ? process.firstShare[at] : 1));
}
