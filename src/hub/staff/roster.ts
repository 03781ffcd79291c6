/**
 * The roster of one replication: who is in post on which day, at what speed, and how many hours a day of theirs goes to
 * cases. Staff do not react to cases, so the whole roster is known before the first case moves.
 */
import type { Calendar } from "../../engine/calendar.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { RandomStreams } from "../../engine/random/random-streams.ts";
import { usualSpell } from "../../scenario/schema/staff.ts";
import type { DrawnRegime, DrawnScenario } from "../draws.ts";
import { absentShare, markAbsences } from "./absence.ts";
import { siteCalendar } from "./calendars.ts";
import { HeadCount } from "./head-count.ts";
import { takeMentoring } from "./mentoring.ts";
import { People, type PoolStatement } from "./people.ts";
import { Posts } from "./posts.ts";

/** Heads by pool and day: in post; in training; proficient; mentored; present on cases, as experienced staff and as others. */
interface Heads {
  readonly inPost: HeadCount;
  readonly inTraining: HeadCount;
  readonly proficient: HeadCount;
  readonly mentored: HeadCount;
  readonly experienced: HeadCount;
  readonly others: HeadCount;
}

export class Roster {
  readonly people = new People();
  readonly poolNames: string[];
  readonly calendars: Calendar[];
  readonly days: number;
  /** Hours on cases per clock hour and full-time equivalent, by pool and day: experienced staff, and all others. */
  readonly experienced: Float64Array;
  readonly others: Float64Array;
  /** By pool and day, at the end of the day. */
  readonly inPost: Float64Array;
  readonly inTraining: Float64Array;
  readonly productive: Float64Array;
  readonly mentoring: Float64Array;
  /** Hours on cases that those present could give, by pool and day. */
  readonly available: Float64Array;
  /** 1 where a person is absent: day * people + person, since work asks for many people on one day; empty when nobody ever is. */
  absent = new Uint8Array(0);
  private readonly regimeOf: Uint8Array;

  constructor(
    readonly regimes: DrawnRegime[],
    startDay: number,
    days: number,
    streams: RandomStreams,
  ) {
    const base = regimes[0].scenario;
    this.poolNames = Object.keys(base.staff);
    this.days = days;
    this.calendars = this.poolNames.map((pool) => siteCalendar(base, startDay, days, base.staff[pool].site));
    this.regimeOf = new Uint8Array(days);
    regimes.forEach(({ fromDay }, r) => void this.regimeOf.fill(r, Math.max(0, fromDay)));
    const column = () => new Float64Array(this.poolNames.length * days);
    this.experienced = column();
    this.others = column();
    this.inPost = column();
    this.inTraining = column();
    this.productive = column();
    this.mentoring = column();
    this.available = column();
    const { people, calendars } = this;
    this.poolNames.forEach((name, index) => {
      const pool = {
        name,
        index,
        people,
        calendar: calendars[index],
        days,
        terms: (day: number) => this.terms(index, day),
      };
      new Posts(pool, startDay, streams).fill();
    });
    this.countDays(streams);
  }

  /** The terms of a pool on a day. */
  terms(pool: number, day: number): PoolStatement {
    return this.scenario(day).staff[this.poolNames[pool]];
  }

  /** What holds on a day. */
  scenario(day: number): DrawnScenario {
    return this.regimes[this.regimeOf[Math.min(Math.max(day, 0), this.days - 1)]].scenario;
  }

