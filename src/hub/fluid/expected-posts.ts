/** Who is expected to be in post in one pool: `Posts` with everyone's luck averaged out. */
import { heldLevels, isSteady } from "../staff/held-levels.ts";
import { forJoiners } from "../staff/joiners.ts";
import { daysAfter, type PoolStatement } from "../staff/people.ts";
import { isSomeone, peopleFor } from "../staff/people-for.ts";
import type { Pool } from "../staff/posts.ts";
import { starters } from "../staff/starting-tenure.ts";
import { Cohorts } from "./cohorts.ts";

/** Offers go on until fewer people than this are still to come. */
const nearlyAll = 1e-3;

export class ExpectedPosts {
  readonly cohorts: Cohorts;
  /** Full-time equivalent of a person of the pool's usual size. */
  private readonly each: number;
  /** People who come on each day as joiners; and, by their size, in place of leavers. */
  private readonly joiners: Float64Array;
  private readonly refills = new Map<number, Float64Array>();
  private vacancies: PoolStatement["vacancies"];
  private held: Float64Array | undefined;

  constructor(
    private readonly pool: Omit<Pool, "people">,
    private readonly startDay: number,
    terms: readonly PoolStatement[],
  ) {
    const base = pool.terms(0);
    this.each = base.fte_each ?? 1;
    this.cohorts = new Cohorts(pool, terms);
    this.joiners = new Float64Array(pool.days);
    const places = new Map<string, { since: number; fte: number; heads: number }>();
    for (const { since, fte } of starters(base, pool.calendar)) {
      const place = places.get(`${since} ${fte}`) ?? { since, fte, heads: 0 };
      places.set(`${since} ${fte}`, place);
      place.heads++;
    }
    for (const { since, fte, heads } of places.values()) this.cohorts.add(heads, 0, base, { since, fte });
    this.expectJoiners(base.joiners);
    this.vacancies = base.vacancies;
    this.held = heldLevels(this.vacancies, startDay, pool.days);
  }

  /** Lives through one day. @returns people past their training who leave on it */
  pass(day: number): number {
    const { cohorts, pool } = this;
    const terms = pool.terms(day);
    if (terms.vacancies !== this.vacancies) {
      this.vacancies = terms.vacancies;
      this.held = heldLevels(this.vacancies, this.startDay, pool.days);
    }
    const { leavers, trained } = day > 0 ? cohorts.leave(day, terms) : { leavers: noLeavers, trained: 0 };
    for (const [size, people] of leavers) this.refill(day, people, size);
    cohorts.add(this.joiners[day], day, terms);
    for (const [size, people] of this.refills) cohorts.replace(people[day], day, terms, size);
    const cut = this.held ? this.hold(this.held, day, terms, leavers) : 0;
    cohorts.settle(day);
    return trained + cut;
  }

  /** Fills up to the level of a day, leavers first by as many of their size. @returns people past their training who are let go */
  private hold(held: Float64Array, day: number, terms: PoolStatement, leavers: ReadonlyMap<number, number>): number {
    const { cohorts, each } = this;
    const { whole, part } = cohorts.inPost(each);
    const inPeople = Math.round((held[day] - part) / each) * each + part;
    const wanted = isSteady(held, day) ? held[day] : inPeople;
    let missing = wanted - whole - part;
    for (const [size, people] of leavers) {
      const back = Math.min(people, missing / size);
      cohorts.replace(back, day, terms, size);
      missing -= Math.max(0, back) * size;
    }
    if (isSomeone(missing, wanted)) {
      const more = peopleFor(missing, each);
      cohorts.add(more.whole, day, terms);
      if (more.part > 0) cohorts.add(1, day, terms, { fte: more.part });
    }
    return missing < 0 && day > 0 ? cohorts.cutTo(wanted, day) : 0;
  }

  private refill(day: number, people: number, size: number): void {
    if (typeof this.vacancies !== "object" || !("refilled_after" in this.vacancies)) return;
    const back = daysAfter(this.pool.calendar, day, this.vacancies.refilled_after);
    if (back >= this.pool.days) return;
    const refills = this.refills.get(size) ?? new Float64Array(this.pool.days);
    this.refills.set(size, refills);
    refills[back] += people;
  }

  private expectJoiners(joiners: PoolStatement["joiners"]): void {
    if (!joiners) return;
    const arriving = 1 - (("fall_through" in joiners && joiners.fall_through) || 0);
    forJoiners(
      joiners,
      { startDay: this.startDay, days: this.pool.days, calendar: this.pool.calendar },
      (offers) => offers * arriving,
      (day, people) => {
        this.joiners[day] += people;
      },
      nearlyAll,
    );
  }
}

const noLeavers: ReadonlyMap<number, number> = new Map();
