/**
 * Who fills the posts of one pool, day by day: those in post at the start, joiner cohorts, those hired by a rule, leavers, and how vacancies are
 * refilled. Everyone's random numbers are keyed, so that the days can be lived again with something altered from one of them on: until then all
 * is as before, and afterwards whoever comes in the same turn is the same person.
 */
import type { Calendar } from "../../../engine/calendar.ts";
import { nameKey } from "../../../engine/random/key.ts";
import type { RandomStreams } from "../../../engine/random/random-streams.ts";
import { daysAfter } from "../elapsed-time.ts";
import type { People } from "../spells/people.ts";
import { type Newcomer, never, type Spells } from "../spells/spells.ts";
import type { PoolStatement, StaffTerms } from "../terms.ts";
import { Attrition } from "./attrition.ts";
import { heldLevels, isSteady, refilledAfter } from "./held-levels.ts";
import { InPost } from "./in-post.ts";
import { fallThrough, forJoiners } from "./joiners.ts";
import { isSomeone, nearestPeople, partOfPost, wholePeople } from "./people-for.ts";
import { starters } from "./starting-tenure.ts";

const leavingStage = nameKey("leaving");
const inHandStage = nameKey("in hand");
const offerStage = nameKey("offer");

/** What the posts of all pools share. */
export interface Workforce {
  readonly people: People;
  readonly spells: Spells;
  readonly terms: StaffTerms;
  readonly streams: RandomStreams;
}

/** People who come to a pool in one way, by their number in it: the plan's, or those whom rules hire. */
interface Stream {
  /** With a person's number, the key of their random numbers. */
  readonly key: number;
  /** Spell of each who has ever come, in this life of the pool or another. */
  readonly spells: number[];
  /** How many have come. */
  came: number;
}

export class Posts {
  private readonly calendar: Calendar;
  private readonly days: number;
  private readonly base: PoolStatement;
  /** Full-time equivalent of a person of the pool's usual size. */
  private readonly each: number;
  private readonly planned: Stream;
  private readonly hired: Stream;
  /** People whom rules hire, and spells that rules end, by day. */
  private readonly hires = new Map<number, number>();
  private readonly releases = new Map<number, readonly number[]>();
  /** New people of the usual size expected on each day, cohorts and refills; and the sizes of others. */
  private readonly expected: Int32Array;
  private readonly expectedParts = new Map<number, number[]>();
  private vacancies: PoolStatement["vacancies"];
  private held: Float64Array | undefined;
  private attrition!: Attrition;
  private inPost!: InPost;

  constructor(
    private readonly pool: number,
    private readonly workforce: Workforce,
  ) {
    const { terms } = workforce;
    const name = terms.poolNames[pool];
    this.calendar = terms.calendars[pool];
    this.days = terms.days;
    this.base = terms.of(pool, 0);
    this.each = this.base.fte_each ?? 1;
    this.planned = { key: nameKey(name), spells: [], came: 0 };
    this.hired = { key: nameKey(`hired into ${name}`), spells: [], came: 0 };
    this.expected = new Int32Array(this.days);
  }

  /** Spells of all who come, in order of coming. */
  get comers(): readonly number[] {
    return this.inPost.comers;
  }

  /** So many more people of the usual size are hired, and come on a day; they do from the next life on. */
  hire(day: number, people: number): void {
    this.hires.set(day, (this.hires.get(day) ?? 0) + people);
  }

  /** Whoever has a spell in a post leaves on a day, unless they have left before; they do from the next life on. */
  release(day: number, spell: number): void {
    this.releases.set(day, [...(this.releases.get(day) ?? []), spell]);
  }

  /** Spells of those in post on a day. */
  on(day: number): number[] {
    const { spells } = this.workforce;
    return this.inPost.on(day).filter((spell) => spells.from[spell] <= day);
  }

  /** Lives through the whole period. */
  live(): void {
    this.begin();
    for (let day = 0; day < this.days; day++) this.pass(day);
  }

  /** A new life of the pool begins: those in post at the start are there. */
  begin(): void {
    const { spells } = this.workforce;
    for (const stream of [this.planned, this.hired]) {
      stream.came = 0;
      for (const spell of stream.spells) spells.until[spell] = never;
    }
    this.attrition = new Attrition(spells, this.calendar, this.base.attrition);
    this.inPost = new InPost(spells, this.attrition, this.each);
    this.expected.fill(0);
    this.expectedParts.clear();
    this.takeTerms(this.base.vacancies);
    this.start();
    this.expectJoiners();
  }

