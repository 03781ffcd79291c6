/**
 * The one way in which every command gets replications: by point, each run once and remembered. Commands that choose points as they
 * go (solving, attribution, sensitivity) ask for the replications they need and no others.
 */
import type { Point } from "./point.ts";

/** The scalars of one replication: the draws used (`plan.uncertain` order) and the outcomes (`plan.outcomes` order). */
export interface ReplicationScalars {
  readonly replication: number;
  readonly values: Float64Array;
  readonly outcomes: Float64Array;
}

/** How much was run and how much was there already. */
export interface ReplicationCount {
  run: number;
  reused: number;
}

export interface ReplicationSource {
  readonly count: Readonly<ReplicationCount>;
  /**
   * Scalars of the named replications of a point, in the order named. Those known from before (in this process or in the cache) are
   * not run again. `point.replications` plays no part. Rejects with `Interrupted` when the signal comes first; what was finished is kept.
   */
  scalars(point: Point, replications: readonly number[]): Promise<ReplicationScalars[]>;
}

/** The signal came before the work was done. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** 0, 1, …, count - 1. */
export function firstReplications(count: number): number[] {
  return Array.from({ length: count }, (_, replication) => replication);
}
