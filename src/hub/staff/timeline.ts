/**
 * The timeline of the people of one replication: who does what on which day. Posts are lived through day by day from keyed random numbers, as
 * far ahead as the terms are known; what is altered from a later dawn leaves all days before it as they were.
 */
import type { RandomStreams } from "../../engine/random/random-streams.ts";
import type { DrawnRegime } from "../draws.ts";
import { Posts } from "./posts/posts.ts";
import { Absences } from "./presence/absence.ts";
import { Heads, milestones } from "./presence/heads.ts";
import { type PlaceRows, Places } from "./presence/places.ts";
import { StaffDays } from "./presence/staff-days.ts";
import { People } from "./spells/people.ts";
import { Spells } from "./spells/spells.ts";
import { forStretches, type Visit } from "./spells/stretches.ts";
import { StaffTerms } from "./terms.ts";

export class Timeline {
  readonly terms: StaffTerms;
  readonly people = new People();
  readonly spells = new Spells();
  readonly places: Places;
  private readonly absences: Absences;
  readonly days: StaffDays;
  /** By pool. */
  readonly posts: readonly Posts[];
  heads: Heads;
  /** By pool * days + day: full-time equivalents of those on the way from training to full speed, weighted by speed. */
  private readonly learning: Float64Array;

  constructor(regimes: readonly DrawnRegime[], startDay: number, days: number, streams: RandomStreams) {
    const { people, spells } = this;
    this.terms = new StaffTerms(regimes, startDay, days);
    const { terms } = this;
    const pools = terms.poolNames.length;
    this.posts = terms.poolNames.map((_, pool) => new Posts(pool, { people, spells, terms, streams }));
    this.places = new Places(terms);
    this.absences = new Absences(terms, streams, people, spells);
    this.heads = new Heads(pools, days);
    this.learning = new Float64Array(pools * days);
    this.days = new StaffDays(terms);
    for (const posts of this.posts) posts.live();
  }

  /** Everyone in order of coming to their pool, a pool after another. */
  forPeople(visit: (person: number) => void): void {
    for (const { comers } of this.posts) for (const spell of comers) visit(this.spells.person[spell]);
  }

  /** Numbers of those who hold a post in a pool on a day, in order of coming to it. */
  inPost(pool: string, day: number): number[] {
    return this.posts[this.terms.poolNames.indexOf(pool)].on(day).map((spell) => this.spells.person[spell]);
  }

  /** The stretches of a person's days, in order (spells/stretches.ts). */
  forStretches(person: number, visit: Visit): void {
    forStretches(this.spells, this.people.first[person], visit);
  }

  /** Whether anyone is ever away on a day in post. */
  get areAnyAway(): boolean {
    return this.absences.areAny || this.places.areFew;
  }

  /**
   * An entry a day, 1 where a person is absent or finds no place; undefined for someone who never is. It may be written over when another's is
   * asked for.
   * @param joined the day on which they came to their post
   */
  away(person: number, rows: PlaceRows = this.places.rows, joined?: number): Uint8Array | undefined {
    const absent = this.absences.of(person, joined);
    const without = rows.get(person);
    if (!absent || !without) return absent ?? without;
    for (let day = 0; day < absent.length; day++) if (without[day] === 1) absent[day] = 1;
    return absent;
  }

  /** Counts everyone anew, and fills the daily columns. @param mark told of the days away of each person who has any */
  count(mark: (person: number, away: Uint8Array) => void): void {
    const { spells, terms } = this;
    const heads = new Heads(this.posts.length, terms.days);
    this.heads = heads;
    this.forPeople((person) => {
      const away = this.away(person);
      if (away) mark(person, away);
      this.forStretches(person, (spell, from, until) => heads.count(spells, spell, from, until, away, 1));
    });
    this.fillDays(0, new Set(terms.poolNames.keys()));
  }

  /** Fills the daily columns anew after heads of some pools have changed from a day on. */
  fillDays(dawn: number, pools: ReadonlySet<number>): void {
    for (const pool of pools) this.learning.fill(0, pool * this.terms.days + dawn, (pool + 1) * this.terms.days);
    this.forPeople((person) => {
      if (this.learnsFrom(person, dawn)) this.forStretches(person, (...stretch) => this.learn(dawn, pools, ...stretch));
    });
    this.days.fill(this.heads, this.learning);
  }

  /** Whether a person is still on the way to full speed on a day, and in post. */
  private learnsFrom(person: number, dawn: number): boolean {
    const post = this.people.first[person];
    return this.spells.proficient[post] > dawn && this.spells.until[post] > dawn;
  }

  /** Adds from a day on how quick someone is who is learning. */
  private learn(dawn: number, pools: ReadonlySet<number>, spell: number, from: number, until: number): void {
    const { spells, learning } = this;
    const { days } = this.terms;
    const pool = spells.pool[spell];
    if (!pools.has(pool)) return;
    const { trained, proficient } = milestones(spells, spell, from, until, days);
    for (let day = Math.max(dawn, trained); day < proficient; day++)
      learning[pool * days + day] += spells.fte[spell] * spells.speed(spell, day);
  }
}
