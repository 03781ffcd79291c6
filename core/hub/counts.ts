/** Counts of the hub as they stand, and what has happened since the day began. */
import { casesLost, casesMisplaced } from "../faults.ts";
import { fault } from "../host.ts";

/** Open cases by cohort. */
export const backlog = new StaticArray<i32>(2);
/** Cases by stage. */
export let waiting = new StaticArray<i32>(0);
export let notice = new StaticArray<i32>(0);
export let inWork = new StaticArray<i32>(0);
/** Since the day began, by stage. */
export let completed = new StaticArray<i32>(0);
export let noShows = new StaticArray<i32>(0);
/** Exits since the day began, by (way out * 2 + cohort) * types + type. */
export let exits = new StaticArray<i32>(0);
export let arrived: i32 = 0;
export let interviews: i32 = 0;
/** Hours from lodging to decision of those decided since the day began. */
export let hoursDecided: f64 = 0;
/** Before the day began. */
let exitsBefore: i32 = 0;
let arrivedBefore: i32 = 0;
let stock: i32 = 0;
/** Cases past their decision that are still worked on. */
let afterDecision: i32 = 0;
let types: i32 = 0;
/** Events so far: arrivals, work finished, ways out, people leaving. */
export let events: i32 = 0;

export function open(stages: i32, caseTypes: i32): void {
  types = caseTypes;
  waiting = new StaticArray<i32>(stages);
  notice = new StaticArray<i32>(stages);
  inWork = new StaticArray<i32>(stages);
  completed = new StaticArray<i32>(stages);
  noShows = new StaticArray<i32>(stages);
  exits = new StaticArray<i32>(6 * caseTypes);
}

/** A case of the starting stock. */
export function has(cohort: i32): void {
  backlog[cohort]++;
  stock++;
}

/** A case of the starting stock that is past its decision, and still worked on. */
export function hasDecided(): void {
  afterDecision++;
}

/** A case is lodged. */
export function arrive(cohort: i32): void {
  backlog[cohort]++;
  arrived++;
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
  hoursDecided += hours;
  afterDecision++;
}

/** A case past its decision leaves the hub. */
export function leaveHub(): void {
  afterDecision--;
}

export function exit(way: i32, cohort: i32, caseType: i32): void {
  backlog[cohort]--;
  exits[(way * 2 + cohort) * types + caseType]++;
}

export function startDay(): void {
  exitsBefore += sum(exits);
  arrivedBefore += arrived;
  completed.fill(0);
  noShows.fill(0);
  exits.fill(0);
  arrived = 0;
  interviews = 0;
  hoursDecided = 0;
}

/** Starting stock + arrivals = open + decided + withdrawn + administrative, and every open case is in exactly one place; else a fault. */
export function assertConserved(day: i32): void {
  const open = sum(backlog);
  const came = stock + arrivedBefore + arrived;
  const left = exitsBefore + sum(exits);
  if (came !== open + left) fault(casesLost, day, came, left);
  const places = sum(waiting) + sum(notice) + sum(inWork);
  if (places !== open + afterDecision) fault(casesMisplaced, day, open + afterDecision, places);
}

function sum(column: StaticArray<i32>): i32 {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i];
  return total;
}
