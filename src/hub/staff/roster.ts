/**
 * The roster of one replication: who is in post on which day, at what speed, and how many hours a day of theirs goes to
 * cases. Staff do not react to cases, so the whole roster is known before the first case moves.
 */
import type { Calendar } from "../../engine/calendar.ts";
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import { daysPerWeek, siteCalendar } from "../calendars.ts";
import type { SettledRegime, SettledScenario } from "../settle.ts";
import { absentShare, markAbsences } from "./absence.ts";
import { People, type PoolStatement } from "./people.ts";
import { Posts } from "./posts.ts";

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
    this.markAbsences(luck);
    this.countDays();
  }

  /** The terms of a pool on a day. */
  terms(pool: number, day: number): PoolStatement {
    return this.scenario(day).staff[this.poolNames[pool]];
  }

  private scenario(day: number): SettledScenario {
    return this.regimes[this.regimeOf[Math.min(Math.max(day, 0), this.days - 1)]].scenario;
  }

  private markAbsences(luck: Luck): void {
    const { people, days } = this;
    const shares = this.poolNames.map((_, pool) => absentShare(this.terms(pool, 0), this.calendars[pool]));
    if (shares.every((share) => share === 0)) return;
    this.absent = new Uint8Array(people.count * days);
    for (let person = 0; person < people.count; person++) {
      const pool = people.pool[person];
      if (shares[pool] === 0) continue;
      const meanSpell = this.terms(pool, 0).away?.spell ?? 3;
      markAbsences(
        this.absent,
        people.count,
        person,
        luck,
        nameKey(this.poolNames[pool]),
        people.ordinal[person],
        shares[pool],
        meanSpell,
        this.calendars[pool],
        Math.max(0, people.joined[person]),
      );
    }
  }

  /** Fills the daily columns: heads and hours first, then what mentoring takes from the experienced. */
  private countDays(): void {
    const { people, days, absent } = this;
    const experiencedHours = new Float64Array(this.experienced.length);
    const otherHours = new Float64Array(this.experienced.length);
    const needed = new Float64Array(this.experienced.length);
    for (let pool = 0; pool < this.poolNames.length; pool++)
      for (let day = 0; day < days; day++) {
        if (!this.calendars[pool].isWorkingDay(day)) continue;
        const { away, overtime } = this.terms(pool, day);
        this.experienced[pool * days + day] = this.others[pool * days + day] =
          (1 - (away?.other ?? 0)) * (1 + (overtime ?? 0));
      }
    // A day at a time, since absences lie so, and each day's sums in order of people.
    const { joined, left, pool: poolOf, trained, proficient, mentoredUntil, settled, count } = people;
    for (let day = 0; day < days; day++)
      for (let person = 0; person < count; person++) {
        if (day < joined[person] || day >= left[person]) continue;
        const fte = people.fte[person];
        const cell = poolOf[person] * days + day;
        this.inPost[cell] += fte;
        if (day < trained[person]) {
          this.inTraining[cell] += fte;
          continue;
        }
        this.productive[cell] += day >= proficient[person] ? fte : fte * people.speed(person, day);
        const rate = this.others[cell];
        if (rate === 0) continue;
        if (day < mentoredUntil[person]) needed[cell]++;
        if (absent.length > 0 && absent[day * count + person] === 1) continue;
        const hours = rate * fte * this.calendars[poolOf[person]].hoursPerDay;
        if (day >= settled[person]) experiencedHours[cell] += hours;
        else otherHours[cell] += hours;
      }
    this.takeMentoring(needed, experiencedHours);
    for (let cell = 0; cell < this.available.length; cell++)
      this.available[cell] = otherHours[cell] + experiencedHours[cell] - this.mentoring[cell];
  }

  /** Mentoring hours come from the experienced of the named pools in proportion to their hours, and never exceed them. */
  private takeMentoring(mentees: Float64Array, experiencedHours: Float64Array): void {
    for (let day = 0; day < this.days; day++) {
      const scenario = this.scenario(day);
      this.poolNames.forEach((name, pool) => {
        const { mentoring } = scenario.staff[name];
        const count = mentees[pool * this.days + day];
        if (!mentoring || count === 0) return;
        const cells = mentoring.from.map((mentor) => this.poolNames.indexOf(mentor) * this.days + day);
        const spare = cells.reduce((sum, cell) => sum + experiencedHours[cell] - this.mentoring[cell], 0);
        if (spare <= 0) return;
        const share = Math.min(1, (count * mentoring.hours) / daysPerWeek(scenario) / spare);
        for (const cell of cells) this.mentoring[cell] += share * (experiencedHours[cell] - this.mentoring[cell]);
      });
      for (let pool = 0; pool < this.poolNames.length; pool++) {
        const cell = pool * this.days + day;
        if (this.mentoring[cell] > 0) this.experienced[cell] *= 1 - this.mentoring[cell] / experiencedHours[cell];
      }
    }
  }
}
