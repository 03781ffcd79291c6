/** Caseworkers at work: who is idle, who holds which case, and when work given to someone ends. */
import { speedOn } from "../../src/hub/staff/learning-curve.ts";
import { EventQueue } from "../engine/event-queue.ts";
import { WaitingLines } from "../engine/waiting-lines.ts";
import * as cases from "./cases.ts";
import * as groups from "./groups.ts";
import * as people from "./people.ts";
import * as roster from "./roster.ts";
import { today } from "./today.ts";

const notHere: i32 = 0;
const idle: i32 = 1;
const busy: i32 = 2;

/** Work left (hours) that counts as none: below rounding of sums of hours. */
const nothing: f64 = 1e-9;

/** Work in hand, by its person, at the moment it ends. */
export let events: EventQueue = changetype<EventQueue>(0);
/** Hours on cases by pool and day. */
export let worked = new StaticArray<f64>(0);
/** Idle people by pool, longest idle first; then those of them who are absent today. */
let lines: WaitingLines = changetype<WaitingLines>(0);
/** How many are idle and not absent. */
let resting: i32 = 0;
/** Those who are to look for work this morning. */
let back = new StaticArray<i32>(0);
let backCount: i32 = 0;

export function open(): void {
  const count = roster.peopleCount;
  people.open();
  // Each has one piece of work in hand; as many again, and some, may lie cancelled.
  events = new EventQueue(2 * count + 128);
  worked = new StaticArray<f64>(roster.poolCount * roster.periodDays);
  lines = new WaitingLines(2 * roster.poolCount, people.LINKS);
  back = new StaticArray<i32>(count);
}

/** The first idle person of the pools that can take a group, in the order of the file; -1 when nobody is. */
export function idleFor(group: i32): i32 {
  if (resting === 0) return -1;
  const until = groups.takersFrom[group + 1];
  for (let i = groups.takersFrom[group]; i < until; i++) {
    const person = lines.first(groups.takers[i]);
    if (person >= 0) return person;
  }
  return -1;
}

export function rest(person: i32): void {
  people.setState(person, idle);
  resting++;
  lines.put(people.pool(person), person);
}

/** Someone idle is so no more: they are neither idle nor busy until told. */
export function rouse(person: i32): void {
  if (lines.lineOf(person) < roster.poolCount) resting--;
  lines.remove(person);
  people.setState(person, notHere);
}

export function isIdle(person: i32): bool {
  return people.state(person) === idle;
}

export function isBusy(person: i32): bool {
  return people.state(person) === busy;
}

/** Gives `hours` of a proficient caseworker's work on a case to a person; its end goes into the event queue if within the period. */
export function give(person: i32, number: i32, now: f64, hours: f64): void {
  if (people.state(person) === idle) rouse(person);
  people.setState(person, busy);
  people.setInHand(person, number);
  const end = endOf(person, now, hours);
  people.book(person, now, end, end === Infinity ? 0 : events.push(end, person));
}

/** Has the cases at hand that are due to be finished next, all of them at once: one after the other each would wait for memory. */
export function lookAhead(): void {
  events.isRefilled = false;
  const soon = events.soon();
  for (let i = 0; i < soon; i++) cases.touch(people.inHand(events.eventSoon(i)));
}

/** Takes the finished case from a person, who is neither idle nor busy until told. */
export function release(person: i32): i32 {
  people.setState(person, notHere);
  return people.inHand(person);
}

/** Takes a case from someone who stops before it is finished: the hours booked after `now` are given back. */
export function handBack(person: i32, now: f64): i32 {
  const handle = people.handle(person);
  if (handle !== 0) events.cancel(handle);
  const days = roster.periodDays;
  const pool = people.pool(person);
  const end = people.ends(person);
  const began = people.began(person);
  for (let day = <i32>floor(now / 24); day < days && <f64>day * 24 < end; day++) {
    const cell = pool * days + day;
    const given = worked[cell] - hoursOn(person, day, now > began ? now : began, end);
    // Not below 0: what is left of a difference of sums may be a rounding error.
    worked[cell] = given > 0 ? given : 0;
  }
  return release(person);
}

