/** Counts of a fluid hub: as they stand, and what has flowed since the day began. Amounts are expected cases and need not be whole. */
import * as edge from "../../../src/hub/process/edge.ts";
import * as graph from "../../hub/process.ts";
import { days, stages } from "../dimensions.ts";
import { casesLost, casesMisplaced } from "../faults.ts";
import { fault } from "../host.ts";

/** Rounding may lose this share of all cases that ever came. */
const rounding: f64 = 1e-9;

/** What is written down at the end of each day, by day * series + series; the series are in src/hub/fluid/day-reading.ts. */
export let history = new StaticArray<f64>(0);
/** Today's values, one a series. */
let today = new StaticArray<f64>(0);
let series: i32 = 0;

const backlog: i32 = 0;
const arrived: i32 = 2;
const interviews: i32 = 3;
const exits: i32 = 4;
let waiting: i32 = 0;
let notice: i32 = 0;
let inWork: i32 = 0;
let completed: i32 = 0;
let noShows: i32 = 0;

let came: f64 = 0;
let left: f64 = 0;
/** Cases past their decision that are still worked on. */
let afterDecision: f64 = 0;

export function open(): void {
  waiting = exits + edge.ways * graph.classCount;
  notice = waiting + stages;
  inWork = notice + stages;
  completed = inWork + stages;
  noShows = completed + stages;
  series = noShows + stages;
  today = new StaticArray<f64>(series);
  history = new StaticArray<f64>(series * days);
  came = left = afterDecision = 0;
}

export function startDay(): void {
  for (let i = arrived; i < series; i++) today[i] = 0;
}

export function has(cohort: i32, amount: f64): void {
  today[backlog + cohort] += amount;
  came += amount;
}

export function arrive(cohort: i32, amount: f64): void {
  has(cohort, amount);
  today[arrived] += amount;
}

/** Cases get their decision, or come with it. */
export function haveDecision(amount: f64): void {
  afterDecision += amount;
}

/** Cases that have their decision are done with. */
export function leaveHub(amount: f64): void {
  afterDecision -= amount;
}

export function leave(way: i32, itemClass: i32, amount: f64): void {
  today[backlog + graph.cohortOf[itemClass]] -= amount;
  today[exits + way * graph.classCount + itemClass] += amount;
  left += amount;
}

export function complete(stage: i32, amount: f64, isPrincipal: bool): void {
  today[completed + stage] += amount;
  if (isPrincipal) today[interviews] += amount;
}

export function miss(stage: i32, amount: f64): void {
  today[noShows + stage] += amount;
}

export function stand(stage: i32, ready: f64, inNotice: f64, inHand: f64): void {
  today[waiting + stage] += ready;
  today[notice + stage] += inNotice;
  today[inWork + stage] += inHand;
}

/** The day is over, and its counts are written down: starting stock + arrivals = open + left, and the open cases are those at the stages. */
export function close(day: i32): void {
  let atStages: f64 = 0;
  for (let i = waiting; i < completed; i++) atStages += today[i];
  const open = today[backlog] + today[backlog + 1];
  const slack = rounding * (1 + came);
  if (!(Math.abs(came - open - left) <= slack)) fault(casesLost, <f64>day, came, left);
  if (!(Math.abs(open + afterDecision - atStages) <= slack))
    fault(casesMisplaced, <f64>day, open + afterDecision, atStages);
  const from = day * series;
  for (let i = 0; i < series; i++) history[from + i] = Math.abs(today[i]) < slack ? 0 : today[i];
}
