/** The timeline as the core has it: columns, as core/hub/staff declares them. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { StaffTerms } from "./terms.ts";
import type { Timeline } from "./timeline.ts";

export function giveTimeline(core: Core, timeline: Timeline): void {
  const { people, terms, absences, days } = timeline;
  const { count } = people;
  // The core alone asks for it from here on, and it is as large as all other columns together.
  const absent = new Uint8Array(absences.areAny ? count * terms.days : 0);
  timeline.count((person, away, from) => {
    for (let day = from; day < terms.days; day++) if (away[day] === 1) absent[day * count + person] = 1;
  });
  core.give("people", { peopleCount: count, firstPiece: people.firstPiece.subarray(0, count), absent });
  core.give("calendars", {
    hoursPerDay: Float64Array.from(terms.calendars, ({ hoursPerDay }) => hoursPerDay),
    opensAt: Float64Array.from(terms.calendars, ({ opensAt }) => opensAt),
    rollDay: rollDays(terms),
  });
  core.give("rates", { experienced: days.experienced, others: days.others });
  core.give("spells", { ...spellColumns(timeline), ...turns(timeline) });
}

/** On a day off the roll is called for the pool's next working day. */
function rollDays({ calendars, days }: StaffTerms): Int32Array {
  const roll = new Int32Array(calendars.length * days);
  calendars.forEach((calendar, pool) => {
    for (let today = 0; today < days; today++) {
      const day = calendar.isWorkingDay(today) ? today : calendar.addWorkingDays(today, 1);
      roll[pool * days + today] = Math.min(day, days);
    }
  });
  return roll;
}

function spellColumns({ spells }: Timeline) {
  const { count } = spells;
  return {
    spellCount: count,
    spellPerson: spells.person.subarray(0, count),
    spellPool: spells.pool.subarray(0, count),
    trained: spells.trained.subarray(0, count),
    proficient: spells.proficient.subarray(0, count),
    experiencedFrom: spells.experiencedFrom.subarray(0, count),
    fte: spells.fte.subarray(0, count),
    rampFrom: spells.rampFrom.subarray(0, count),
    rampShape: Int32Array.from(spells.shape.subarray(0, count)),
  };
}

/** Who stops working in a spell on which day, and who starts: at its first day past training. */
function turns(timeline: Timeline) {
  const { spells, terms } = timeline;
  const { days } = terms;
  const beginning: number[][] = Array.from({ length: days }, () => []);
  const ending: number[][] = Array.from({ length: days }, () => []);
  const handsBack: number[][] = Array.from({ length: days }, () => []);
  timeline.forPeople((person) => {
    timeline.forStretches(person, (spell, from, until) => {
      const pool = spells.pool[spell];
      if (pool < 0) return;
      const ready = Math.ceil(Math.max(0, spells.trained[spell], from));
      if (ready >= until) return;
      if (ready < days) beginning[ready].push(spell);
      if (until >= days) return;
      ending[until].push(person);
      handsBack[until].push(terms.of(pool, until).leaver === "hands_back" ? 1 : 0);
    });
  });
  return {
    beginningFrom: starts(beginning),
    beginning: Int32Array.from(beginning.flat()),
    endingFrom: starts(ending),
    ending: Int32Array.from(ending.flat()),
    handsBack: Int32Array.from(handsBack.flat()),
  };
}
