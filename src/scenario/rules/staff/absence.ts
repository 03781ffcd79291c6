/** Leave and sickness: as much as leaves people a day at work between their spells away. */

import { workingDaysPerYear } from "../../calendar/standard-year.ts";
import { usualSpell } from "../../schema/staff.ts";
import { flag, type Rule } from "../rule.ts";

export const absencesFit: Rule = (context) => {
  const { scenario, span } = context;
  for (const [name, { away, site }] of Object.entries(scenario.staff)) {
    if (!away) continue;
    const most = {
      days: [away.leave, away.sickness].reduce((sum, days) => sum + (days ? span.high(days) : 0), 0),
      spell: away.spell ? span.low(away.spell) : usualSpell,
    };
    const year = workingDaysPerYear(scenario, site);
    if (!tooLong(most, year)) continue;
    const { message, hint } = tooLongWords(most, year);
    flag(context, "CH520", ["staff", name, "away"], `leave and sickness come to ${message}`, hint);
  }
};

interface Absence {
  /** Working days a year away. */
  readonly days: number;
  /** Mean length of a spell in working days. */
  readonly spell: number;
}

/** The most of a year that fits: spells away with a single day at work between them. */
const mostShare = ({ spell }: Absence) => spell / (spell + 1);

/** Whether so many days away in such spells leave less than a day at work between two of them, of so many working days a year. */
export function tooLong(absence: Absence, year: number): boolean {
  return absence.days > mostShare(absence) * year;
}

/** What is wrong with such an absence, and what to write instead. */
export function tooLongWords({ days, spell }: Absence, year: number): { message: string; hint: string } {
  const most = mostShare({ days, spell }) * year;
  const longer = Math.ceil(days / (year - days));
  return {
    message: `${round(days)} of ${round(year)} working days a year: in spells of ${round(spell)}, with a day at work between them, the most is ${Math.floor(most * 10) / 10}`,
    hint:
      days < year && longer <= 260
        ? `write fewer days, or longer spells: spell: ${longer}`
        : "write fewer days: a pool that is never at work is best left out",
  };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
