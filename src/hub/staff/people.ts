/** Caseworkers as columns: when each joins, is trained, reaches full speed and leaves. Times are day indexes of the period. */
import type { Calendar } from "../../engine/calendar.ts";
import type { DrawnScenario } from "../draws.ts";
import { speedOn } from "./learning-curve.ts";

export type PoolStatement = DrawnScenario["staff"][string];
type ElapsedTime = { amount: number; working: boolean };

/** Day index `time` after `day`: rounded to whole days; working days by the pool's calendar, in the period and beyond it. */
export function daysAfter(calendar: Calendar, day: number, time: ElapsedTime | undefined): number {
  return momentAfter(calendar, day, time && { ...time, amount: Math.round(time.amount) });
}

/** The moment (days) `time` after `from`; working days in whole ones, by the calendar. */
export function momentAfter(calendar: Calendar, from: number, time: ElapsedTime | undefined): number {
  if (!time) return from;
  return time.working ? calendar.dates.after(Math.ceil(from), Math.round(time.amount)) : from + time.amount;
}

/** The last moment (days) from which `time` is over by `until`. */
export function momentBefore(calendar: Calendar, until: number, time: ElapsedTime | undefined): number {
  if (!time) return until;
  return time.working ? calendar.dates.before(Math.floor(until), Math.round(time.amount)) : until - time.amount;
}

export class People {
  count = 0;
  pool = new Uint8Array(64);
  /** First day in post; negative for those in post before the period. */
  joined = new Int32Array(64);
  /** First day after initial training. */
  trained = new Float64Array(64);
  /** First day at full speed. */
  proficient = new Float64Array(64);
  /** First day on which work no longer counts as a new starter's. */
  experiencedFrom = new Float64Array(64);
  /** Last day of being mentored, exclusive; `trained` when nobody mentors. */
  mentoredUntil = new Float64Array(64);
  /** First day no longer in post; Infinity while staying. */
  left = new Float64Array(64);
  fte = new Float64Array(64);
  rampFrom = new Float64Array(64);
  /** 1 for an exponential ramp, 0 for a linear one. */
  shape = new Uint8Array(64);
  /** Share of the first piece of work that is still to do: below 1 for those who start the period part-way through one. */
  firstPiece = new Float64Array(64).fill(1);
  /** Number within the pool: with the pool's name, the key of a person's luck. */
  ordinal = new Int32Array(64);

  /**
   * Adds a person who joins `pool` on `day` under the terms of that day; `since` (days since the end of training, may be negative) places
   * someone already in post on the training and learning curve. `fte` is theirs, if not the pool's usual.
   */
  add(
    pool: number,
    ordinal: number,
    day: number,
    terms: PoolStatement,
    calendar: Calendar,
    { since, fte = terms.fte_each ?? 1 }: { since?: number; fte?: number } = {},
  ): number {
    const person = this.count++;
    if (person === this.pool.length) this.grow();
    const trained = since === undefined ? daysAfter(calendar, day, terms.training) : day - since;
    const proficient = momentAfter(calendar, trained, terms.ramp?.over);
    this.pool[person] = pool;
    this.ordinal[person] = ordinal;
    this.firstPiece[person] = 1;
    this.joined[person] =
      since === undefined ? day : Math.min(day, Math.round(momentBefore(calendar, trained, terms.training)));
    this.trained[person] = trained;
    this.proficient[person] = proficient;
    this.experiencedFrom[person] = terms.new_starter_for
      ? momentAfter(calendar, trained, terms.new_starter_for)
      : proficient;
    this.mentoredUntil[person] = momentAfter(calendar, trained, terms.mentoring?.lasting);
    this.left[person] = Number.POSITIVE_INFINITY;
    this.fte[person] = fte;
    this.rampFrom[person] = terms.ramp?.from ?? 1;
    this.shape[person] = terms.ramp?.shape === "exponential" ? 1 : 0;
    return person;
  }

  /** Share of a proficient caseworker's output on a day: 0 in training, then from the ramp's start to 1. */
  speed(person: number, day: number): number {
    const { trained, proficient, rampFrom, shape } = this;
    return speedOn(day, trained[person], proficient[person], rampFrom[person], shape[person] === 1);
  }

  private grow(): void {
    const size = this.pool.length * 2;
    const wider = <T extends Uint8Array | Int32Array | Float64Array>(column: T, empty: T): T => {
      empty.set(column as never);
      return empty;
    };
    this.pool = wider(this.pool, new Uint8Array(size));
    this.shape = wider(this.shape, new Uint8Array(size));
    this.joined = wider(this.joined, new Int32Array(size));
    this.ordinal = wider(this.ordinal, new Int32Array(size));
    for (const key of [
      "trained",
      "proficient",
      "experiencedFrom",
      "mentoredUntil",
      "left",
      "fte",
      "rampFrom",
      "firstPiece",
    ] as const)
      this[key] = wider(this[key], new Float64Array(size));
  }
}
