/** Caseworkers at work: who is idle, who holds which case, and when work given to someone ends. */
import type { EventQueue } from "../../engine/event-queue.ts";
import { WaitingLines } from "../../engine/waiting-line.ts";
import type { People } from "./people.ts";
import type { Roster } from "./roster.ts";

const notHere = 0;
const idle = 1;
const busy = 2;

/** Work left (hours) that counts as none: below rounding of sums of hours. */
const nothing = 1e-9;

export class Desk {
  private readonly people: People;
  /** Case in hand; -1 for none. */
  readonly caseOf: Int32Array;
  /** Hours on cases by pool and day. */
  readonly worked: Float64Array;
  private readonly state: Uint8Array;
  private readonly handle: Float64Array;
  /** Moment the work in hand began, and is booked to end. */
  private readonly began: Float64Array;
  private readonly ends: Float64Array;
  /** Idle people by pool, longest idle first; then those of them who are absent today. */
  private readonly lines: WaitingLines;
  private readonly pools: number;

  constructor(
    private readonly roster: Roster,
    private readonly queue: EventQueue,
  ) {
    this.people = roster.people;
    const { count } = this.people;
    this.pools = roster.poolNames.length;
    this.caseOf = new Int32Array(count).fill(-1);
    this.state = new Uint8Array(count);
    this.handle = new Float64Array(count).fill(-1);
    this.began = new Float64Array(count);
    this.ends = new Float64Array(count);
    this.worked = new Float64Array(roster.available.length);
    this.lines = new WaitingLines(this.pools * 2, Math.max(1, count));
  }

  /** The first idle person of the pools given, in their order; -1 when nobody is. */
  idleIn(pools: Int16Array): number {
    for (let i = 0; i < pools.length; i++) {
      const person = this.lines.first(pools[i]);
      if (person >= 0) return person;
    }
    return -1;
  }

  idleCount(pool: number): number {
    return this.lines.size(pool) + this.lines.size(this.pools + pool);
  }

  rest(person: number): void {
    this.state[person] = idle;
    this.lines.put(this.people.pool[person], person);
  }

  isBusy(person: number): boolean {
    return this.state[person] === busy;
  }

  /** Gives `hours` of a proficient caseworker's work on a case to a person; its end goes into the event queue if within the period. */
  give(person: number, number: number, now: number, hours: number): void {
    if (this.state[person] === idle) this.lines.remove(person);
    this.state[person] = busy;
    this.caseOf[person] = number;
    this.began[person] = now;
    const end = this.end(person, now, hours);
    this.ends[person] = end;
    this.handle[person] = end === Number.POSITIVE_INFINITY ? -1 : this.queue.push(end, person);
  }

  /** Takes the finished case from a person, who is neither idle nor busy until told. */
  release(person: number): number {
    const number = this.caseOf[person];
    this.caseOf[person] = -1;
    this.state[person] = notHere;
    this.handle[person] = -1;
    return number;
  }

  /** Someone idle leaves. */
  dismiss(person: number): void {
    if (this.state[person] === idle) this.lines.remove(person);
    this.state[person] = notHere;
  }

  isIdle(person: number): boolean {
    return this.state[person] === idle;
  }

  /** Takes a case from someone who stops before it is finished: the hours booked after `now` are given back. */
  handBack(person: number, now: number): number {
    if (this.handle[person] >= 0) this.queue.cancel(this.handle[person]);
    const until = this.roster.days;
    const pool = this.people.pool[person];
    const end = this.ends[person];
    for (let day = Math.floor(now / 24); day < until && day * 24 < end; day++) {
      const cell = pool * until + day;
      // Not below 0: what is left of a difference of sums may be a rounding error.
      this.worked[cell] = Math.max(
        0,
        this.worked[cell] - this.hoursOn(person, day, Math.max(now, this.began[person]), end),
      );
    }
    return this.release(person);
  }

  /** Hours on cases of a person between two moments of one day. */
  private hoursOn(person: number, day: number, from: number, to: number): number {
    const calendar = this.roster.calendars[this.people.pool[person]];
    const open = calendar.opening(day);
    const clock = Math.min(to, open + calendar.hoursPerDay) - Math.max(from, open);
    return clock > 0 ? clock * this.rate(person, day) : 0;
  }

  /** Hours on cases per clock hour on a day; 0 when off or absent. */
  private rate(person: number, day: number): number {
    const { roster, people } = this;
    if (roster.absent.length > 0 && roster.absent[day * people.count + person] === 1) return 0;
    const cell = people.pool[person] * roster.days + day;
    return (day >= people.settled[person] ? roster.experienced[cell] : roster.others[cell]) * people.fte[person];
  }

  /** The moment at which `hours` of work given at `now` are done, through days off, absences and the learning curve; books the hours worked. */
  private end(person: number, now: number, hours: number): number {
    const { roster, people, worked } = this;
    const { days } = roster;
    const pool = people.pool[person];
    const calendar = roster.calendars[pool];
    const perDay = calendar.hoursPerDay;
    const opensAt = calendar.opensAt;
    const proficient = people.proficient[person];
    let left = hours;
    let day = Math.floor(now / 24);
    let clock = Math.max(0, now - day * 24 - opensAt);
    for (; day < days; day++, clock = 0) {
      const rate = this.rate(person, day);
      if (rate === 0 || clock >= perDay) continue;
      const gain = day >= proficient ? rate : rate * people.speed(person, day);
      const able = (perDay - clock) * gain;
      if (able + nothing < left) {
        left -= able;
        worked[pool * days + day] += (perDay - clock) * rate;
        continue;
      }
      const used = gain > 0 ? Math.min(left / gain, perDay - clock) : 0;
      worked[pool * days + day] += used * rate;
      return day * 24 + opensAt + clock + used;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Someone who starts work today: here from the next roll call at which they are not absent. */
  arrive(person: number): void {
    this.state[person] = idle;
    this.lines.put(this.pools + this.people.pool[person], person);
  }

  /**
   * Those idle who are absent today step aside. Returns those who are back, or new: they are neither idle nor busy until told,
   * since work may have come up meanwhile. On a day off it is called for the pool's next working day.
   */
  callRoll(today: number): number[] {
    const { lines, pools } = this;
    const back: number[] = [];
    for (let pool = 0; pool < pools; pool++) {
      const calendar = this.roster.calendars[pool];
      const day = calendar.isWorkingDay(today) ? today : calendar.addWorkingDays(today, 1);
      for (let person = lines.first(pools + pool); person >= 0; ) {
        const next = lines.next(person);
        if (!this.isAbsent(person, day)) {
          lines.remove(person);
          this.state[person] = notHere;
          back.push(person);
        }
        person = next;
      }
      for (let person = lines.first(pool); person >= 0; ) {
        const next = lines.next(person);
        if (this.isAbsent(person, day)) {
          lines.remove(person);
          lines.put(pools + pool, person);
        }
        person = next;
      }
    }
    return back;
  }

  /** Takes everyone idle and present out of the line, to look for work afresh; they are neither idle nor busy until told. */
  takeIdle(): number[] {
    const { lines, pools } = this;
    const idlers: number[] = [];
    for (let pool = 0; pool < pools; pool++)
      for (let person = lines.take(pool); person >= 0; person = lines.take(pool)) {
        this.state[person] = notHere;
        idlers.push(person);
      }
    return idlers;
  }

  private isAbsent(person: number, day: number): boolean {
    const { absent, days } = this.roster;
    return absent.length > 0 && day < days && absent[day * this.people.count + person] === 1;
  }
}