/** Hours on cases of a person between two moments of one day. */
function hoursOn(person: i32, day: i32, from: f64, to: f64): f64 {
  const pool = people.pool(person);
  const opens = <f64>day * 24 + roster.opensAt[pool];
  const closes = opens + roster.hoursPerDay[pool];
  const clock = (to < closes ? to : closes) - (from > opens ? from : opens);
  return clock > 0 ? clock * rate(person, day) : 0;
}

/** Hours on cases per clock hour on a day; 0 when off or absent. */
function rate(person: i32, day: i32): f64 {
  if (roster.absent.length > 0 && roster.absent[day * roster.peopleCount + people.numberOf(person)] === 1) return 0;
  const cell = people.pool(person) * roster.periodDays + day;
  return (<f64>day >= people.settled(person) ? roster.experienced[cell] : roster.others[cell]) * people.fte(person);
}

/** The moment at which `hours` of work given at `now` are done, through days off, absences and the learning curve; books the hours worked. */
function endOf(person: i32, now: f64, hours: f64): f64 {
  const days = roster.periodDays;
  const pool = people.pool(person);
  const perDay = roster.hoursPerDay[pool];
  const opensAt = roster.opensAt[pool];
  const proficient = people.proficient(person);
  let left = hours;
  let day = today;
  let clock = now - <f64>day * 24 - opensAt;
  if (!(clock > 0)) clock = 0;
  for (; day < days; day++, clock = 0) {
    const full = rate(person, day);
    if (full === 0 || clock >= perDay) continue;
    const gain = <f64>day >= proficient ? full : full * speed(person, day);
    const able = (perDay - clock) * gain;
    if (able + nothing < left) {
      left -= able;
      worked[pool * days + day] += (perDay - clock) * full;
      continue;
    }
    const needed = gain === 1 ? left : gain > 0 ? left / gain : 0;
    const used = needed < perDay - clock ? needed : perDay - clock;
    worked[pool * days + day] += used * full;
    return <f64>day * 24 + opensAt + clock + used;
  }
  return Infinity;
}

/** Share of a proficient caseworker's output on a day. */
function speed(person: i32, day: i32): f64 {
  return speedOn(
    day,
    people.trained(person),
    people.proficient(person),
    people.rampFrom(person),
    people.rampIsExponential(person),
  );
}

/** Someone who starts work today: here from the next roll call at which they are not absent. */
export function arrive(person: i32): void {
  people.setState(person, idle);
  lines.put(roster.poolCount + people.pool(person), person);
}

/**
 * Those idle who are absent today step aside. Those who are back, or new, are to look for work: they are neither idle nor busy until told,
 * since work may have come up meanwhile. On a day off it is called for the pool's next working day.
 */
export function callRoll(today: i32): void {
  const pools = roster.poolCount;
  backCount = 0;
  for (let pool = 0; pool < pools; pool++) {
    const day = roster.rollDay[pool * roster.periodDays + today];
    for (let person = lines.first(pools + pool); person >= 0; ) {
      const next = lines.next(person);
      if (!roster.isAbsent(people.numberOf(person), day)) callBack(person);
      person = next;
    }
    for (let person = lines.first(pool); person >= 0; ) {
      const next = lines.next(person);
      if (roster.isAbsent(people.numberOf(person), day)) {
        resting--;
        lines.remove(person);
        lines.put(pools + pool, person);
      }
      person = next;
    }
  }
}

/** Takes everyone idle and present out of the line, to look for work afresh; they are neither idle nor busy until told. */
export function takeIdle(): void {
  for (let pool = 0; pool < roster.poolCount; pool++)
    for (let person = lines.first(pool); person >= 0; person = lines.first(pool)) callBack(person);
}

function callBack(person: i32): void {
  rouse(person);
  back[backCount++] = person;
}

/** How many are to look for work this morning, and who they are, in order. */
export function calledBack(): i32 {
  return backCount;
}

export function personCalledBack(place: i32): i32 {
  return back[place];
}
