import type { Plan } from "../../hub/plan.ts";

/** What an experiment is made of: one plan, run for a block of replications. */
export interface Point {
  readonly plan: Plan;
  readonly seed: string | number;
  /** Hold every uncertain value at its best estimate. */
  readonly fixed: boolean;
  readonly replications: number;
  /** Values for `plan.uncertain` that every replication takes in place of its draws: a point of a design. */
  readonly values?: Float64Array;
}

/** Whether replications 2k and 2k+1 share a draw of uncertain values, and so are not independent of each other. */
export function sharesDraws(point: Point): boolean {
  return !point.fixed && point.values === undefined && point.plan.uncertain.length > 0;
}