  /** Fills the daily columns, a person after the other: heads and hours first, then what mentoring takes from the experienced. */
  private countDays(streams: RandomStreams): void {
    const { people, days, calendars } = this;
    this.layRates();
    const count = () => new HeadCount(this.poolNames.length * days);
    const heads: Heads = {
      inPost: count(),
      inTraining: count(),
      proficient: count(),
      mentored: count(),
      experienced: count(),
      others: count(),
    };
    const shares = this.poolNames.map((_, pool) => absentShare(this.terms(pool, 0), this.scenario(0)));
    const keys = this.poolNames.map(nameKey);
    if (shares.some((share) => share > 0)) this.absent = new Uint8Array(people.count * days);
    const away = new Uint8Array(days);
    for (let person = 0; person < people.count; person++) {
      const pool = people.pool[person];
      if (shares[pool] > 0) {
        away.fill(0);
        const spell = this.terms(pool, 0).away?.spell ?? usualSpell;
        const from = Math.max(0, people.joined[person]);
        markAbsences(away, streams, keys[pool], people.ordinal[person], shares[pool], spell, calendars[pool], from);
        for (let day = from; day < days; day++) if (away[day] === 1) this.absent[day * people.count + person] = 1;
      }
      this.countPerson(person, shares[pool] > 0 ? away : undefined, heads);
    }
    heads.inPost.addTo(this.inPost);
    heads.inTraining.addTo(this.inTraining);
    heads.proficient.addTo(this.productive);
    const experienced = this.hours(heads.experienced);
    const others = this.hours(heads.others);
    const mentees = new Float64Array(this.available.length);
    heads.mentored.addTo(mentees);
    for (let cell = 0; cell < mentees.length; cell++) if (this.others[cell] === 0) mentees[cell] = 0;
    takeMentoring(this, mentees, experienced);
    for (let cell = 0; cell < this.available.length; cell++)
      this.available[cell] = others[cell] + experienced[cell] - this.mentoring[cell];
  }

  /** Hours on cases per clock hour before mentoring: the same for all. */
  private layRates(): void {
    const { days } = this;
    for (let pool = 0; pool < this.poolNames.length; pool++)
      for (let day = 0; day < days; day++) {
        if (!this.calendars[pool].isWorkingDay(day)) continue;
        const { away, overtime } = this.terms(pool, day);
        this.experienced[pool * days + day] = this.others[pool * days + day] =
          (1 - (away?.other ?? 0)) * (1 + (overtime ?? 0));
      }
  }

  /** Hours on cases of so many people, by pool and day, before mentoring. */
  private hours(present: HeadCount): Float64Array {
    const hours = new Float64Array(this.available.length);
    present.addTo(hours);
    for (let cell = 0; cell < hours.length; cell++)
      hours[cell] *= this.others[cell] * this.calendars[Math.floor(cell / this.days)].hoursPerDay;
    return hours;
  }

  /** Counts one person: on the days in post, in training, mentored, proficient and present; speeds up to proficiency go into `productive`. */
  private countPerson(person: number, away: Uint8Array | undefined, heads: Heads): void {
    const { people, days } = this;
    const fte = people.fte[person];
    const first = people.pool[person] * days;
    const until = Math.min(days, people.left[person]);
    const joined = Math.min(Math.max(0, people.joined[person]), until);
    const within = (day: number) => Math.min(Math.max(joined, Math.ceil(day)), until);
    const trained = within(people.trained[person]);
    const proficient = Math.max(trained, within(people.proficient[person]));
    const mentored = Math.max(trained, within(people.mentoredUntil[person]));
    const experiencedFrom = Math.max(trained, within(people.experiencedFrom[person]));
    heads.inPost.add(first + joined, first + until, fte);
    heads.inTraining.add(first + joined, first + trained, fte);
    for (let day = trained; day < proficient; day++) this.productive[first + day] += fte * people.speed(person, day);
    heads.proficient.add(first + proficient, first + until, fte);
    heads.mentored.add(first + trained, first + mentored, 1);
    heads.others.add(first + trained, first + experiencedFrom, fte);
    heads.experienced.add(first + experiencedFrom, first + until, fte);
    if (!away) return;
    for (let day = trained; day < experiencedFrom; day++) if (away[day] === 1) heads.others.takeOut(first + day, fte);
    for (let day = experiencedFrom; day < until; day++)
      if (away[day] === 1) heads.experienced.takeOut(first + day, fte);
  }
}
