/** A case in someone's hand. How the work ends is drawn when it is taken up, and decides the hours it takes. */
import * as edge from "../../../src/hub/process/edge.ts";
import * as cases from "../cases/cases.ts";
import * as counts from "../measures/counts.ts";
import * as waits from "../measures/waits.ts";
import * as process from "../process.ts";
import * as streams from "../random-streams.ts";
import * as people from "../staff/people.ts";
import { today } from "../today.ts";
import * as efforts from "../work/efforts.ts";
import * as workInHand from "../work/work-in-hand.ts";
import { taken } from "./edges.ts";
import * as notes from "./notes.ts";

/** A case goes into someone's hand; the luck of this attempt is drawn here and turned into hours. */
export function start(person: i32, row: i32, now: f64): void {
  const place = cases.stage(row);
  drawFor(row, place);
  const flags = cases.flags(row);
  if ((flags & cases.handedBack) === 0) waits.begin(place, cases.since(row), now);
  else cases.setFlags(row, flags & ~cases.handedBack);
  counts.waiting[place]--;
  counts.inWork[place]++;
  cases.setState(row, cases.inHand);
  const at = cases.itemClass(row) * process.placeCount + place;
  const ending = taken(row, process.whenDone[at], <f64>today < people.experiencedFrom(person));
  people.setEnding(person, ending - process.ends[at]);
  // Part of a first piece in hand at the start is done; 1 for any other piece.
  const left = people.takeFirstPiece(person);
  const hours = hoursOf(row, place, ending, left);
  notes.takenUp(row, now, person, hours, (process.edgeEffects[ending] & edge.misses) !== 0);
  workInHand.give(person, row, now, hours);
}

/** Hours of work that ends in a way, of which a part is left. */
function hoursOf(row: i32, place: i32, ending: i32, left: f64): f64 {
  const cell = place * process.typeCount + process.typeOf[cases.itemClass(row)];
  const stated = process.edgeHours[ending];
  if (stated !== <f64>edge.drawnHours) return left * (stated >= 0 ? stated : efforts.effortMean[cell]);
  const hours = left < 1 ? efforts.hoursLeft(cell, streams.u0(), left) : efforts.hours(cell, streams.u0());
  return cases.flags(row) & cases.rework ? hours * process.reworkShare[place] : hours;
}

function drawFor(row: i32, place: i32): void {
  const key = cases.key(row);
  const attempt = cases.attempt(row);
  if (attempt === 0) streams.drawFirst(key, cases.id(row), place, process.placeKey[place]);
  else streams.draw(key, cases.id(row), process.placeKey[place], attempt);
}
