/** Writes the daily columns of a replication, in the order of `dailyColumns`. */
import type { Roster } from "../staff/roster.ts";

/** The hub at the end of a day. Counts of what happened are of the day. */
export interface DayCounts {
  /** Open cases by cohort. */
  readonly backlog: Int32Array;
  /** Cases, pieces of work and no-shows by stage. */
  readonly waiting: Int32Array;
  readonly notice: Int32Array;
  readonly inWork: Int32Array;
  readonly completed: Int32Array;
  readonly noShows: Int32Array;
  /** Exits by (way out * 2 + cohort) * types + type. */
  readonly exits: Int32Array;
  readonly arrived: number;
  readonly interviews: number;
  readonly daysWaited: number;
  /** Ages of the backlog: the median in days, and the shares of over six and twelve months; NaN when it is empty. */
  readonly medianAge: number;
  readonly overSixMonths: number;
  readonly overTwelveMonths: number;
}

export class Daily {
  readonly values: Float64Array;
  private at = 0;
  private day = 0;

  constructor(
    columns: number,
    private readonly days: number,
    private readonly roster: Roster,
    private readonly casePools: readonly boolean[],
  ) {
    this.values = new Float64Array(columns * days);
  }

  private put(value: number): void {
    this.values[this.at++ * this.days + this.day] = value;
  }

  private putAll(column: Int32Array): void {
    for (let i = 0; i < column.length; i++) this.put(column[i]);
  }

  /** Exits by the ways out `from` to `to`: the hub, the cohorts, the types where there are several. */
  private putExits({ exits }: DayCounts, from: number, to: number): void {
    const types = exits.length / 6;
    const byCohort = [0, 0];
    const byType = new Array<number>(types).fill(0);
    for (let way = from; way <= to; way++)
      for (const cohort of [0, 1])
        for (let type = 0; type < types; type++) {
          const count = exits[(way * 2 + cohort) * types + type];
          byCohort[cohort] += count;
          byType[type] += count;
        }
    this.put(byCohort[0] + byCohort[1]);
    this.put(byCohort[0]);
    this.put(byCohort[1]);
    if (types > 1) for (const count of byType) this.put(count);
  }

  /** A column of the roster by pool, its sum first. */
  private putPools(column: Float64Array): void {
    const pools = this.roster.poolNames.length;
    let total = 0;
    for (let pool = 0; pool < pools; pool++) total += column[pool * this.days + this.day];
    this.put(total);
    for (let pool = 0; pool < pools; pool++) this.put(column[pool * this.days + this.day]);
  }

  /** The end of a day; hours are filled in by {@link closeHours} when all work is booked. */
  close(day: number, counts: DayCounts): void {
    const { roster, days } = this;
    this.at = 0;
    this.day = day;
    this.put(counts.backlog[0]);
    this.put(counts.backlog[1]);
    this.put(counts.backlog[0] + counts.backlog[1]);
    this.putAll(counts.waiting);
    this.putAll(counts.notice);
    this.putAll(counts.inWork);
    this.putAll(counts.completed);
    this.putAll(counts.noShows);
    this.put(counts.arrived);
    this.put(counts.interviews);
    this.putExits(counts, 0, 0);
    this.putExits(counts, 1, 1);
    this.putExits(counts, 2, 2);
    this.putExits(counts, 0, 2);
    const exits = sum(counts.exits);
    this.put(counts.interviews + exits);
    this.putPools(roster.inPost);
    this.putPools(roster.inTraining);
    this.putPools(roster.productive);
    const hours = this.at;
    this.at += 3 * (1 + roster.poolNames.length);
    this.hoursFrom = hours;
    const caseworkers = this.casePools.reduce(
      (total, is, pool) => total + (is ? roster.inPost[pool * days + day] : 0),
      0,
    );
    this.put(caseworkers);
    this.put(caseworkers > 0 ? (counts.interviews + exits) / caseworkers : Number.NaN);
    this.put(counts.medianAge);
    this.put(counts.overSixMonths);
    this.put(counts.overTwelveMonths);
    this.put(counts.daysWaited);
    const decisions = sum(counts.exits.subarray(0, counts.exits.length / 3));
    this.put(decisions > 0 ? counts.daysWaited / decisions : Number.NaN);
  }

  private hoursFrom = 0;

  /** Hours worked (by pool and day), idle and in mentoring, known when the last work has been booked. */
  closeHours(worked: Float64Array): void {
    const { available, mentoring } = this.roster;
    const idle = available.map((hours, cell) => Math.max(0, hours - worked[cell]));
    for (this.day = 0; this.day < this.days; this.day++) {
      this.at = this.hoursFrom;
      this.putPools(worked);
      this.putPools(idle);
      this.putPools(mentoring);
    }
  }
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
