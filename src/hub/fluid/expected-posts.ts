/** Who is expected to be in post in one pool: `Posts` with everyone's luck averaged out. */
import { isoToDay } from "../../engine/civil-date.ts";
import { heldLevels } from "../staff/held-levels.ts";
import { daysAfter, type PoolStatement } from "../staff/people.ts";
import type { Pool } from "../staff/posts.ts";
import { startingTenures } from "../staff/starting-tenure.ts";
import { Cohorts } from "./cohorts.ts";

/** Offers go on until fewer people than this are still to come. */
const nearlyAll = 1e-3;

export class ExpectedPosts {
  readonly cohorts: Cohorts;
  /** People who come on each day as joiners, and in place of leavers. */
  private readonly joiners: Float64Array;
  private readonly refills: Float64Array;
  private vacancies: PoolStatement["vacancies"];
  private held: Float64Array | undefined;

  constructor(
    private readonly pool: Omit<Pool, "people">,
    private readonly startDay: number,
    terms: readonly PoolStatement[],
  ) {
    const base = pool.terms(0);
    this.cohorts = new Cohorts(pool, terms);
    this.joiners = new Float64Array(pool.days);
    this.refills = new Float64Array(pool.days);
    const places = new Map<number, number>();
    for (const since of startingTenures(base, pool.calendar)) places.set(since, (places.get(since) ?? 0) + 1);
    for (const [since, heads] of places) this.cohorts.add(heads, 0, base, since);
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
    const { leavers, trained } = day > 0 ? cohorts.leave(day, terms) : { leavers: 0, trained: 0 };
    let left = trained;
    if (leavers > 0) this.refill(day, leavers);
    cohorts.add(this.joiners[day], day, terms);
    cohorts.replace(this.refills[day], day, terms);
    if (this.held) {
      const wanted = Math.round(this.held[day] / (pool.terms(0).fte_each ?? 1));
      const missing = wanted - cohorts.inPost;
      cohorts.replace(Math.min(missing, leavers), day, terms);
      if (missing > leavers) cohorts.add(missing - leavers, day, terms);
      else if (missing < 0 && day > 0) left += cohorts.cut(-missing, day);
    }
    cohorts.settle(day);
    return left;
  }

  private refill(day: number, leavers: number): void {
    if (typeof this.vacancies !== "object" || !("refilled_after" in this.vacancies)) return;
    const back = daysAfter(this.pool.calendar, day, this.vacancies.refilled_after);
    if (back < this.pool.days) this.refills[back] += leavers;
  }

  private expectJoiners(joiners: PoolStatement["joiners"]): void {
    if (!joiners) return;
    const { days, calendar } = this.pool;
    if ("dated" in joiners) {
      for (const [iso, count] of Object.entries(joiners.dated)) {
        const day = (isoToDay(iso) ?? Number.NaN) - this.startDay;
        if (day >= 0 && day < days) this.joiners[day] += count;
      }
      return;
    }
    const offers = Math.round(joiners.cohorts?.of ?? joiners.count);
    const fallThrough = joiners.fall_through ?? 0;
    let left = Math.round(joiners.count);
    if (fallThrough >= 1 || offers === 0) return;
    for (let day = joiners.from - this.startDay; left > nearlyAll && day < days; ) {
      const arrive = Math.min(offers, left) * (1 - fallThrough);
      if (day >= 0) this.joiners[day] += arrive;
      left -= arrive;
      day = Math.max(joiners.cohorts ? daysAfter(calendar, day, joiners.cohorts.every) : day + 1, day + 1);
    }
  }
}
