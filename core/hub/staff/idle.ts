/** Who is idle, who of them is absent today, and who must look for work. */
import { grown } from "../../engine/memory.ts";
import { WaitingLines } from "../../engine/waiting-lines.ts";
import * as groups from "../work/groups.ts";
import { isAbsent, peopleCount } from "./absences.ts";
import * as calendars from "./calendars.ts";
import * as people from "./people.ts";

/** Idle people by pool, longest idle first; then those of them who are absent today. */
let lines: WaitingLines = changetype<WaitingLines>(0);
/** How many are idle and not absent. */
let resting: i32 = 0;
/** Those who must look for work this morning. */
let back = new StaticArray<i32>(0);
let backCount: i32 = 0;

export function open(): void {
  lines = new WaitingLines(2 * calendars.poolCount, people.LINKS);
  back = new StaticArray<i32>(peopleCount);
}

/** There are so many people now. */
export function widen(people: i32): void {
  if (people > back.length) back = grown(back, max(people, 2 * back.length));
}

/** The first idle person of the pools that can take a group, in the order of the file; -1 when nobody is. */
export function firstFor(group: i32): i32 {
  if (resting === 0) return -1;
  const until = groups.takersFrom[group + 1];
  for (let i = groups.takersFrom[group]; i < until; i++) {
    const person = lines.first(groups.takers[i]);
    if (person >= 0) return person;
  }
  return -1;
}

export function rest(person: i32): void {
  people.setState(person, people.idle);
  resting++;
  lines.put(people.pool(person), person);
}

/** A person is no longer idle: they are neither idle nor busy until set. */
export function rouse(person: i32): void {
  if (lines.lineOf(person) < calendars.poolCount) resting--;
  lines.remove(person);
  people.setState(person, people.notHere);
}

export function isIdle(person: i32): bool {
  return people.state(person) === people.idle;
}

/** A person who starts work today: idle from the next day on which they are not absent. */
export function arrive(person: i32): void {
  people.setState(person, people.idle);
  lines.put(calendars.poolCount + people.pool(person), person);
}

/**
 * Idle people who are absent today leave the line. Those who are back, or new, must look for work: they are neither idle nor
 * busy until set, since work may have become ready meanwhile. On a day off this is done for the pool's next working day.
 */
export function callRoll(today: i32): void {
  const pools = calendars.poolCount;
  backCount = 0;
  for (let pool = 0; pool < pools; pool++) {
    const day = calendars.rollDay[pool * calendars.periodDays + today];
    for (let person = lines.first(pools + pool); person >= 0; ) {
      const next = lines.next(person);
      if (!isAbsent(people.numberOf(person), day)) callBack(person);
      person = next;
    }
    for (let person = lines.first(pool); person >= 0; ) {
      const next = lines.next(person);
      if (isAbsent(people.numberOf(person), day)) {
        resting--;
        lines.remove(person);
        lines.put(pools + pool, person);
      }
      person = next;
    }
  }
}

/**
 * Takes all idle and present people out of the line, so that they look for work again; until then they are neither idle nor
 * busy.
 * @step
 */
export function takeIdle(): void {
  for (let pool = 0; pool < calendars.poolCount; pool++)
    for (let person = lines.first(pool); person >= 0; person = lines.first(pool)) callBack(person);
}

function callBack(person: i32): void {
  rouse(person);
  back[backCount++] = person;
}

/** How many must look for work this morning, and who, in order. */
export function calledBack(): i32 {
  return backCount;
}

export function personCalledBack(place: i32): i32 {
  return back[place];
}
