/** Who is absent on which day, by the number of the person. */
import { periodDays } from "./calendars.ts";

/** @given people */
export let peopleCount: i32 = 0;
/** 1 where a person is absent: day * people + person; empty when nobody ever is. @given people: 0 or periodDays * peopleCount */
export let absent = new StaticArray<u8>(0);

export function isAbsent(person: i32, day: i32): bool {
  return absent.length > 0 && day < periodDays && absent[day * peopleCount + person] === 1;
}