  /** Lives through a day: the next after those it has lived through. */
  pass(day: number): void {
    const terms = this.workforce.terms.of(this.pool, day);
    if (terms.vacancies !== this.vacancies) this.takeTerms(terms.vacancies);
    const partsLeft = day > 0 ? this.leave(day, terms) : [];
    for (const spell of this.releases.get(day) ?? [])
      if (this.workforce.spells.until[spell] > day) this.inPost.leave(spell, day);
    for (let n = this.expected[day]; n > 0; n--) this.join(day, terms, this.each);
    for (const size of this.expectedParts.get(day) ?? []) this.join(day, terms, size);
    for (let n = this.hires.get(day) ?? 0; n > 0; n--) this.join(day, terms, this.each, this.hired);
    const { held } = this;
    if (!held) return;
    // A part of a post is refilled by as much of one.
    for (const size of partsLeft) if (held[day] - this.inPost.fte >= size / 2) this.join(day, terms, size);
    if (isSteady(held, day)) this.fillTo(held[day], day, terms);
    else this.follow(held[day], day, terms);
  }

  private takeTerms(vacancies: PoolStatement["vacancies"]): void {
    this.vacancies = vacancies;
    this.held = heldLevels(vacancies, this.workforce.terms.startDay, this.days);
  }

  /** Fills a level exactly: with whole people, and one for a part of a post. */
  private fillTo(level: number, day: number, terms: PoolStatement): void {
    const { inPost } = this;
    if (day > 0) while (isSomeone(inPost.fte - level, level)) inPost.letGo(day, inPost.fte - level);
    const missing = level - inPost.fte;
    for (let n = wholePeople(missing, this.each); n > 0; n--) this.join(day, terms, this.each);
    const part = partOfPost(missing, this.each);
    if (part > 0) this.join(day, terms, part);
  }

  /** Follows a level in whole people, to the nearest. */
  private follow(level: number, day: number, terms: PoolStatement): void {
    const { inPost } = this;
    const wanted = () => nearestPeople(level, inPost.partFte, this.each);
    while (inPost.whole < wanted()) this.join(day, terms, this.each);
    if (day > 0) while (inPost.whole > wanted()) inPost.letGo(day, Number.POSITIVE_INFINITY);
  }

  private start(): void {
    const { base, planned } = this;
    const { people, spells, streams } = this.workforce;
    for (const { since, fte } of starters(base, this.calendar)) {
      const spell = this.come(planned, 0, base, { since, fte });
      const ordinal = planned.came - 1;
      streams.draw(planned.key, ordinal, inHandStage, 0);
      // A moment lies evenly within the piece of work in which it falls.
      if (since >= 0 && streams.u2 < (base.in_hand ?? 0)) people.firstPiece[spells.person[spell]] = streams.u0;
    }
  }

  private join(day: number, terms: PoolStatement, fte: number, stream = this.planned): void {
    this.come(stream, day, terms, { fte });
  }

  /** The next of a stream comes to a post. @returns their spell */
  private come(stream: Stream, day: number, terms: PoolStatement, newcomer: Newcomer): number {
    const { people, spells, streams } = this.workforce;
    const ordinal = stream.came++;
    if (ordinal === stream.spells.length) {
      const added = spells.add();
      spells.person[added] = people.add(stream.key, ordinal, added);
      stream.spells.push(added);
    }
    const spell = stream.spells[ordinal];
    spells.inPost(spell, this.pool, day, terms, this.calendar, newcomer);
    this.attrition.enter(spell, day, -Math.log(streams.uniform(stream.key, ordinal, leavingStage, 0)));
    this.inPost.enter(spell);
    return spell;
  }

  /** Who leaves is out of post from `day` on. @returns sizes of those who are not of the usual one */
  private leave(day: number, terms: PoolStatement): number[] {
    const { spells } = this.workforce;
    const { attrition, inPost } = this;
    attrition.change(terms.attrition, day, () => inPost.on(day));
    const leavers = attrition.leavers(day);
    const parts = leavers.map((spell) => spells.fte[spell]).filter((fte) => fte !== this.each);
    for (const spell of leavers) inPost.leave(spell, day);
    const time = refilledAfter(terms);
    if (time) {
      const back = daysAfter(this.calendar, day, time);
      if (back < this.days) this.expect(back, leavers.length - parts.length, parts);
    }
    return parts;
  }

  private expect(day: number, whole: number, parts: readonly number[]): void {
    this.expected[day] += whole;
    if (parts.length > 0) this.expectedParts.set(day, [...(this.expectedParts.get(day) ?? []), ...parts]);
  }

  private expectJoiners(): void {
    const { joiners } = this.base;
    if (!joiners) return;
    const lost = fallThrough(joiners);
    forJoiners(
      joiners,
      { startDay: this.workforce.terms.startDay, days: this.days, calendar: this.calendar },
      (offers, cohort) => (lost === 0 ? offers : this.accepted(Math.ceil(offers), cohort, lost)),
      (day, arrive) => {
        const part = partOfPost(arrive, 1);
        this.expect(day, wholePeople(arrive, 1), part > 0 ? [part * this.each] : []);
      },
    );
  }

  /** Offers that do not fall through, each by its own luck. */
  private accepted(offers: number, cohort: number, lost: number): number {
    let accepted = 0;
    for (let offer = 0; offer < offers; offer++)
      if (this.workforce.streams.uniform(this.planned.key, cohort, offerStage, offer) >= lost) accepted++;
    return accepted;
  }
}
