/**
 * What becomes of cases that leave a place, worked out from the edges of the process once a regime: a *list* of legs, each a way through the
 * edges to a place or out of the hub, with the share of cases that go it. The edges are those that the simulation samples: core/hub/process.ts.
 */

import * as edge from "../../../src/hub/process/edge.ts";
import { grown } from "../../engine/memory.ts";
import * as graph from "../../hub/process.ts";
import { lineOf, missable, stages } from "../dimensions.ts";

/** By leg: its share where no new starter did the work, and where all did; in between it is in proportion. */
export let plain = new StaticArray<f64>(0);
export let byStarters = new StaticArray<f64>(0);
/** By leg: the line to which it leads, or edge.out; the kind of work that waits there; its way out of the backlog; what it does, as bits. */
export let to = new StaticArray<i32>(0);
export let kind = new StaticArray<i32>(0);
export let way = new StaticArray<i32>(0);
export let effects = new StaticArray<i32>(0);
/** Legs of each list, from legsFrom[list]. */
export let legsFrom = new StaticArray<i32>(0);
let legs: i32 = 0;
let lists: i32 = 0;

/** A bit of `effects` besides those of edges: whoever goes it gets their decision. */
export const decides: i32 = 1 << 16;

/** Lists are, in this order: of a class that comes, of a class that stops waiting, of work that is done by class and place, of a missed appointment by how often it was missed before. */
let stopsFrom: i32 = 0;
let doneFrom: i32 = 0;
let missedFrom: i32 = 0;

export function comes(itemClass: i32): i32 {
  return itemClass;
}

export function stopsWaiting(itemClass: i32): i32 {
  return stopsFrom + itemClass;
}

export function isDone(itemClass: i32, stage: i32): i32 {
  return doneFrom + itemClass * stages + stage;
}

export function isMissed(itemClass: i32, stage: i32, before: i32): i32 {
  return missedFrom + (itemClass * stages + stage) * missable + before;
}

/** Whether a leg of a list leads to a place. */
export function leadsOn(list: i32): bool {
  for (let leg = legsFrom[list]; leg < legsFrom[list + 1]; leg++) if (to[leg] >= 0) return true;
  return false;
}

/** The rules have changed. */
export function change(): void {
  const classes = graph.classCount;
  const places = classes * stages;
  stopsFrom = classes;
  doneFrom = 2 * classes;
  missedFrom = doneFrom + places;
  legs = lists = 0;
  legsFrom = new StaticArray<i32>(missedFrom + places * missable + 1);
  for (let itemClass = 0; itemClass < classes; itemClass++) list(graph.start[itemClass], -1, itemClass);
  for (let itemClass = 0; itemClass < classes; itemClass++) list(graph.stopsWaiting[itemClass], -1, itemClass);
  for (let itemClass = 0; itemClass < classes; itemClass++)
    for (let stage = 0; stage < stages; stage++) {
      const first = graph.whenDone[itemClass * stages + stage];
      const appointment = graph.ends[itemClass * stages + stage];
      // Whether the appointment is kept is settled when the work is begun.
      list(appointment >= 0 && first === appointment ? graph.edgeOtherwise[first] : first, stage, itemClass);
    }
  for (let itemClass = 0; itemClass < classes; itemClass++)
    for (let stage = 0; stage < stages; stage++)
      for (let before = 0; before < missable; before++) {
        const appointment = graph.ends[itemClass * stages + stage];
        if (appointment >= 0 && graph.edgeShare[appointment] > 0)
          go(appointment, stage, itemClass, before, 1, 1, edge.noWay, 0);
        close();
      }
}

function list(first: i32, stage: i32, itemClass: i32): void {
  follow(first, stage, itemClass, 0, 1, 1, edge.noWay, 0, stage >= 0 && graph.needsStaff[stage] === 1);
  close();
}

function close(): void {
  legsFrom[++lists] = legs;
}

/**
 * Edges in turn: of those who come to one a share takes it, and the others go on to the next.
 * @param none share that comes where no new starter did the work @param all where all did @param isWork whether this is the end of a piece of work, on which new starters bear
 */
function follow(
  first: i32,
  stage: i32,
  itemClass: i32,
  misses: i32,
  none: f64,
  all: f64,
  out: i32,
  bits: i32,
  isWork: bool,
): void {
  for (let at = first; at >= 0; at = graph.edgeOtherwise[at]) {
    const by = graph.edgeBy[at];
    const share = by === edge.byMisses ? lastMissed(at, stage, itemClass, misses) : graph.edgeShare[at];
    const ofStarters = by === edge.byAttempt && isWork ? graph.edgeStarterShare[at] : share;
    go(at, stage, itemClass, misses, none * share, all * ofStarters, out, bits);
    none *= 1 - share;
    all *= 1 - ofStarters;
    if (none <= 0 && all <= 0) return;
  }
}

/** Those who take an edge. */
function go(at: i32, stage: i32, itemClass: i32, before: i32, none: f64, all: f64, out: i32, bits: i32): void {
  if (none <= 0 && all <= 0) return;
  const own = graph.edgeEffects[at];
  const allBits = bits | own | (graph.edgeLedger[at] === edge.decided ? decides : 0);
  const leaves = out === edge.noWay ? graph.edgeWay[at] : out;
  const misses = own & edge.misses ? before + 1 : before;
  const leadsTo = graph.edgeTo[at];
  if (leadsTo === edge.onward)
    return follow(graph.edgeNext[at], stage, itemClass, misses, none, all, leaves, allBits, false);
  const waits = own & edge.sendsBack ? missable : leadsTo === stage ? min(misses, missable - 1) : 0;
  const line = leadsTo === edge.out ? edge.out : lineOf(leadsTo, graph.cohortOf[itemClass], graph.typeOf[itemClass]);
  add(none, all, line, waits, leaves, allBits);
}

/**
 * Share of those who have missed an appointment so often for whom it was the last allowed. Beyond as many times as are told apart: with a share q
 * missed and n more allowed, q^(n-1) (1-q) / (1-q^n) in the long run.
 */
function lastMissed(at: i32, stage: i32, itemClass: i32, misses: i32): f64 {
  const limit = graph.edgeShare[at];
  if (<f64>misses >= limit) return 1;
  if (misses < missable) return 0;
  const n = limit - <f64>misses + 1;
  const q = graph.edgeShare[graph.ends[itemClass * stages + stage]];
  return q < 1 ? (q ** (n - 1) * (1 - q)) / (1 - q ** n) : 1 / n;
}

function add(none: f64, all: f64, line: i32, waits: i32, leaves: i32, bits: i32): void {
  if (legs === to.length) {
    const room = max(64, 2 * legs);
    plain = grown(plain, room);
    byStarters = grown(byStarters, room);
    to = grown(to, room);
    kind = grown(kind, room);
    way = grown(way, room);
    effects = grown(effects, room);
  }
  plain[legs] = none;
  byStarters[legs] = all;
  to[legs] = line;
  kind[legs] = waits;
  way[legs] = leaves;
  effects[legs++] = bits;
}
