/**
 * Absent days of a person: leave and sickness as spells on working days, a two-state Markov chain whose long-run share of
 * absent days is (leave + sickness) / working days a year. Spells are geometric, so the chain starts in equilibrium.
 */
import type { Calendar } from "../../../engine/calendar.ts";
import { nameKey } from "../../../engine/random/key.ts";
import type { RandomStreams } from "../../../engine/random/random-streams.ts";
import { workingDaysPerYear } from "../../../scenario/calendar/standard-year.ts";
import { usualSpell } from "../../../scenario/schema/staff.ts";
import type { DrawnScenario } from "../../draws.ts";
import type { People } from "../spells/people.ts";
import type { Spells } from "../spells/spells.ts";
import type { PoolStatement, StaffTerms } from "../terms.ts";

const absenceStage = nameKey("absence");

/** Share of working days a member of a pool is absent, whatever the period: of those of a standard year. */
export function absentShare({ away, site }: PoolStatement, scenario: DrawnScenario): number {
  return ((away?.leave ?? 0) + (away?.sickness ?? 0)) / workingDaysPerYear(scenario, site);
}

/** Length of a spell of mean `mean` working days, at least 1, from the uniform u. */
function spell(u: number, mean: number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(u) / Math.log1p(-1 / mean));
}

interface Draws {
  readonly streams: RandomStreams;
  readonly key: number;
  readonly ordinal: number;
}

/**
 * Marks the absent working days of one person (1) from day `from`; `row` has a place a day.
 * @param share at most meanSpell / (meanSpell + 1), as the scenario's rules see to: a spell of presence lasts a day at least
 */
function markAbsences(
  row: Uint8Array,
  { streams, key, ordinal }: Draws,
  share: number,
  meanSpell: number,
  calendar: Calendar,
  from: number,
): void {
  const last = calendar.workingDays;
  let at = calendar.workingDaysBefore(from);
  const meanPresent = (meanSpell * (1 - share)) / share;
  streams.draw(key, ordinal, absenceStage, 0);
  let absent = streams.u2 < share;
  for (let n = 1; at < last; n++) {
    streams.draw(key, ordinal, absenceStage, n);
    const length = spell(streams.u0, absent ? meanSpell : meanPresent);
    const end = Math.min(at + length, last);
    if (absent) for (; at < end; at++) row[calendar.kthWorkingDay(at)] = 1;
    at = end;
    absent = !absent;
  }
}

/** The absences of everyone, each found anew from the person's random numbers when asked for. */
export class Absences {
  /** Whether anyone is ever absent. */
  readonly areAny: boolean;
  /** By pool. */
  private readonly shares: readonly number[];
  private readonly row: Uint8Array;

  constructor(
    private readonly terms: StaffTerms,
    private readonly streams: RandomStreams,
    private readonly people: People,
    private readonly spells: Spells,
  ) {
    this.shares = terms.poolNames.map((_, pool) => absentShare(terms.of(pool, 0), terms.scenario(0)));
    this.areAny = this.shares.some((share) => share > 0);
    this.row = new Uint8Array(terms.days);
  }

  /**
   * A place a day, 1 where a person is absent by the terms of the pool they came to; undefined for someone who never is. It is written over
   * when another's is asked for.
   * @param joined the day on which they came to it
   */
  of(person: number, joined = this.spells.from[this.people.first[person]]): Uint8Array | undefined {
    const { people, spells, terms, streams, row } = this;
    const pool = spells.pool[people.first[person]];
    const share = this.shares[pool];
    if (share <= 0) return undefined;
    const draws = { streams, key: people.key[person], ordinal: people.ordinal[person] };
    row.fill(0);
    markAbsences(
      row,
      draws,
      share,
      terms.of(pool, 0).away?.spell ?? usualSpell,
      terms.calendars[pool],
      Math.max(0, joined),
    );
    return row;
  }
}
