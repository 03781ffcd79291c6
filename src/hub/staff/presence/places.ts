/**
 * Places at which the people of a pool can be present on a day: desks, or none where a site is not open. Where there are fewer places than people
 * in post, they take turns by a fixed rotation in order of coming, whoever is absent: nobody's place goes to whoever works fastest.
 */
import type { Visit } from "../spells/stretches.ts";
import type { StaffTerms } from "../terms.ts";

/** Rows by person: an entry a day, 1 where the person finds no place. */
export type PlaceRows = ReadonlyMap<number, Uint8Array>;

/** Everyone in order of coming, and the stretches of their days. */
interface Everyone {
  readonly spells: { readonly pool: ArrayLike<number> };
  forPeople(visit: (person: number) => void): void;
  forStretches(person: number, visit: Visit): void;
}

interface Stay {
  readonly person: number;
  readonly from: number;
  readonly until: number;
}

export class Places {
  /** Who finds no place, as last shared out; only those who ever find none. */
  rows: PlaceRows = new Map();
  /** Places on each day, by pool; undefined for as many as there are people. */
  private readonly limits: (Float64Array | undefined)[];

  constructor(private readonly terms: StaffTerms) {
    this.limits = terms.poolNames.map(() => undefined);
  }

  /** Whether any pool has a limit on any day. */
  get areFew(): boolean {
    return this.limits.some((limit) => limit !== undefined);
  }

  /**
   * A pool has so many places on the days from one up to, not including, another.
   * @throws RangeError for a number of places that is not whole, or below 0
   */
  limit(pool: number, places: number, from: number, until: number): void {
    if (!Number.isInteger(places) || places < 0) throw new RangeError(`${places} is no number of places`);
    const limit = this.limits[pool] ?? new Float64Array(this.terms.days).fill(Number.POSITIVE_INFINITY);
    this.limits[pool] = limit.fill(places, from, Math.max(from, until));
  }

  /** Shares the places out anew. */
  share(everyone: Everyone): void {
    if (!this.areFew) return;
    const stays: Stay[][] = this.limits.map(() => []);
    everyone.forPeople((person) =>
      everyone.forStretches(person, (spell, from, until) => {
        const pool = everyone.spells.pool[spell];
        if (this.limits[pool]) stays[pool].push({ person, from, until });
      }),
    );
    const rows = new Map<number, Uint8Array>();
    this.limits.forEach((limit, pool) => {
      if (limit) for (let day = 0; day < limit.length; day++) this.takeTurns(stays[pool], pool, day, limit[day], rows);
    });
    this.rows = rows;
  }

  private takeTurns(stays: readonly Stay[], pool: number, day: number, places: number, rows: Map<number, Uint8Array>) {
    const calendar = this.terms.calendars[pool];
    if (places === Number.POSITIVE_INFINITY || !calendar.isWorkingDay(day)) return;
    const here = stays.filter(({ from, until }) => from <= day && day < until);
    // Each working day the turn goes on by as many as have a place.
    const first = (calendar.workingDaysBefore(day) * places) % here.length;
    here.forEach(({ person }, rank) => {
      if ((rank - first + here.length) % here.length < places) return;
      const row = rows.get(person) ?? new Uint8Array(this.terms.days);
      rows.set(person, row);
      row[day] = 1;
    });
  }
}

/** Whether a person finds places on the same days by two sharings-out. */
export function findSamePlaces(person: number, one: PlaceRows, other: PlaceRows): boolean {
  const [a, b] = [one.get(person), other.get(person)];
  if (a === b) return true;
  const row = (a ?? b) as Uint8Array;
  return row.every((_, day) => (a?.[day] ?? 0) === (b?.[day] ?? 0));
}
