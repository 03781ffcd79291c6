/** Who is absent, or finds no place, on which day, by the number of the person. */
import { periodDays } from "./calendars.ts";

/** @given people */
export let peopleCount: i32 = 0;
/** 1 where a person is absent: day * people + person; empty when nobody ever is. @given people: 0 or periodDays * peopleCount */
export let absent = new StaticArray<u8>(0);
/** People for whom a day has room. */
let room: i32 = 0;

/** Absent days that are laid anew, one after another: those of a person from `absentDaysFrom` up to the next one's. @given absences?: any */
export let absentees = new StaticArray<i32>(0);
/** @given absences?: absentees.length + 1 */
export let absentDaysFrom = new StaticArray<i32>(0);
/** @given absences?: last(absentDaysFrom) */
export let absentDays = new StaticArray<i32>(0);

export function open(): void {
  room = peopleCount;
}

export function isAbsent(person: i32, day: i32): bool {
  return absent.length > 0 && day < periodDays && absent[day * room + person] === 1;
}

/** There are so many people now. @param areAny whether anyone is ever absent */
export function widen(people: i32, areAny: bool): void {
  peopleCount = people;
  if (!areAny || (people <= room && absent.length > 0)) return;
  const wider = people <= room ? room : max(people, 2 * room);
  const columns = new StaticArray<u8>(periodDays * wider);
  for (let day = 0; day < periodDays && absent.length > 0; day++)
    for (let person = 0; person < room; person++) columns[day * wider + person] = absent[day * room + person];
  absent = columns;
  room = wider;
}

/** The absences of `absentees` from `dawn` on are those of `absentDays`, and no others. @step layAbsences */
export function lay(dawn: i32): void {
  if (absent.length === 0) return;
  for (let i = 0; i < absentees.length; i++) {
    const person = absentees[i];
    for (let day = dawn; day < periodDays; day++) absent[day * room + person] = 0;
    for (let n = absentDaysFrom[i]; n < absentDaysFrom[i + 1]; n++) absent[absentDays[n] * room + person] = 1;
  }
}
