/** The roster as the core has it: columns, as core/hub/staff/roster.ts declares them. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { Roster } from "./roster.ts";

export function giveRoster(core: Core, roster: Roster): void {
  const { people, calendars } = roster;
  const { count } = people;
  core.give("roster", {
    personPool: Int32Array.from(people.pool.subarray(0, count)),
    trained: people.trained.subarray(0, count),
    proficient: people.proficient.subarray(0, count),
    experiencedFrom: people.experiencedFrom.subarray(0, count),
    left: people.left.subarray(0, count),
    fte: people.fte.subarray(0, count),
    rampFrom: people.rampFrom.subarray(0, count),
    rampShape: Int32Array.from(people.shape.subarray(0, count)),
    firstPiece: people.firstPiece.subarray(0, count),
    experienced: roster.experienced,
    others: roster.others,
    absent: roster.absent,
    hoursPerDay: Float64Array.from(calendars, ({ hoursPerDay }) => hoursPerDay),
    opensAt: Float64Array.from(calendars, ({ opensAt }) => opensAt),
    rollDay: rollDays(roster),
    ...moves(roster),
  });
  // The core alone asks for it from here on, and it is as large as all other columns together.
  roster.absent = new Uint8Array(0);
}

/** On a day off the roll is called for the pool's next working day. */
function rollDays({ calendars, days }: Roster): Int32Array {
  const roll = new Int32Array(calendars.length * days);
  calendars.forEach((calendar, pool) => {
    for (let today = 0; today < days; today++) {
      const day = calendar.isWorkingDay(today) ? today : calendar.addWorkingDays(today, 1);
      roll[pool * days + today] = Math.min(day, days);
    }
  });
  return roll;
}

/** People by the day they can first work, and by the day they are gone. */
function moves(roster: Roster) {
  const { people, days } = roster;
  const joining: number[][] = Array.from({ length: days }, () => []);
  const leaving: number[][] = Array.from({ length: days }, () => []);
  for (let person = 0; person < people.count; person++) {
    const ready = Math.ceil(Math.max(0, people.trained[person], people.joined[person]));
    if (ready < days && ready < people.left[person]) joining[ready].push(person);
    if (people.left[person] < days && people.left[person] > ready) leaving[people.left[person]].push(person);
  }
  const handsBack = leaving.flatMap((list, day) =>
    list.map((person) => (roster.terms(people.pool[person], day).leaver === "hands_back" ? 1 : 0)),
  );
  return {
    joiningFrom: starts(joining),
    joining: Int32Array.from(joining.flat()),
    leavingFrom: starts(leaving),
    leaving: Int32Array.from(leaving.flat()),
    handsBack: Int32Array.from(handsBack),
  };
}
