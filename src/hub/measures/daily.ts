/** Writes the daily columns of a replication, in the order of `dailyColumns`. */
import type { Desk } from "../staff/desk.ts";
import type { Roster } from "../staff/roster.ts";
import type { BacklogAge } from "./age.ts";
import type { Counts } from "./counts.ts";

export class Daily {
  readonly values: Float64Array;
  private at = 0;
  private day = 0;

  constructor(
    columns: number,
    private readonly days: number,
    private readonly counts: Counts,
    private readonly age: BacklogAge,
    private readonly roster: Roster,
    private readonly casePools: readonly boolean[],
  ) {
    this.values = new Float64Array(columns * days);
  }

  private put(value: number): void {
    this.values[this.at++ * this.days + this.day] = value;
  }

  private putAll(column: Float64Array): void {
    for (let i = 0; i < column.length; i++) this.put(column[i]);
  }

  /** A way out (or all of them, with `all`): the hub, the cohorts, the types where there are several. */
  private putExits(from: number, to: number): void {
    const { byCohort, byType, types } = this.counts;
    const sum = (column: Float64Array, stride: number, offset: number) => {
      let total = 0;
      for (let way = from; way <= to; way++) total += column[way * stride + offset];
      return total;
    };
    this.put(sum(byCohort, 2, 0) + sum(byCohort, 2, 1));
    this.put(sum(byCohort, 2, 0));
    this.put(sum(byCohort, 2, 1));
    if (types > 1) for (let type = 0; type < types; type++) this.put(sum(byType, types, type));
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
  close(day: number): void {
    const { counts, age, roster, days } = this;
    this.at = 0;
    this.day = day;
    age.close(day);
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
    this.putExits(0, 0);
    this.putExits(1, 1);
    this.putExits(2, 2);
    this.putExits(0, 2);
    const exits = counts.byCohort.reduce((total, value) => total + value, 0);
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
    this.put(age.medianAge(day));
    this.put(age.shareOverSixMonths);
    this.put(age.shareOverTwelveMonths);
    this.put(counts.daysWaited);
    const decisions = counts.byCohort[0] + counts.byCohort[1];
    this.put(decisions > 0 ? counts.daysWaited / decisions : Number.NaN);
  }

  private hoursFrom = 0;

  /** Hours worked, idle and in mentoring, known when the last work has been booked. */
  closeHours(desk: Desk): void {
    const { available, mentoring } = this.roster;
    const idle = available.map((hours, cell) => Math.max(0, hours - desk.worked[cell]));
    for (this.day = 0; this.day < this.days; this.day++) {
      this.at = this.hoursFrom;
      this.putPools(desk.worked);
      this.putPools(idle);
      this.putPools(mentoring);
    }
  }
}
