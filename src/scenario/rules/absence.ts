/** Leave and sickness: as much as leaves people a day at work between their spells away. */
import type { Path } from "../placed.ts";
import type { Quantity } from "../quantity.ts";
import { usualSpell } from "../schema/staff.ts";
import { workingDaysPerYear } from "../standard-year.ts";
import { flag, type Rule, type RuleContext } from "./rule.ts";

export const absencesFit: Rule = (context) => {
  const { scenario } = context;
  const joint = new Set(Object.values(scenario.draws?.columns ?? {}));
  for (const [name, { away, site }] of Object.entries(scenario.staff)) {
    if (!away) continue;
    // Joint draws take the place of a range, and each row of them is looked at by itself.
    const ends = (quantity: Quantity | undefined) =>
      quantity &&
      (quantity.range && !joint.has(quantity.path ?? "") ? quantity.range : [quantity.value, quantity.value]);
    const [leave, sickness, spell] = [ends(away.leave), ends(away.sickness), ends(away.spell)];
    const stated = {
      days: (away.leave?.value ?? 0) + (away.sickness?.value ?? 0),
      spell: away.spell?.value ?? usualSpell,
    };
    const most = { days: (leave?.[1] ?? 0) + (sickness?.[1] ?? 0), spell: spell?.[0] ?? usualSpell };
    const year = workingDaysPerYear(scenario, site);
    const path = ["staff", name, "away"];
    if (tooLong(stated, year)) say(context, path, stated, year, "leave and sickness come to");
    else if (tooLong(most, year)) say(context, path, most, year, "with their ranges, leave and sickness come to");
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

function say(context: RuleContext, path: Path, absence: Absence, year: number, subject: string): void {
  const { message, hint } = tooLongWords(absence, year);
  flag(context, "CH520", path, `${subject} ${message}`, hint);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
