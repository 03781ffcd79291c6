/** Work in hand: who holds which case, and the events at which it ends. */
import { EventQueue } from "../../engine/event-queue.ts";
import * as cases from "../cases/cases.ts";
import * as absences from "../staff/absences.ts";
import { isIdle, open as openIdle, rouse } from "../staff/idle.ts";
import * as people from "../staff/people.ts";
import * as workingHours from "../staff/working-hours.ts";

/** Work in hand, by its person, at the moment it ends. */
export let events: EventQueue = changetype<EventQueue>(0);

/** Everyone, with nothing in hand. @step openWorkInHand */
export function open(): void {
  absences.open();
  people.open();
  openIdle();
  workingHours.open();
  // Each person has one piece of work in hand; at least as many cancelled events may still be in the queue.
  events = new EventQueue(2 * absences.peopleCount + 128);
}

export function isBusy(person: i32): bool {
  return people.state(person) === people.busy;
}

/** Gives `hours` of a proficient caseworker's work on a case to a person; its end goes into the event queue if within the period. */
export function give(person: i32, row: i32, now: f64, hours: f64): void {
  if (isIdle(person)) rouse(person);
  people.setState(person, people.busy);
  people.setInHand(person, row);
  book(person, now, hours);
}

function book(person: i32, now: f64, hours: f64): void {
  const end = workingHours.endOf(person, now, hours);
  people.book(person, now, hours, end, end === Infinity ? 0 : events.push(end, person));
}

/** Prefetches all cases due next together: one by one, each would wait for memory. */
export function lookAhead(): void {
  events.isRefilled = false;
  const soon = events.soon();
  for (let i = 0; i < soon; i++) cases.touch(people.inHand(events.eventSoon(i)));
}

/** Takes the finished case from a person, who is then neither idle nor busy until set. */
export function release(person: i32): i32 {
  people.setState(person, people.notHere);
  return people.inHand(person);
}

/** Takes a case from someone who stops before it is finished: the hours booked after `now` are given back. */
export function handBack(person: i32, now: f64): i32 {
  unbook(person, now);
  return release(person);
}

function unbook(person: i32, now: f64): void {
  const handle = people.handle(person);
  if (handle !== 0) events.cancel(handle);
  workingHours.giveBack(person, now);
}

/** What is booked from a dawn on is given back, until `takeUpAgain`: the hours of the days after it change. */
export function putDown(person: i32, dawn: f64): void {
  const left = people.hours(person) - workingHours.doneBefore(person, dawn);
  unbook(person, dawn);
  people.book(person, dawn, max(0, left), dawn, 0);
}

export function takeUpAgain(person: i32): void {
  book(person, people.began(person), people.hours(person));
}
