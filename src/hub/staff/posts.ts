/** Who fills the posts of one pool: those in post at the start, joiner cohorts, leavers, and how vacancies are refilled. */
import type { Calendar } from "../../engine/calendar.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { RandomStreams } from "../../engine/random/random-streams.ts";
import { Attrition } from "./attrition.ts";
import { heldLevels, isSteady } from "./held-levels.ts";
import { InPost } from "./in-post.ts";
import { forJoiners } from "./joiners.ts";
import { daysAfter, type People, type PoolStatement } from "./people.ts";
import { isSomeone, peopleFor } from "./people-for.ts";
import { starters } from "./starting-tenure.ts";

const leavingStage = nameKey("leaving");
const inHandStage = nameKey("in hand");
const offerStage = nameKey("offer");

/** A pool as its posts are filled: the people of the hub, and the pool's terms on each day. */
export interface Pool {
  readonly name: string;
  readonly index: number;
  readonly people: People;
  readonly calendar: Calendar;
  readonly days: number;
  terms(day: number): PoolStatement;
}

export class Posts {
  private readonly poolKey: number;
  private readonly base: PoolStatement;
  /** Full-time equivalent of a person of the pool's usual size. */
  private readonly each: number;
  /** New people of the usual size expected on each day, cohorts and refills; and the sizes of others. */
  private readonly expected: Int32Array;
  private readonly expectedParts = new Map<number, number[]>();
  private next = 0;
  private readonly inPost: InPost;
  private readonly attrition: Attrition;

  constructor(
    private readonly pool: Pool,
    private readonly startDay: number,
    private readonly streams: RandomStreams,
  ) {
    this.poolKey = nameKey(pool.name);
    this.base = pool.terms(0);
    this.each = this.base.fte_each ?? 1;
    this.expected = new Int32Array(pool.days);
    this.attrition = new Attrition(pool.people, pool.calendar, this.base.attrition);
    this.inPost = new InPost(pool.people, this.attrition, this.each);
  }

  /** Lives through the period, day by day. */
  fill(): void {
    this.start();
    this.expectJoiners();
    let { vacancies } = this.base;
    let held = heldLevels(vacancies, this.startDay, this.pool.days);
    for (let day = 0; day < this.pool.days; day++) {
      const terms = this.pool.terms(day);
      if (terms.vacancies !== vacancies) {
        vacancies = terms.vacancies;
        held = heldLevels(vacancies, this.startDay, this.pool.days);
      }
      const partsLeft = day > 0 ? this.leave(day, terms) : [];
      for (let n = this.expected[day]; n > 0; n--) this.join(day, terms, this.each);
      for (const size of this.expectedParts.get(day) ?? []) this.join(day, terms, size);
      if (!held) continue;
      // A part of a post is refilled by as much of one.
      for (const size of partsLeft) if (held[day] - this.inPost.fte >= size / 2) this.join(day, terms, size);
      if (isSteady(held, day)) this.fillTo(held[day], day, terms);
      else this.follow(held[day], day, terms);
    }
  }

  /** Fills a level exactly: with whole people, and one for a part of a post. */
  private fillTo(level: number, day: number, terms: PoolStatement): void {
    const { inPost } = this;
    if (day > 0) while (isSomeone(inPost.fte - level, level)) inPost.letGo(day, inPost.fte - level);
    const { whole, part } = peopleFor(level - inPost.fte, this.each);
    for (let n = whole; n > 0; n--) this.join(day, terms, this.each);
    if (part > 0) this.join(day, terms, part);
  }

  /** Follows a level in whole people, to the nearest. */
  private follow(level: number, day: number, terms: PoolStatement): void {
    const { inPost } = this;
    const wanted = () => Math.round((level - inPost.partFte) / this.each);
    while (inPost.whole < wanted()) this.join(day, terms, this.each);
    if (day > 0) while (inPost.whole > wanted()) inPost.letGo(day, Number.POSITIVE_INFINITY);
  }

  private start(): void {
    const { base } = this;
    const { people, index, calendar } = this.pool;
    for (const { since, fte } of starters(base, calendar)) {
      const person = people.add(index, this.next, 0, base, calendar, { since, fte });
      this.streams.draw(this.poolKey, this.next, inHandStage, 0);
      // A moment lies evenly within the piece of work in which it falls.
      if (since >= 0 && this.streams.u2 < (base.in_hand ?? 0)) people.firstPiece[person] = this.streams.u0;
      this.enter(person, 0);
    }
  }

  private join(day: number, terms: PoolStatement, fte: number): void {
    const { people, index, calendar } = this.pool;
    this.enter(people.add(index, this.next, day, terms, calendar, { fte }), day);
  }

  private enter(person: number, day: number): void {
    const budget = -Math.log(this.streams.uniform(this.poolKey, this.next, leavingStage, 0));
    this.attrition.enter(person, day, budget);
    this.next++;
    this.inPost.enter(person);
  }

  /** Who leaves is out of post from `day` on. @returns sizes of those who are not of the usual one */
  private leave(day: number, terms: PoolStatement): number[] {
    const { people } = this.pool;
    const { attrition, inPost } = this;
    attrition.change(terms.attrition, day, () => inPost.on(day));
    const leavers = attrition.leavers(day);
    const parts = leavers.map((person) => people.fte[person]).filter((fte) => fte !== this.each);
    for (const person of leavers) inPost.leave(person, day);
    if (typeof terms.vacancies === "object" && "refilled_after" in terms.vacancies) {
      const back = daysAfter(this.pool.calendar, day, terms.vacancies.refilled_after);
      if (back < this.pool.days) this.expect(back, leavers.length - parts.length, parts);
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
    const fallThrough = ("fall_through" in joiners && joiners.fall_through) || 0;
    forJoiners(
      joiners,
      { startDay: this.startDay, days: this.pool.days, calendar: this.pool.calendar },
      (offers, cohort) => (fallThrough === 0 ? offers : this.accepted(Math.ceil(offers), cohort, fallThrough)),
      (day, arrive) => {
        const { whole, part } = peopleFor(arrive, 1);
        this.expect(day, whole, part > 0 ? [part * this.each] : []);
      },
    );
  }

  /** Offers that do not fall through, each by its own luck. */
  private accepted(offers: number, cohort: number, fallThrough: number): number {
    let accepted = 0;
    for (let offer = 0; offer < offers; offer++)
      if (this.streams.uniform(this.poolKey, cohort, offerStage, offer) >= fallThrough) accepted++;
    return accepted;
  }
}
