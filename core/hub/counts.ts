/** Counts of the hub as they stand, and what has happened since the day began. */
import { casesLost, casesMisplaced } from "../faults.ts";
import { fault } from "../host.ts";

export const backlog = new StaticArray<f64>(2);
export let waiting = new StaticArray<f64>(0);
export let notice = new StaticArray<f64>(0);
export let inWork = new StaticArray<f64>(0);
/** Since the day began. */
export let completed = new StaticArray<f64>(0);
export let noShows = new StaticArray<f64>(0);
/** Exits since the day began, by way out * 2 + cohort, and by way out * types + type. */
export const byCohort = new StaticArray<f64>(6);
export let byType = new StaticArray<f64>(0);
export let arrived: f64 = 0;
export let interviews: f64 = 0;
export let daysWaited: f64 = 0;
/** Since the period began. */
const allExits = new StaticArray<f64>(6);
let allArrived: f64 = 0;
const stock = new StaticArray<f64>(2);
/** Cases past their decision that are still worked on. */
let afterDecision: f64 = 0;
let types: i32 = 0;
/** Events so far: arrivals, work finished, ways out, people leaving. */
export let events: i32 = 0;

export function open(stages: i32, caseTypes: i32): void {
  types = caseTypes;
  waiting = new StaticArray<f64>(stages);
  notice = new StaticArray<f64>(stages);
  inWork = new StaticArray<f64>(stages);
  completed = new StaticArray<f64>(stages);
  noShows = new StaticArray<f64>(stages);
  byType = new StaticArray<f64>(3 * caseTypes);
}

/** A case of the starting stock. */
export function has(cohort: i32): void {
  backlog[cohort]++;
  stock[cohort]++;
}

/** A case is lodged. */
export function arrive(cohort: i32): void {
  backlog[cohort]++;
  arrived++;
  allArrived++;
}

/** One more event. */
export function event(): void {
  events++;
}

export function interviewed(): void {
  interviews++;
}

/** A case is decided, so many hours after it was lodged; it is still worked on. */
export function decide(hours: f64): void {
  daysWaited += hours / 24;
  afterDecision++;
}

/** A case past its decision leaves the hub. */
export function leaveHub(): void {
  afterDecision--;
}

export function exit(way: i32, cohort: i32, caseType: i32): void {
  backlog[cohort]--;
  byCohort[way * 2 + cohort]++;
  byType[way * types + caseType]++;
  allExits[way * 2 + cohort]++;
}

export function startDay(): void {
  completed.fill(0);
  noShows.fill(0);
  byCohort.fill(0);
  byType.fill(0);
  arrived = 0;
  interviews = 0;
  daysWaited = 0;
}

/** Starting stock + arrivals = open + decided + withdrawn + administrative, and every open case is in exactly one place; else a fault. */
export function assertConserved(day: i32): void {
  const open = backlog[0] + backlog[1];
  const came = sum(stock) + allArrived;
  const left = sum(allExits);
  if (came !== open + left) fault(casesLost, day, came, left);
  const places = sum(waiting) + sum(notice) + sum(inWork);
  if (places !== open + afterDecision) fault(casesMisplaced, day, open + afterDecision, places);
}

function sum(column: StaticArray<f64>): f64 {
  let total: f64 = 0;
  for (let i = 0; i < column.length; i++) total += column[i];
  return total;
}
