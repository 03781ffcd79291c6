/**
 * A Plan: a scenario made ready to simulate. Plain data (structured-clone safe), so it can be sent to a thread,
 * a worker process or a browser worker as it is.
 */

import type { MeasureKind } from "../measures/measure.ts";
import type { Span } from "../scenario/calendar/calendar-spans.ts";
import type { JointDraws } from "../scenario/loaded.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import type { OverTime } from "../scenario/schema/target.ts";
import type { Quantity } from "../scenario/values/quantity.ts";

/** One daily column of a replication. */
export interface Column {
  readonly measure: string;
  /** Stage, pool, cohort or type; empty for the whole hub. */
  readonly group: string;
  readonly kind: MeasureKind;
  /** cases, people, fte, hours, days, share */
  readonly unit: string;
  readonly title: string;
  readonly meaning: string;
  /** For a ratio over a longer time: one column over another, each taken in its own way, by index. */
  readonly ratio?: { readonly over: number; readonly under: number };
}

/** One scalar of a replication. `day` values are day indexes since the period's start; Infinity means "not within the period". */
export interface OutcomeColumn {
  readonly name: string;
  readonly unit: "day" | "cases" | "people" | "fte" | "hours" | "days" | "share" | "count";
  readonly title: string;
  readonly meaning: string;
}

/** A target with its quantities settled to best values (they are drawn again per replication). */
export interface PlanTarget {
  readonly name: string;
  /** Words for it, where the scenario has some. */
  readonly label?: string;
  /** Index of the daily column it speaks of. */
  readonly column: number;
  readonly direction: "at_most" | "at_least";
  /** Day index, inclusive; may lie outside the period. */
  readonly by: number;
  /** Share of replications that must meet it. */
  readonly share: number;
  /** The time over which a flow or ratio is counted; absent for a level, which is read at the end of a day. */
  readonly over?: OverTime;
  /** The whole calendar times up to `by`, each of which must be within bounds; from the start to `by` for `period`. */
  readonly spans?: readonly Span[];
  /** Days in a row on which a level must be within bounds from the day it is reached; default 1. */
  readonly lasting?: number;
}

export interface PlanRegime {
  /** Day index from which it holds. */
  readonly fromDay: number;
  readonly names: readonly string[];
  readonly scenario: Scenario;
}

export interface Plan {
  readonly name: string;
  readonly title: string;
  /** First day of the period, as days since 1970-01-01, and how many days the period has. */
  readonly startDay: number;
  readonly days: number;
  readonly seed: string | number;
  readonly replications: number;
  readonly regimes: readonly PlanRegime[];
  readonly uncertain: readonly Quantity[];
  readonly draws?: JointDraws;
  readonly columns: readonly Column[];
  readonly outcomes: readonly OutcomeColumn[];
  readonly targets: readonly PlanTarget[];
  /** Clearance dates are reported for these levels of this column. */
  readonly thresholds: { readonly column: number; readonly at: readonly number[] };
  /** What is told of the time that cases are open: of all ("") and of each cohort where there are two; within so many days of lodging. */
  readonly timeOpen: { readonly cohorts: readonly string[]; readonly within: readonly number[] };
}

/** Index of a daily column by measure and group; -1 when the plan has none. */
export function columnIndex(plan: Pick<Plan, "columns">, measure: string, group = ""): number {
  return plan.columns.findIndex((column) => column.measure === measure && column.group === group);
}

/** Index of an outcome by name; -1 when the plan has none. */
export function outcomeIndex(plan: Plan, name: string): number {
  return plan.outcomes.findIndex((outcome) => outcome.name === name);
}
