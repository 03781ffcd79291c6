/** What a measure is: what it counts, by what it is grouped, and how it is read. */
import type { DayReading, StaffReading } from "./reading.ts";

/** `hub`: the whole hub only; `stages`: one stage, always; `outcomes`: one outcome of decisions, always; `cohorts and types`, `pools`: the whole hub, or one of them. */
export type Grouping = "hub" | "stages" | "outcomes" | "cohorts and types" | "pools";

/** A flow is counted over a time, a level read at the end of a day, a ratio taken of two counts over a time. */
export type MeasureKind = "flow" | "level" | "ratio";

/** How a measure is read: of the whole hub or by its parts (stages, outcomes) at the end of a day, of ways out of the backlog, or of the staff of a pool on a day. */
export type Source =
  | { readonly from: "day"; readonly read: (day: DayReading) => number }
  | { readonly from: "parts"; readonly read: (day: DayReading) => ArrayLike<number> }
  | { readonly from: "exits"; readonly ways: readonly number[] }
  | { readonly from: "pools"; readonly read: (staff: StaffReading, cell: number) => number }
  | { readonly from: "case pools"; readonly read: (staff: StaffReading, cell: number) => number }
  /** One measure of the whole hub over another; NaN where that is 0. Over longer times each is taken in its own way. */
  | { readonly from: "measures"; readonly over: string; readonly under: string };

export interface Measure {
  readonly name: string;
  readonly kind: MeasureKind;
  readonly unit: "cases" | "fte" | "hours" | "days" | "share";
  readonly groups: Grouping;
  readonly title: string;
  readonly meaning: string;
  readonly source: Source;
}

type Words = Pick<Measure, "name" | "kind" | "unit" | "title" | "meaning">;

const worded =
  (kind: MeasureKind) =>
  (name: string, unit: Measure["unit"], title: string, meaning: string): Words => ({
    name,
    kind,
    unit,
    title,
    meaning,
  });
export const level = worded("level");
export const flow = worded("flow");
export const ratio = worded("ratio");

export const ofDay = (words: Words, read: (day: DayReading) => number): Measure => ({
  ...words,
  groups: "hub",
  source: { from: "day", read },
});
export const byStage = (words: Words, read: (day: DayReading) => ArrayLike<number>): Measure => ({
  ...words,
  groups: "stages",
  source: { from: "parts", read },
});
export const byOutcome = (words: Words, read: (day: DayReading) => ArrayLike<number>): Measure => ({
  ...words,
  groups: "outcomes",
  source: { from: "parts", read },
});
export const ofExits = (words: Words, ways: readonly number[]): Measure => ({
  ...words,
  groups: "cohorts and types",
  source: { from: "exits", ways },
});
export const byPool = (words: Words, read: (staff: StaffReading, cell: number) => number): Measure => ({
  ...words,
  groups: "pools",
  source: { from: "pools", read },
});
export const quotient = (words: Words, over: string, under: string): Measure => ({
  ...words,
  groups: "hub",
  source: { from: "measures", over, under },
});
