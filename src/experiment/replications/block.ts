/** Blocks of days: each measure over a stretch of time, read from the rows of the replications. */
import { type DailyBlock, overDays } from "../../hub/measures/over-days.ts";
import type { Plan } from "../../hub/plan.ts";
import type { ReplicationRows } from "./store.ts";

/** Values of a column held at once, over all replications: 4M doubles are 32 MB. */
export const valuesAtOnce = 4_000_000;

/** Reads one column over days `from` to `to - 1` a stretch at a time, in order, so that memory does not grow with the period. */
export function eachBlock(
  rows: ReplicationRows,
  column: number,
  from: number,
  to: number,
  visit: (block: DailyBlock) => void,
): void {
  const step = Math.max(1, Math.floor(valuesAtOnce / rows.count));
  for (let start = from; start < to; start += step) {
    const end = Math.min(to, start + step);
    visit({ from: start, to: end, values: rows.daily(column, start, end) });
  }
}

/** Reads each column once over days `from` to `to - 1`. */
export function blockReader(rows: ReplicationRows, from: number, to: number): (column: number) => DailyBlock {
  const held = new Map<number, DailyBlock>();
  return (column) => {
    const block = held.get(column) ?? { from, to, values: rows.daily(column, from, to) };
    held.set(column, block);
    return block;
  };
}

/** Reads one column over days `from` to `to - 1`, per replication, straight from the rows. */
export function readOverDays(
  plan: Plan,
  rows: ReplicationRows,
  column: number,
  from: number,
  to: number,
): Float64Array {
  return overDays(plan.columns, column, blockReader(rows, from, to), rows.count, from, to);
}
