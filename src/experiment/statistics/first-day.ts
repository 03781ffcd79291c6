/** First passage of a daily level: the day a backlog is cleared, or a target reached. */
import { eachBlock } from "../replications/block.ts";
import type { ReplicationRows } from "../replications/store.ts";

export type Direction = "at_most" | "at_least";

export interface Passage {
  /** First day whose end-of-day level meets the threshold, per replication; Infinity when none in the period does. */
  readonly day: Float64Array;
  /** Whether the level later fails the threshold again, per replication. */
  readonly undone: Uint8Array;
}

/** @param days days of the period @param thresholds one per replication */
export function firstPassage(
  rows: ReplicationRows,
  column: number,
  days: number,
  direction: Direction,
  thresholds: ArrayLike<number>,
): Passage {
  const day = new Float64Array(rows.count).fill(Number.POSITIVE_INFINITY);
  const undone = new Uint8Array(rows.count);
  eachBlock(rows, column, 0, days, ({ from, to, values }) => {
    for (let r = 0; r < rows.count; r++) {
      for (let d = from; d < to; d++) {
        const level = values[r * (to - from) + d - from];
        const meets = direction === "at_most" ? level <= thresholds[r] : level >= thresholds[r];
        if (meets && day[r] > d) day[r] = d;
        else if (!meets && day[r] < d) undone[r] = 1;
      }
    }
  });
  return { day, undone };
}
