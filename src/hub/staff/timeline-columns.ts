/** The timeline as the core has it: columns, as core/hub/staff declares them. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { Alteration } from "./alteration.ts";
import type { StaffTerms } from "./terms.ts";
import type { Timeline } from "./timeline.ts";

/** Hands over what an alteration has changed, and books work in hand anew whose end depends on it. */
export function giveAlteration(core: Core, timeline: Timeline, alteration: Alteration): void {
  const { people, days } = timeline;
  const { dawn, experiencedFrom, othersFrom } = alteration;
  core.renew("changedHours", { experiencedChange: experiencedFrom, othersChange: othersFrom });
  core.do.addPeople(people.count, timeline.areAnyAway);
  core.renew("absences", absenceColumns(timeline, alteration));
  core.do.putDown(dawn);
  core.do.layAbsences(dawn);
  core.renew("rates", { experienced: days.experienced, others: days.others });
  core.renew("spells", { ...spellColumns(timeline), ...turns(timeline) });
  core.do.takeUpAgain();
}

/** The days away, from the dawn of an alteration on, of those for whom it has changed them. */
function absenceColumns(timeline: Timeline, { dawn, absentees }: Alteration) {
  const all = absentees.map((person) => {
    const days: number[] = [];
    const away = timeline.away(person);
    if (away) for (let day = dawn; day < away.length; day++) if (away[day] === 1) days.push(day);
    return days;
  });
  return {
    absentees: Int32Array.from(absentees),
    absentDaysFrom: starts(all),
    absentDays: Int32Array.from(all.flat()),
  };
}

export function giveTimeline(core: Core, timeline: Timeline): void {
  const { people, terms, days } = timeline;
  const { count } = people;
  // The core alone asks for it from here on, and it is as large as all other columns together.
  const absent = new Uint8Array(timeline.areAnyAway ? count * terms.days : 0);
  timeline.count((person, away) => {
    for (let day = 0; day < terms.days; day++) if (away[day] === 1) absent[day * count + person] = 1;
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

/** Whether someone hands back the case in hand whose work in a spell ends on a day: as a leaver of the pool, or as the secondment says. */
function handsOver({ people, spells, terms }: Timeline, person: number, spell: number, day: number): boolean {
  const post = people.first[person];
  if (day >= spells.until[post]) return terms.of(spells.pool[spell], day).leaver === "hands_back";
  let away = spell === post ? spells.next[post] : spell;
  while (spells.until[away] <= day && spell === post) away = spells.next[away];
  return spells.handsBack[away] === 1;
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
      handsBack[until].push(handsOver(timeline, person, spell, until) ? 1 : 0);
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
