/** The present counts of the hub, and what has happened since the day began. */
import * as edge from "../../../src/hub/process/edge.ts";
import { casesLost, casesMisplaced, outcomesLost } from "../../faults.ts";
import * as process from "../process.ts";

/** Cases in each ledger, and of the first one, which is the backlog, by cohort. */
let inLedger = new StaticArray<i32>(0);
/** @read */
export let backlog = new StaticArray<i32>(0);
/** Cases by stage. @read */
export let waiting = new StaticArray<i32>(0);
/** @read */
export let notice = new StaticArray<i32>(0);
/** @read */
export let inWork = new StaticArray<i32>(0);
/** Since the day began, by stage. @read */
export let completed = new StaticArray<i32>(0);
/** @read */
export let noShows = new StaticArray<i32>(0);
/** Ways out of the backlog since the day began, by way * classes + class. @read */
export let exits = new StaticArray<i32>(0);
/** @read */
export let arrived: i32 = 0;
/** @read */
export let interviews: i32 = 0;
/** Hours from lodging to decision of those decided since the day began. @read */
export let hoursDecided: f64 = 0;
/** Cases decided since the day began, and cases past their decision that are not closed, by outcome. @read */
export let decidedAs = new StaticArray<i32>(0);
let notClosedAs = new StaticArray<i32>(0);
/** Before the day began. */
let exitsBefore: i32 = 0;
let arrivedBefore: i32 = 0;
let stock: i32 = 0;
/** Events so far: arrivals, work finished, ways out, people leaving. @read eventCount */
export let events: i32 = 0;

/** @step openCounts */
export function open(stages: i32): void {
  inLedger = new StaticArray<i32>(process.ledgerCount);
  backlog = new StaticArray<i32>(process.cohortCount);
  waiting = new StaticArray<i32>(stages);
  notice = new StaticArray<i32>(stages);
  inWork = new StaticArray<i32>(stages);
  completed = new StaticArray<i32>(stages);
  noShows = new StaticArray<i32>(stages);
  exits = new StaticArray<i32>(process.wayCount * process.classCount);
  decidedAs = new StaticArray<i32>(process.outcomeCount);
  notClosedAs = new StaticArray<i32>(process.outcomeCount);
}

/** A case of the starting stock is in a ledger. */
export function has(itemClass: i32, ledger: i32): void {
  inLedger[ledger]++;
  if (ledger !== edge.backlog) return;
  backlog[process.cohortOf[itemClass]]++;
  stock++;
}

/** A case is lodged. */
export function arrive(itemClass: i32): void {
  inLedger[edge.backlog]++;
  backlog[process.cohortOf[itemClass]]++;
  arrived++;
}

/** A case leaves the backlog, in a way. */
export function exit(way: i32, itemClass: i32): void {
  backlog[process.cohortOf[itemClass]]--;
  exits[way * process.classCount + itemClass]++;
}

/** A case goes from one ledger to another; -1: to none, out of the hub. */
export function move(from: i32, to: i32): void {
  inLedger[from]--;
  if (to >= 0) inLedger[to]++;
}

/** Work at a place is done; or its appointment was missed. */
export function complete(place: i32): void {
  completed[place]++;
}

export function miss(place: i32): void {
  noShows[place]++;
}

/** One more event. */
export function event(): void {
  events++;
}

export function interviewed(): void {
  interviews++;
}

/** A case is decided, so many hours after it was lodged. */
export function decide(hours: f64): void {
  hoursDecided += hours;
}

/** A case is decided with an outcome. */
export function decideAs(outcome: i32): void {
  decidedAs[outcome]++;
  notClosedAs[outcome]++;
}

/** A case of the starting stock has an outcome. */
export function hasOutcome(outcome: i32): void {
  notClosedAs[outcome]++;
}

/** A case with an outcome is closed. */
export function closeAs(outcome: i32): void {
  notClosedAs[outcome]--;
}

/** @step */
export function startDay(): void {
  exitsBefore += sum(exits);
  arrivedBefore += arrived;
  completed.fill(0);
  noShows.fill(0);
  exits.fill(0);
  decidedAs.fill(0);
  arrived = 0;
  interviews = 0;
  hoursDecided = 0;
}

/**
 * Starting stock + arrivals = backlog + its ways out; the cohorts are all of the backlog; every case of a ledger is in exactly one place; and
 * where outcomes are stated, each decision and each case past its decision has one. Else a fault.
 */
export function assertConserved(day: i32): void {
  const open = sum(backlog);
  const came = stock + arrivedBefore + arrived;
  const left = exitsBefore + sum(exits);
  if (came !== open + left || open !== inLedger[edge.backlog]) casesLost(day, came, left);
  const places = sum(waiting) + sum(notice) + sum(inWork);
  if (places !== sum(inLedger)) casesMisplaced(day, sum(inLedger), places);
  if (process.outcomeCount === 0) return;
  assertOutcomes(day, decisions(), sum(decidedAs));
  assertOutcomes(day, inLedger[edge.decided], sum(notClosedAs));
}

function assertOutcomes(day: i32, decided: i32, outcomes: i32): void {
  if (decided !== outcomes) outcomesLost(day, decided, outcomes);
}

/** Cases decided since the day began. */
function decisions(): i32 {
  let total = 0;
  const first = edge.decision * process.classCount;
  for (let itemClass = 0; itemClass < process.classCount; itemClass++) total += exits[first + itemClass];
  return total;
}

function sum(column: StaticArray<i32>): i32 {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i];
  return total;
}
