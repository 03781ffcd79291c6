/** A rule of staffing: it looks at the hub when a day is over, and may add, stop or alter spells from the next dawn on. */
import type { DayReading } from "../../measures/reading.ts";

/** The hub when a day is over. */
export interface Evening {
  readonly day: number;
  readonly reading: DayReading;
  /** Numbers of those who hold a post in a pool tonight, in order of coming to it. */
  inPost(pool: string): readonly number[];
}

/** What a rule may ask for. Days are those of the period, from the next dawn on. */
export type Change =
  /** So many new starters of the pool's usual size come to it, the next dawn or on a later day. */
  | { readonly hire: number; readonly into: string; readonly on?: number }
  /** People leave for good. */
  | { readonly release: readonly number[] }
  /** People work in another pool, or for nobody here, up to a day, and keep their posts. */
  | {
      readonly second: readonly number[];
      readonly to?: string;
      readonly until: number;
      /** Whether they hand back the case in hand, going and returning; otherwise they finish it first. */
      readonly handsBack: boolean;
    }
  /** People come back from where they are seconded. */
  | { readonly recall: readonly number[] }
  /** A pool has places for so many, a whole number, up to a day: they take turns (presence/places.ts). */
  | { readonly limit: string; readonly places: number; readonly until: number };

export type StaffRule = (evening: Evening) => readonly Change[];
