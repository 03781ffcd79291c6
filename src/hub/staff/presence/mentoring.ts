/** What mentoring takes from the hours of the experienced. */
import { daysPerWeek } from "../calendars.ts";
import type { StaffTerms } from "../terms.ts";
import { mentoringShare, shareKept } from "./mentoring-share.ts";

/** What mentoring changes, by pool and day. */
interface Mentored {
  /** Hours on cases per clock hour of the experienced. */
  readonly experienced: Float64Array;
  /** Hours in mentoring. */
  readonly mentoring: Float64Array;
}

/** Mentoring hours come from the experienced of the named pools in proportion to their hours, and never exceed them. */
export function takeMentoring(
  staff: StaffTerms,
  { experienced, mentoring }: Mentored,
  mentees: Float64Array,
  experiencedHours: Float64Array,
): void {
  const { days, poolNames } = staff;
  for (let day = 0; day < days; day++) {
    const scenario = staff.scenario(day);
    poolNames.forEach((name, pool) => {
      const terms = scenario.staff[name].mentoring;
      const count = mentees[pool * days + day];
      if (!terms || count === 0) return;
      const cells = terms.from.map((mentor) => poolNames.indexOf(mentor) * days + day);
      const spare = cells.reduce((sum, cell) => sum + experiencedHours[cell] - mentoring[cell], 0);
      const share = mentoringShare((count * terms.hours) / daysPerWeek(scenario), spare);
      for (const cell of cells) mentoring[cell] += share * (experiencedHours[cell] - mentoring[cell]);
    });
    for (let pool = 0; pool < poolNames.length; pool++) {
      const cell = pool * days + day;
      if (mentoring[cell] > 0) experienced[cell] *= shareKept(mentoring[cell], experiencedHours[cell]);
    }
  }
}
