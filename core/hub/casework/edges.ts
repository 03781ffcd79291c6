/** A case follows edges until it comes to a place, or leaves the hub. */
import * as edge from "../../../src/hub/process/edge.ts";
import * as cases from "../cases/cases.ts";
import * as counts from "../measures/counts.ts";
import * as process from "../process.ts";
import * as streams from "../random-streams.ts";
import { closureStage, visitAttempt } from "../rules.ts";
import { leaveBacklog, leaveHub } from "./ledgers.ts";

/** The edge that a case takes, of a first one and those that follow for whoever does not take it. Random numbers of its attempt have been drawn. */
export function taken(row: i32, first: i32, isStarter: bool): i32 {
  let at = first;
  while (process.edgeBy[at] !== edge.always && !takes(row, at, isStarter)) at = process.edgeOtherwise[at];
  return at;
}

function takes(row: i32, at: i32, isStarter: bool): bool {
  const by = process.edgeBy[at];
  const share = isStarter ? process.edgeStarterShare[at] : process.edgeShare[at];
  if (by === edge.byAttempt || by === edge.byWayOut) return streams.u2() < share;
  if (by === edge.byAppearance || by === edge.byNeedOfWork) return streams.u3() < share;
  if (by === edge.byMisses) return <f64>cases.noShows(row) >= share;
  return makesVisit(row, at);
}

/** Whether a case makes a visit: it has not made it, and is among the share that does. Whoever is spared it does not come back for it. */
function makesVisit(row: i32, at: i32): bool {
  const place = process.edgeTo[at];
  const bit = 1 << place;
  if (cases.done(row) & bit) return false;
  if (isSent(row, place, process.edgeShare[at])) return true;
  cases.setDone(row, cases.done(row) | bit);
  return false;
}

/** The first place that edges from one on lead a case to; -1 where they lead out of the hub. Nothing else happens to the case. */
export function nextVisit(row: i32, from: i32): i32 {
  let at = taken(row, from, false);
  while (process.edgeTo[at] === edge.onward) at = taken(row, process.edgeNext[at], false);
  return process.edgeTo[at];
}

/** Whether a case is among the share that visits a place: by luck of its own, whenever it is asked. */
export function isSent(row: i32, place: i32, share: f64): bool {
  if (share >= 1) return true;
  streams.draw(cases.key(row), cases.id(row), process.placeKey[place], visitAttempt);
  return streams.u2() < share;
}

/** As `follow`, for an edge that is to be taken, or one of those for whoever does not take it. */
export function followFirst(row: i32, first: i32, now: f64): i32 {
  return follow(row, taken(row, first, false), now);
}

/** Follows an edge that was taken, and those after it. @returns the place that the case comes to; -1: it has left the hub */
export function follow(row: i32, from: i32, now: f64): i32 {
  let at = from;
  let to = pass(row, at, now);
  while (to === edge.onward) {
    at = taken(row, process.edgeNext[at], false);
    to = pass(row, at, now);
  }
  if (to === edge.out) leaveHub(row, now);
  return to;
}

/** What happens on an edge. @returns where it leads */
function pass(row: i32, at: i32, now: f64): i32 {
  const effects = process.edgeEffects[at];
  if (effects !== 0) apply(row, effects);
  const way = process.edgeWay[at];
  if (way !== edge.noWay) leaveBacklog(row, way, process.edgeLedger[at], now);
  return process.edgeTo[at];
}

function apply(row: i32, effects: i32): void {
  const place = cases.stage(row);
  if (effects & edge.completes) counts.complete(place);
  if (effects & edge.interviews) counts.interviewed();
  if (effects & edge.misses) {
    counts.miss(place);
    cases.setNoShows(row, cases.noShows(row) + 1);
  }
  if (effects & edge.tries) cases.setAttempt(row, cases.attempt(row) + 1);
  if (effects & edge.sendsBack) cases.setFlags(row, cases.flags(row) | cases.rework);
  if (effects & edge.leavesRoute) cases.setAttempt(row, 0);
  if (effects & edge.passes) {
    cases.setDone(row, cases.done(row) | (1 << process.parent[place]));
    cases.setAttempt(row, 0);
    cases.setNoShows(row, 0);
    cases.setFlags(row, cases.flags(row) & ~(cases.rework | cases.placed));
  }
}

/** Those who stop waiting follow an edge of their own: the luck of the case says which way out it is, and whether staff must close it. */
export function followOut(row: i32, now: f64): i32 {
  streams.draw(cases.key(row), cases.id(row), closureStage, 0);
  cases.setPatienceEnds(row, Infinity);
  return followFirst(row, process.stopsWaiting[cases.itemClass(row)], now);
}
