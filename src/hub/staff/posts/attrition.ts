/**
 * Who leaves of their own accord, and when. Each member of a pool has a budget of hazard, an exponential of mean 1, and every day in post
 * after the first takes from it by their tenure; they are gone on the day that overdraws it. That day follows from the terms, so it is
 * worked out when they join, and again for all when the terms change.
 */
import type { Calendar } from "../../../engine/calendar.ts";
import { momentAfter } from "../elapsed-time.ts";
import type { Spells } from "../spells/spells.ts";
import type { PoolStatement } from "../terms.ts";

type Bands = NonNullable<PoolStatement["attrition"]>;

export class Attrition {
  private readonly spells: Spells;
  private readonly calendar: Calendar;
  private bands: Bands | undefined;
  /** By spell in post: budget left before a day, and that day. */
  private readonly left = new Map<number, { budget: number; from: number }>();
  /** Spells by the day on which they will be over, as the terms are. */
  private leaving = new Map<number, number[]>();

  constructor(spells: Spells, calendar: Calendar, bands: Bands | undefined) {
    this.spells = spells;
    this.calendar = calendar;
    this.bands = bands;
  }

  /** Someone in post from `day` on, whose tenure counts from the day they joined. */
  enter(spell: number, day: number, budget: number): void {
    this.place(spell, day + 1, budget);
  }

  /** The terms from `day` on, for all in post. */
  change(bands: Bands | undefined, day: number, inPost: () => readonly number[]): void {
    if (bands === this.bands) return;
    const spells = inPost();
    const budgets = spells.map((spell) => this.remaining(spell, day));
    this.bands = bands;
    this.leaving = new Map();
    spells.forEach((spell, i) => void this.place(spell, day, budgets[i]));
  }

  /** Those who are gone on a day, unless they were let go before. */
  leavers(day: number): number[] {
    return (this.leaving.get(day) ?? []).filter((spell) => this.spells.until[spell] > day);
  }

  /** Budget left to a person before what `day` takes. */
  remaining(spell: number, day: number): number {
    const { budget, from } = this.left.get(spell) ?? { budget: Number.POSITIVE_INFINITY, from: day };
    let lived = 0;
    let at = from;
    for (const { until, rate } of this.stretches(spell, from)) {
      const end = Math.min(until, day);
      if (end > at) lived += (end - at) * rate;
      at = Math.max(at, end);
    }
    return budget - lived;
  }

  private place(spell: number, from: number, budget: number): void {
    this.left.set(spell, { budget, from });
    const gone = this.goneOn(spell, from, budget);
    if (gone >= this.calendar.days) return;
    const others = this.leaving.get(gone);
    if (others) others.push(spell);
    else this.leaving.set(gone, [spell]);
  }

  /** First day whose hazard, with that of the days before it from `from` on, is more than the budget; Infinity for none. */
  private goneOn(spell: number, from: number, budget: number): number {
    let left = budget;
    let at = from;
    for (const { until, rate } of this.stretches(spell, from)) {
      if (until <= at) continue;
      const needed = rate > 0 ? Math.floor(left / rate) + 1 : Number.POSITIVE_INFINITY;
      if (needed <= until - at) return at + needed - 1;
      if (until === Number.POSITIVE_INFINITY) break;
      left -= (until - at) * rate;
      at = until;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Days of equal hazard from `from` on: each ends before day `until`. Beyond the last band nobody leaves. */
  private stretches(spell: number, from: number): { until: number; rate: number }[] {
    const joined = this.spells.from[spell];
    return (this.bands ?? [])
      .map(({ within, rate }) => ({
        until:
          within === undefined ? Number.POSITIVE_INFINITY : Math.floor(momentAfter(this.calendar, joined, within)) + 1,
        rate,
      }))
      .filter(({ until }) => until > from);
  }
}
