/** The timeline of the staff is altered between two days: there may be more people, and work in hand may end at another time. */
import * as absences from "../staff/absences.ts";
import { periodDays } from "../staff/calendars.ts";
import * as idle from "../staff/idle.ts";
import * as people from "../staff/people.ts";
import * as workInHand from "./work-in-hand.ts";

/** First day with other hours on cases than before, by pool: of the experienced, and of others. @given changedHours?: poolCount */
export let experiencedChange = new StaticArray<i32>(0);
/** @given changedHours?: poolCount */
export let othersChange = new StaticArray<i32>(0);

/** Who has put down the work in hand until their hours are known again. */
let waiting = new StaticArray<i32>(0);
let waitingCount: i32 = 0;

/** Work in hand is booked no longer if it is booked beyond the first change of its person's hours, or its person's absences change. @step */
export function putDown(dawn: i32): void {
  if (waiting.length < absences.peopleCount) waiting = new StaticArray<i32>(absences.peopleCount);
  waitingCount = 0;
  for (let i = 0; i < absences.absentees.length; i++) put(people.ofNumber(absences.absentees[i]), dawn);
  for (let number = 0; number < absences.peopleCount; number++) {
    const person = people.ofNumber(number);
    const change = firstChange(person);
    if (change < periodDays && <f64>change * 24 < people.ends(person)) put(person, dawn);
  }
}

function put(person: i32, dawn: i32): void {
  if (!workInHand.isBusy(person)) return;
  workInHand.putDown(person, <f64>dawn * 24);
  waiting[waitingCount++] = person;
}

/** First day on which someone's hours on cases are others than before; the days of the period where there is none. */
function firstChange(person: i32): i32 {
  const pool = people.pool(person);
  const experiencedFrom = people.experiencedFrom(person);
  const change = <f64>max(<f64>experiencedChange[pool], Math.ceil(experiencedFrom));
  const first = change < <f64>periodDays ? <i32>change : periodDays;
  return <f64>othersChange[pool] < experiencedFrom ? min(first, othersChange[pool]) : first;
}

/** There are so many people now. @param areAbsent whether anyone is ever absent @step */
export function addPeople(count: i32, areAbsent: bool): void {
  absences.widen(count, areAbsent);
  people.widen(count);
  idle.widen(count);
}

/** Hours are known again: the work that was put down is booked from the dawn on. @step */
export function takeUpAgain(): void {
  for (let i = 0; i < waitingCount; i++) workInHand.takeUpAgain(waiting[i]);
}
