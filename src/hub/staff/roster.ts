/**
 * The roster of one replication: who is in post on which day, at what speed, and how many hours a day of theirs goes to
 * cases. Staff do not react to cases, so the whole roster is known before the first case moves.
 */
import type { Calendar } from "../../engine/calendar.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import { siteCalendar } from "../calendars.ts";
import type { SettledRegime, SettledScenario } from "../settle.ts";
import { absentShare, markAbsences } from "./absence.ts";
import { takeMentoring } from "./mentoring.ts";
import { People, type PoolStatement } from "./people.ts";
import { Posts } from "./posts.ts";

/** By pool and day: hours on cases of experienced staff and of all others, absences taken off, and people who are mentored. */
interface RosterHours {
  readonly experienced: Float64Array;
  readonly others: Float64Array;
  readonly mentees: Float64Array;
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
    readonly regimes: SettledRegime[],
    startDay: number,
    days: number,
    luck: Luck,
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
      new Posts(pool, startDay, luck).fill();
    });
    this.countDays(luck);
  }

  /** The terms of a pool on a day. */
  terms(pool: number, day: number): PoolStatement {
    return this.scenario(day).staff[this.poolNames[pool]];
  }

  /** What holds on a day. */
  scenario(day: number): SettledScenario {
    return this.regimes[this.regimeOf[Math.min(Math.max(day, 0), this.days - 1)]].scenario;
  }

  /** Fills the daily columns, a person after the other: heads and hours first, then what mentoring takes from the experienced. */
  private countDays(luck: Luck): void {
    const { people, days, calendars } = this;
    this.layRates();
    const hours = {
      experienced: new Float64Array(this.experienced.length),
      others: new Float64Array(this.experienced.length),
      mentees: new Float64Array(this.experienced.length),
    };
    const shares = this.poolNames.map((_, pool) => absentShare(this.terms(pool, 0), calendars[pool]));
    const keys = this.poolNames.map(nameKey);
    if (shares.some((share) => share > 0)) this.absent = new Uint8Array(people.count * days);
    const away = new Uint8Array(days);
    for (let person = 0; person < people.count; person++) {
      const pool = people.pool[person];
      if (shares[pool] > 0) {
        away.fill(0);
        const spell = this.terms(pool, 0).away?.spell ?? 3;
        const from = Math.max(0, people.joined[person]);
        markAbsences(away, luck, keys[pool], people.ordinal[person], shares[pool], spell, calendars[pool], from);
        for (let day = from; day < days; day++) if (away[day] === 1) this.absent[day * people.count + person] = 1;
      }
      this.countPerson(person, shares[pool] > 0 ? away : undefined, hours);
    }
    takeMentoring(this, hours.mentees, hours.experienced);
    for (let cell = 0; cell < this.available.length; cell++)
      this.available[cell] = hours.others[cell] + hours.experienced[cell] - this.mentoring[cell];
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

  /** Adds one person's days to the columns: in post, in training, productive, and the hours of the working days they are present. */
  private countPerson(person: number, away: Uint8Array | undefined, hours: RosterHours): void {
    const { people, days, others } = this;
    const pool = people.pool[person];
    const fte = people.fte[person];
    const first = pool * days;
    const until = Math.min(days, people.left[person]);
    const joined = Math.min(Math.max(0, people.joined[person]), until);
    const within = (day: number) => Math.min(Math.max(joined, Math.ceil(day)), until);
    const trained = within(people.trained[person]);
    const proficient = Math.max(trained, within(people.proficient[person]));
    addTo(this.inPost, first + joined, first + until, fte);
    addTo(this.inTraining, first + joined, first + trained, fte);
    for (let day = trained; day < proficient; day++) this.productive[first + day] += fte * people.speed(person, day);
    addTo(this.productive, first + proficient, first + until, fte);
    const mentored = Math.max(trained, within(people.mentoredUntil[person]));
    for (let cell = first + trained; cell < first + mentored; cell++) if (others[cell] > 0) hours.mentees[cell]++;
    const settled = Math.max(trained, within(people.settled[person]));
    const perDay = this.calendars[pool].hoursPerDay;
    const addHours = (column: Float64Array, from: number, to: number) => {
      for (let day = from, cell = first + from; day < to; day++, cell++)
        if (away === undefined || away[day] === 0) column[cell] += others[cell] * fte * perDay;
    };
    addHours(hours.others, trained, settled);
    addHours(hours.experienced, settled, until);
  }
}

function addTo(column: Float64Array, from: number, to: number, value: number): void {
  for (let cell = from; cell < to; cell++) column[cell] += value;
}
