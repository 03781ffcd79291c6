/** Expected staff and hours of every pool on every day: the roster with luck averaged out. */
import type { Calendar } from "../../engine/calendar.ts";
import { daysPerWeek, siteCalendar } from "../calendars.ts";
import type { SettledRegime } from "../settle.ts";
import { absentShare } from "../staff/absence.ts";
import type { PoolStatement } from "../staff/people.ts";
import type { Cohorts } from "./cohorts.ts";
import { ExpectedPosts } from "./expected-posts.ts";

export class StaffFlow {
  readonly poolNames: string[];
  /** All by pool * days + day. Full-time equivalents at the end of the day: in post, in training, and weighted by speed. */
  readonly inPost: Float64Array;
  readonly inTraining: Float64Array;
  readonly productive: Float64Array;
  /** People past their training, and those of them who leave on the day. */
  readonly heads: Float64Array;
  readonly leaving: Float64Array;
  readonly mentoring: Float64Array;
  /** Hours on cases that those present give, and the same in hours of proficient staff. */
  readonly available: Float64Array;
  readonly effective: Float64Array;
  /** Share of the effective hours that new starters give. */
  readonly starterShare: Float64Array;
  private readonly calendars: Calendar[];
  private readonly presentShare: number[];
  /** Hours of the experienced, plain and effective, before mentoring; and mentees. */
  private readonly experienced: Float64Array;
  private readonly experiencedEffective: Float64Array;
  private readonly mentees: Float64Array;

  constructor(
    regimes: SettledRegime[],
    startDay: number,
    private readonly days: number,
  ) {
    const base = regimes[0].scenario;
    this.poolNames = Object.keys(base.staff);
    const column = () => new Float64Array(this.poolNames.length * days);
    this.inPost = column();
    this.inTraining = column();
    this.productive = column();
    this.heads = column();
    this.leaving = column();
    this.mentoring = column();
    this.available = column();
    this.effective = column();
    this.starterShare = column();
    this.experienced = column();
    this.experiencedEffective = column();
    this.mentees = column();
    this.calendars = this.poolNames.map((name) => siteCalendar(base, startDay, days, base.staff[name].site));
    this.presentShare = this.poolNames.map((name) => 1 - absentShare(base.staff[name], base));
    const regimeOf = new Uint8Array(days);
    regimes.forEach(({ fromDay }, r) => void regimeOf.fill(r, Math.max(0, fromDay)));
    this.poolNames.forEach((name, index) => {
      const all = regimes.map(({ scenario }) => scenario.staff[name]);
      const terms = (day: number) => all[regimeOf[Math.min(Math.max(day, 0), days - 1)]];
      const posts = new ExpectedPosts({ name, index, calendar: this.calendars[index], days, terms }, startDay, all);
      for (let day = 0; day < days; day++) {
        this.leaving[index * days + day] = posts.pass(day);
        this.count(index, day, posts.cohorts, terms(day));
      }
    });
    for (let day = 0; day < days; day++) this.takeMentoring(day, regimes[regimeOf[day]].scenario);
    this.addUp();
  }

  private count(pool: number, day: number, { people, alive, active }: Cohorts, terms: PoolStatement): void {
    const cell = pool * this.days + day;
    const calendar = this.calendars[pool];
    const hours = calendar.isWorkingDay(day)
      ? (1 - (terms.away?.other ?? 0)) * (1 + (terms.overtime ?? 0)) * this.presentShare[pool] * calendar.hoursPerDay
      : 0;
    const { trained, settled, mentoredUntil } = people;
    let inTraining = 0;
    let heads = 0;
    let mentees = 0;
    // Full-time equivalents past their training, and the same weighted by speed: of the settled, and of new starters.
    let experienced = 0;
    let experiencedSpeed = 0;
    let starters = 0;
    let startersSpeed = 0;
    for (const row of active) {
      const count = alive[row];
      const fte = count * people.fte[row];
      if (day < trained[row]) {
        inTraining += fte;
        continue;
      }
      heads += count;
      if (day < mentoredUntil[row]) mentees += count;
      const speed = people.speed(row, day);
      if (day >= settled[row]) {
        experienced += fte;
        experiencedSpeed += fte * speed;
      } else {
        starters += fte;
        startersSpeed += fte * speed;
      }
    }
    this.inPost[cell] = inTraining + experienced + starters;
    this.inTraining[cell] = inTraining;
    this.heads[cell] = heads;
    this.productive[cell] = experiencedSpeed + startersSpeed;
    this.mentees[cell] = hours > 0 ? mentees : 0;
    this.experienced[cell] = experienced * hours;
    this.experiencedEffective[cell] = experiencedSpeed * hours;
    this.available[cell] = starters * hours;
    this.effective[cell] = startersSpeed * hours;
  }

  /** As in the roster: out of the hours of the experienced of the pools named, in proportion, and never more than they have. */
  private takeMentoring(day: number, scenario: SettledRegime["scenario"]): void {
    this.poolNames.forEach((name, pool) => {
      const { mentoring } = scenario.staff[name];
      const count = this.mentees[pool * this.days + day];
      if (!mentoring || count === 0) return;
      const cells = mentoring.from.map((mentor) => this.poolNames.indexOf(mentor) * this.days + day);
      const spare = cells.reduce((sum, cell) => sum + this.experienced[cell] - this.mentoring[cell], 0);
      if (spare <= 0) return;
      const share = Math.min(1, (count * mentoring.hours) / daysPerWeek(scenario) / spare);
      for (const cell of cells) this.mentoring[cell] += share * (this.experienced[cell] - this.mentoring[cell]);
    });
  }

  private addUp(): void {
    for (let cell = 0; cell < this.available.length; cell++) {
      const kept = this.experienced[cell] > 0 ? 1 - this.mentoring[cell] / this.experienced[cell] : 0;
      const starters = this.effective[cell];
      this.available[cell] += this.experienced[cell] * kept;
      this.effective[cell] += this.experiencedEffective[cell] * kept;
      this.starterShare[cell] = this.effective[cell] > 0 ? starters / this.effective[cell] : 0;
    }
  }
}
