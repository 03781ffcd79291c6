/**
 * The staff of one pool as amounts of people: those who joined on one day under the same terms, or one by one within a week, go through
 * training, ramp and attrition together.
 */
import { momentAfter, People, type PoolStatement } from "../staff/people.ts";
import type { Pool } from "../staff/posts.ts";

/** Fewer people than this are none: what is left of a cohort after years of leaving. */
const nobody = 1e-9;
const daysOfWeek = 7;
/** Settled cohorts that joined within so many days of each other go on as one. */
const daysOfSettled = 28;

type Band = NonNullable<PoolStatement["attrition"]>[number];

export class Cohorts {
  readonly people = new People();
  /** Expected people of each cohort who are still in post, by row of `people`. */
  readonly alive: number[] = [];
  /** Hazard that each cohort lives through before anyone of it leaves: what a cut has spared it, since it took those who would have left soonest. */
  private readonly spared: number[] = [];
  /** Rows that have someone in post. */
  active: number[] = [];
  /** Ends of all tenure bands that ever hold. */
  private readonly bandEnds: readonly NonNullable<Band["within"]>[];
  /** By size: the cohort of those who replace leavers one by one this week, their terms, and the first day after it. */
  private readonly replacing = new Map<number, { row: number; terms: PoolStatement; until: number }>();
  /** Those who leave on a day, by size. */
  private readonly leaving = new Map<number, number>();

  constructor(
    private readonly pool: Omit<Pool, "people">,
    terms: readonly PoolStatement[],
  ) {
    this.bandEnds = terms.flatMap(({ attrition }) => (attrition ?? []).flatMap(({ within }) => within ?? []));
  }

  /** @param who days since the end of their training, for those in post already, and the full-time equivalent of each */
  add(count: number, day: number, terms: PoolStatement, who: { since?: number; fte?: number } = {}): void {
    if (count <= 0) return;
    const row = this.people.add(this.pool.index, 0, day, terms, this.pool.calendar, who);
    this.alive[row] = count;
    this.spared[row] = 0;
    this.active.push(row);
  }

  /** As `add`, for the few who come every day in place of leavers: those of a week count as having joined in the middle of it. */
  replace(count: number, day: number, terms: PoolStatement, fte: number): void {
    if (count <= 0) return;
    const replacing = this.replacing.get(fte);
    if (replacing && day < replacing.until && terms === replacing.terms) {
      this.alive[replacing.row] += count;
      return;
    }
    this.add(count, day + (daysOfWeek - 1) / 2, terms, { fte });
    this.replacing.set(fte, { row: this.people.count - 1, terms, until: day + daysOfWeek });
  }

  /** Full-time equivalents in post: of people of one size, and of all others. */
  inPost(each: number): { whole: number; part: number } {
    const { fte } = this.people;
    let whole = 0;
    let part = 0;
    for (const row of this.active)
      if (fte[row] === each) whole += this.alive[row];
      else part += this.alive[row] * fte[row];
    return { whole: whole * each, part };
  }

  /** Whether a tenure band is over, for who joined on a day; never without an end. */
  private isPast(within: Band["within"], joined: number, day: number): boolean {
    return within !== undefined && day > momentAfter(this.pool.calendar, joined, within);
  }

  /** One day of the hazard by tenure. @returns expected leavers by their size, and those of all who were past their training */
  leave(day: number, { attrition }: PoolStatement): { leavers: ReadonlyMap<number, number>; trained: number } {
    const { leaving } = this;
    leaving.clear();
    let trained = 0;
    if (attrition) {
      const losses = attrition.map(({ rate }) => -Math.expm1(-rate));
      const { alive, spared, people } = this;
      const { joined, trained: trainedOn, fte } = people;
      const bands = attrition.length;
      for (const row of this.active) {
        let band = 0;
        while (band < bands && this.isPast(attrition[band].within, joined[row], day)) band++;
        if (band === bands) continue;
        let loss = losses[band];
        if (spared[row] > 0) {
          const { rate } = attrition[band];
          loss = -Math.expm1(-Math.max(0, rate - spared[row]));
          spared[row] = Math.max(0, spared[row] - rate);
        }
        const gone = alive[row] * loss;
        alive[row] -= gone;
        leaving.set(fte[row], (leaving.get(fte[row]) ?? 0) + gone);
        if (day > trainedOn[row]) trained += gone;
      }
    }
    return { leavers: leaving, trained };
  }

  /** Posts are cut to so many full-time equivalents: those go who would have left soonest. @returns people of them who were past their training */
  cutTo(wanted: number, day: number): number {
    const { alive, spared } = this;
    const { fte } = this.people;
    const stay = (row: number, hazard: number) => alive[row] * Math.exp(-Math.max(0, hazard - spared[row]));
    let low = 0;
    let high = 1;
    const left = (hazard: number) => this.active.reduce((sum, row) => sum + stay(row, hazard) * fte[row], 0);
    while (left(high) > wanted && high < 64) high *= 2;
    for (let halving = 0; halving < 60; halving++) {
      const middle = (low + high) / 2;
      if (left(middle) > wanted) low = middle;
      else high = middle;
    }
    let trained = 0;
    for (const row of this.active) {
      const kept = stay(row, high);
      if (day > this.people.trained[row]) trained += alive[row] - kept;
      alive[row] = kept;
      spared[row] = Math.max(spared[row], high);
    }
    return trained;
  }

  /**
   * Drops cohorts that are gone. Of those past every change of speed and standing, the ones who joined in the same four weeks go on as one, and
   * so do all who are past every change of hazard. Looked at once a week: it is for speed alone.
   */
  settle(day: number): void {
    if (day % daysOfWeek !== 0) return;
    const { people, alive, spared } = this;
    const first = new Map<string, number>();
    this.active = this.active.filter((row) => {
      if (alive[row] <= nobody) return false;
      const settledBy = Math.max(people.proficient[row], people.settled[row], people.mentoredUntil[row]);
      if (spared[row] > 0 || day < settledBy) return true;
      const joined = people.joined[row];
      const isPastAll = this.bandEnds.every((within) => this.isPast(within, joined, day));
      const since = isPastAll ? Number.NEGATIVE_INFINITY : Math.floor(joined / daysOfSettled);
      const alike = `${since} ${people.fte[row]}`;
      const other = first.get(alike);
      if (other === undefined) first.set(alike, row);
      if (other === undefined) return true;
      alive[other] += alive[row];
      return false;
    });
  }
}
