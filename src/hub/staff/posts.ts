/** Who fills the posts of one pool: those in post at the start, joiner cohorts, leavers, and how vacancies are refilled. */
import type { Calendar } from "../../engine/calendar.ts";
import { isoToDay } from "../../engine/civil-date.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import { Attrition } from "./attrition.ts";
import { heldLevels } from "./held-levels.ts";
import { daysAfter, type People, type PoolStatement } from "./people.ts";
import { startingTenures } from "./starting-tenure.ts";

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
  /** New people expected on each day: cohorts, refills. */
  private readonly expected: Int32Array;
  private next = 0;
  /** People in post, in order of joining. */
  private inPost: number[] = [];
  private readonly attrition: Attrition;

  constructor(
    private readonly pool: Pool,
    private readonly startDay: number,
    private readonly luck: Luck,
  ) {
    this.poolKey = nameKey(pool.name);
    this.base = pool.terms(0);
    this.expected = new Int32Array(pool.days);
    this.attrition = new Attrition(pool.people, pool.calendar, this.base.attrition);
  }

  /** Lives through the period, day by day. */
  fill(): void {
    this.start();
    this.expectJoiners();
    let { vacancies } = this.base;
    let held = heldLevels(vacancies, this.startDay, this.pool.days);
    const fteEach = this.base.fte_each ?? 1;
    for (let day = 0; day < this.pool.days; day++) {
      const terms = this.pool.terms(day);
      if (terms.vacancies !== vacancies) {
        vacancies = terms.vacancies;
        held = heldLevels(vacancies, this.startDay, this.pool.days);
      }
      if (day > 0) this.leave(day, terms);
      for (let n = this.expected[day]; n > 0; n--) this.join(day, terms);
      if (!held) continue;
      const wanted = Math.round(held[day] / fteEach);
      while (this.inPost.length < wanted) this.join(day, terms);
      if (day > 0) while (this.inPost.length > wanted) this.letGo(day);
    }
  }

  private start(): void {
    const { base } = this;
    for (const since of startingTenures(base, this.pool.calendar)) {
      const person = this.pool.people.add(this.pool.index, this.next, 0, base, this.pool.calendar, since);
      this.luck.draw(this.poolKey, this.next, inHandStage, 0);
      // A moment lies evenly within the piece of work in which it falls.
      if (since >= 0 && this.luck.u2 < (base.in_hand ?? 0)) this.pool.people.firstPiece[person] = this.luck.u0;
      this.enter(person, 0);
    }
  }

  private join(day: number, terms: PoolStatement): void {
    this.enter(this.pool.people.add(this.pool.index, this.next, day, terms, this.pool.calendar), day);
  }

  private enter(person: number, day: number): void {
    const budget = -Math.log(this.luck.uniform(this.poolKey, this.next, leavingStage, 0));
    this.attrition.enter(person, day, budget);
    this.next++;
    this.inPost.push(person);
  }

  /** Who leaves is out of post from `day` on. */
  private leave(day: number, terms: PoolStatement): void {
    this.attrition.change(terms.attrition, day, this.inPost);
    const leavers = this.attrition.leavers(day);
    if (leavers.length === 0) return;
    const { people } = this.pool;
    for (const person of leavers) people.left[person] = day;
    this.inPost = this.inPost.filter((person) => people.left[person] > day);
    if (typeof terms.vacancies === "object" && "refilled_after" in terms.vacancies) {
      const back = daysAfter(this.pool.calendar, day, terms.vacancies.refilled_after);
      if (back < this.pool.days) this.expected[back] += leavers.length;
    }
  }

  /** When posts are cut, those who would have left soonest go first. */
  private letGo(day: number): void {
    const { people } = this.pool;
    const budgets = this.inPost.map((person) => this.attrition.remaining(person, day + 1));
    const soonest = budgets.reduce((least, budget, i) => (budget < budgets[least] ? i : least), 0);
    people.left[this.inPost[soonest]] = day;
    this.inPost.splice(soonest, 1);
  }

  private expectJoiners(): void {
    const { joiners } = this.base;
    if (!joiners) return;
    const { days } = this.pool;
    if ("dated" in joiners) {
      for (const [iso, count] of Object.entries(joiners.dated)) {
        const day = (isoToDay(iso) ?? Number.NaN) - this.startDay;
        if (day >= 0 && day < days) this.expected[day] += count;
      }
      return;
    }
    const offers = Math.round(joiners.cohorts?.of ?? joiners.count);
    let left = Math.round(joiners.count);
    let day = joiners.from - this.startDay;
    for (let cohort = 0; left > 0 && day < days && offers > 0; cohort++) {
      const arrive = Math.min(left, this.accepted(Math.min(offers, left), cohort, joiners.fall_through ?? 0));
      if (day >= 0) this.expected[day] += arrive;
      left -= arrive;
      const next = joiners.cohorts ? daysAfter(this.pool.calendar, day, joiners.cohorts.every) : day + 1;
      day = Math.max(next, day + 1);
    }
  }

  /** Offers that do not fall through, each by its own luck. */
  private accepted(offers: number, cohort: number, fallThrough: number): number {
    if (fallThrough === 0) return offers;
    let accepted = 0;
    for (let offer = 0; offer < offers; offer++)
      if (this.luck.uniform(this.poolKey, cohort, offerStage, offer) >= fallThrough) accepted++;
    return accepted;
  }
}
