/** The starting stock takes its place. */
import * as age from "./age.ts";
import * as rows from "./case-rows.ts";
import * as cases from "./cases.ts";
import * as notes from "./casework/notes.ts";
import { advance } from "./casework/route.ts";
import { enter } from "./casework/stage-entry.ts";
import * as counts from "./counts.ts";
import * as luck from "./luck.ts";
import * as patience from "./patience.ts";
import * as rules from "./rules.ts";

/** By case of the stock: the day it was lodged, and the moment it entered its stage (hours, at most 0; none at all: as it was lodged). */
export let stockLodgedOn = new StaticArray<i32>(0);
export let stockEntered = new StaticArray<f64>(0);
/** Of the stock added next: cumulative shares of the types; the stages its cases wait at (none: the first of a route), with their cumulative shares. */
export let stockMix = new StaticArray<f64>(0);
export let stockStages = new StaticArray<i32>(0);
export let stockShares = new StaticArray<f64>(0);
/** By case of the stock: its stage; -1: the first of its route. */
let stageOf = new StaticArray<i32>(0);

export function open(): void {
  stageOf = new StaticArray<i32>(stockLodgedOn.length);
}

/** How many cases the stock has. */
export function size(): i32 {
  return stockLodgedOn.length;
}

/** Adds the next so many cases: a stock with a luck key of its own, all of one cohort. */
export function addStock(luckKey: i32, cohort: i32, count: i32): void {
  cases.begin(luckKey);
  const first = rows.used;
  for (let id = 0; id < count; id++) {
    const day = stockLodgedOn[first + id];
    let caseType = 0;
    if (stockMix.length > 1) {
      luck.draw(luckKey, id, rules.selfStage, 0);
      caseType = rules.chosen(stockMix, luck.u2());
    }
    cases.add(id, caseType, cohort, <f64>day * 24, day);
    stageOf[first + id] = stageAt(luckKey, id);
  }
}

function stageAt(luckKey: i32, id: i32): i32 {
  if (stockStages.length === 0) return -1;
  if (stockStages.length === 1) return stockStages[0];
  luck.draw(luckKey, id, rules.waitingStage, 0);
  return stockStages[rules.chosen(stockShares, luck.u2())];
}

/** What comes before the stage of a case on its route counts as done. */
export function placeStock(): void {
  for (let i = 0; i < size(); i++) {
    const number = rows.rowAt(i);
    counts.has(cases.cohort(number));
    age.add(cases.lodgedOn(number));
    patience.start(number, 0, false);
    notes.comes(number, i, cases.lodged(number));
    place(number, stageOf[i], stockEntered.length > 0 ? stockEntered[i] : cases.lodged(number));
  }
}

function place(number: i32, stage: i32, entered: f64): void {
  if (stage >= 0 && rules.closes[stage] >= 0) {
    cases.setFlags(number, cases.flags(number) | cases.closing);
    cases.setPatienceEnds(number, Infinity);
    return enter(number, stage, entered, false);
  }
  const caseType = cases.kind(number);
  const first = rules.routeFrom[caseType];
  const until = rules.routeFrom[caseType + 1];
  let at = first;
  while (at < until && rules.routeStage[at] !== stage) at++;
  if (at === until) return advance(number, 0, -1);
  for (let i = first; i < at; i++) cases.setDone(number, cases.done(number) | (1 << rules.routeStage[i]));
  enter(number, stage, entered, false);
}
