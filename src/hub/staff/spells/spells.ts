/**
 * Spells as columns: a stretch of days that a person spends in a post, or on secondment out of it. Times are day indexes of the period. A
 * person's spells are a list in order of time; their training is the head of the spell in a post, their absences are days within it
 * (../presence/absence.ts).
 */
import type { Calendar } from "../../../engine/calendar.ts";
import { daysAfter, momentAfter, momentBefore } from "../elapsed-time.ts";
import { speedOn } from "../learning-curve.ts";
import type { PoolStatement } from "../terms.ts";
import { widened } from "./widened.ts";

/** End of a spell that never comes about: as the timeline stands, nobody has the post. */
export const never = Number.NEGATIVE_INFINITY;

/** Pool of those who work for nobody here: away on secondment. */
export const elsewhere = -1;

/** Someone who comes to a post otherwise than as a new starter of the usual size. */
export interface Newcomer {
  /** Days since the end of training, below 0 for those in it: places someone already in post on the learning curve. */
  readonly since?: number;
  /** Full-time equivalent, if not the pool's usual. */
  readonly fte?: number;
}

const ints = ["person", "pool", "from", "next"] as const;
const bytes = ["shape", "handsBack"] as const;
/** How far a person has got, and when they get further. */
const learned = ["trained", "proficient", "experiencedFrom", "mentoredUntil", "rampFrom"] as const;

const reals = ["until", "fte", ...learned] as const;

export class Spells {
  count = 0;
  person = new Int32Array(64);
  /** Where the person works; `elsewhere` for none of the pools. */
  pool = new Int32Array(64);
  /** First day; negative for those in post before the period. In a post, tenure counts from here. */
  from = new Int32Array(64);
  /** First day that is no longer of it; Infinity while it lasts, `never` where it does not come about. */
  until = new Float64Array(64);
  /** First day after initial training. */
  trained = new Float64Array(64);
  /** First day at full speed. */
  proficient = new Float64Array(64);
  /** First day on which work no longer counts as a new starter's. */
  experiencedFrom = new Float64Array(64);
  /** Last day of being mentored, exclusive; `trained` when nobody mentors. */
  mentoredUntil = new Float64Array(64);
  fte = new Float64Array(64);
  rampFrom = new Float64Array(64);
  /** 1 for an exponential ramp, 0 for a linear one. */
  shape = new Uint8Array(64);
  /** 1 where whoever leaves for it hands back the case in hand. */
  handsBack = new Uint8Array(64);
  /** Next spell of the person; -1 for none. */
  next = new Int32Array(64).fill(-1);

  /** A new spell, still without content. */
  add(): number {
    const spell = this.count++;
    if (spell === this.person.length) this.widen();
    this.next[spell] = -1;
    return spell;
  }

  /** Someone comes to a post of a pool on a day, under the terms of that day. */
  inPost(
    spell: number,
    pool: number,
    day: number,
    terms: PoolStatement,
    calendar: Calendar,
    { since, fte = terms.fte_each ?? 1 }: Newcomer = {},
  ): void {
    const trained = since === undefined ? daysAfter(calendar, day, terms.training) : day - since;
    const proficient = momentAfter(calendar, trained, terms.ramp?.over);
    this.pool[spell] = pool;
    this.from[spell] =
      since === undefined ? day : Math.min(day, Math.round(momentBefore(calendar, trained, terms.training)));
    this.until[spell] = Number.POSITIVE_INFINITY;
    this.trained[spell] = trained;
    this.proficient[spell] = proficient;
    this.experiencedFrom[spell] = terms.new_starter_for
      ? momentAfter(calendar, trained, terms.new_starter_for)
      : proficient;
    this.mentoredUntil[spell] = momentAfter(calendar, trained, terms.mentoring?.lasting);
    this.fte[spell] = fte;
    this.rampFrom[spell] = terms.ramp?.from ?? 1;
    this.shape[spell] = terms.ramp?.shape === "exponential" ? 1 : 0;
  }

  /**
   * A person who holds a post is seconded out of it from a day up to another: the spell is added to their list. They go on learning.
   * @param post the first spell of the person, which the post is
   * @param pool where they work meanwhile; `elsewhere` for none of the pools
   */
  second(post: number, pool: number, from: number, until: number, handsBack: boolean): number {
    const spell = this.add();
    this.person[spell] = this.person[post];
    this.pool[spell] = pool;
    this.from[spell] = from;
    this.until[spell] = until;
    for (const key of [...learned, "fte"] as const) this[key][spell] = this[key][post];
    this.shape[spell] = this.shape[post];
    this.handsBack[spell] = handsBack ? 1 : 0;
    let last = post;
    while (this.next[last] >= 0) last = this.next[last];
    this.next[last] = spell;
    return spell;
  }

  /** Share of a proficient caseworker's output on a day: 0 in training, then from the ramp's start to 1. */
  speed(spell: number, day: number): number {
    const { trained, proficient, rampFrom, shape } = this;
    return speedOn(day, trained[spell], proficient[spell], rampFrom[spell], shape[spell] === 1);
  }

  /** All spells as they are now. */
  copy(): Spells {
    const copy = new Spells();
    copy.count = this.count;
    for (const key of ints) copy[key] = this[key].slice();
    for (const key of bytes) copy[key] = this[key].slice();
    for (const key of reals) copy[key] = this[key].slice();
    return copy;
  }

  /** Whether a spell is the same days of the same work as in a copy. */
  isAsIn(copy: Spells, spell: number): boolean {
    return (
      spell < copy.count &&
      this.from[spell] === copy.from[spell] &&
      reals.every((key) => this[key][spell] === copy[key][spell])
    );
  }

  private widen(): void {
    const size = 2 * this.person.length;
    for (const key of ints) this[key] = widened(this[key], new Int32Array(size));
    for (const key of bytes) this[key] = widened(this[key], new Uint8Array(size));
    for (const key of reals) this[key] = widened(this[key], new Float64Array(size));
  }
}
