/** Places the starting stock. */
import * as edge from "../../../src/hub/process/edge.ts";
import { wasDecided } from "../casework/decision.ts";
import { followFirst } from "../casework/edges.ts";
import * as notes from "../casework/notes.ts";
import { standAt } from "../casework/stage-entry.ts";
import * as age from "../measures/age.ts";
import * as counts from "../measures/counts.ts";
import * as timeOpen from "../measures/time-open.ts";
import * as process from "../process.ts";
import * as streams from "../random-streams.ts";
import * as rules from "../rules.ts";
import * as rows from "./case-rows.ts";
import * as cases from "./cases.ts";
import * as patience from "./patience.ts";

/** By case of the stock: the day it was lodged, and the day it entered its stage, both before 0; and the places of the cases by the latter, oldest first. @given stock: any */
export let stockLodgedOn = new StaticArray<i32>(0);
/** @given stock: stockLodgedOn.length */
export let stockEnteredOn = new StaticArray<i32>(0);
/** @given stock: stockLodgedOn.length */
export let stockOrder = new StaticArray<i32>(0);
/** Of the stock added next: cumulative shares of the types; the stages its cases wait at (none: the first of a route), with their cumulative shares. @given stockDraw?: typeCount */
export let stockMix = new StaticArray<f64>(0);
/** @given stockDraw?: any */
export let stockStages = new StaticArray<i32>(0);
/** @given stockDraw?: stockStages.length */
export let stockShares = new StaticArray<f64>(0);
/** By case of the stock: its stage (-1: the first of its route), and whether its notice there is over whenever it entered. */
let stageOf = new StaticArray<i32>(0);
let noticeOver = new StaticArray<bool>(0);

/** @step openStock */
export function open(): void {
  stageOf = new StaticArray<i32>(stockLodgedOn.length);
  noticeOver = new StaticArray<bool>(stockLodgedOn.length);
}

/** How many cases the stock has. */
export function size(): i32 {
  return stockLodgedOn.length;
}

/**
 * Adds the next so many cases: a stock with its own random-stream key, all of one cohort; `over`: the notice of all of them is
 * over.
 * @step
 */
export function addStock(streamKey: i32, cohort: i32, count: i32, over: bool): void {
  cases.begin(streamKey);
  const first = rows.used;
  for (let id = 0; id < count; id++) {
    const day = stockLodgedOn[first + id];
    let caseType = 0;
    if (stockMix.length > 1) {
      streams.draw(streamKey, id, rules.selfStage, 0);
      caseType = rules.chosen(stockMix, streams.u2());
    }
    const itemClass = process.classOf(caseType, cohort);
    const stage = stageAt(streamKey, id);
    stageOf[first + id] = stage;
    cases.add(id, itemClass, ledgerAt(itemClass, stage), <f64>day * 24, day);
    noticeOver[first + id] = over;
  }
}

function stageAt(streamKey: i32, id: i32): i32 {
  if (stockStages.length === 0) return -1;
  if (stockStages.length === 1) return stockStages[0];
  streams.draw(streamKey, id, rules.waitingStage, 0);
  return stockStages[rules.chosen(stockShares, streams.u2())];
}

/** Opens the cases, then places them, those that entered their stage first before the others. @step */
export function placeStock(): void {
  for (let i = 0; i < size(); i++) {
    const row = rows.rowAt(i);
    const itemClass = cases.itemClass(row);
    counts.has(itemClass, cases.ledger(row));
    if (cases.ledger(row) === edge.backlog) {
      timeOpen.come(process.cohortOf[itemClass], cases.lodgedOn(row));
      age.add(cases.lodgedOn(row));
      patience.start(row, 0, false);
    } else wasDecided(row, stockEnteredOn[i]);
    notes.comes(row, i, cases.lodged(row));
  }
  for (let n = 0; n < size(); n++) {
    const i = stockOrder[n];
    place(rows.rowAt(i), stageOf[i], stockEnteredOn[i], noticeOver[i]);
  }
}

/** The ledger of a case that waits at a stage: past the one that decides it is not in the backlog. */
function ledgerAt(itemClass: i32, stage: i32): i32 {
  if (stage < 0) return edge.backlog;
  return process.isDecided[itemClass * process.placeCount + stage] === 1 ? edge.decided : edge.backlog;
}

/** A case takes its place. What comes before it on its route counts as done. */
function place(row: i32, stage: i32, entered: i32, over: bool): void {
  const itemClass = cases.itemClass(row);
  const start = process.start[itemClass];
  if (stage >= 0 && process.isOffRoute[stage] === 1) cases.setPatienceEnds(row, Infinity);
  else if (stage >= 0 && process.visit[itemClass * process.placeCount + stage] >= 0) {
    passTo(row, start, stage);
    cases.setFlags(row, cases.flags(row) | cases.placed);
  } else {
    const first = followFirst(row, start, 0);
    if (first >= 0) standAt(row, first, entered, over);
    return;
  }
  standAt(row, stage, entered, over);
}

/** The visits before the one to a place are done. */
function passTo(row: i32, start: i32, place: i32): void {
  for (let at = start; process.edgeTo[at] !== place; ) {
    if (process.edgeBy[at] === edge.byVisit) {
      cases.setDone(row, cases.done(row) | (1 << process.edgeTo[at]));
      at = process.edgeOtherwise[at];
    } else at = process.edgeNext[at];
  }
}
