/** Every measure through time, by day and by month, over the replications. */

import { overDays } from "../../hub/measures/over-days.ts";
import type { Plan } from "../../hub/plan.ts";
import { blockReader, valuesAtOnce } from "../replications/block.ts";
import type { ReplicationRows } from "../replications/store.ts";
import { type Month, monthsOf } from "./month.ts";
import { type Summary, summarise } from "./summary.ts";

export interface SeriesReader {
  /** One measure on one day, as an index since the period's start. */
  day?(column: number, day: number, summary: Summary): void;
  /** One measure over one month. */
  month?(column: number, month: Month, summary: Summary): void;
}

/** Whole months grouped so that a block of them, over all replications, stays within what may be held at once. */
function stretches(months: readonly Month[], replications: number): Month[][] {
  const groups: Month[][] = [];
  for (const month of months) {
    const last = groups.at(-1);
    if (last && (month.to - last[0].from) * replications <= valuesAtOnce) last.push(month);
    else groups.push([month]);
  }
  return groups;
}

/**
 * Summarises every column, in the plan's order, each in order of time. Memory does not grow with measures x days x replications:
 * a column is read a stretch of months at a time.
 */
export function readSeries(plan: Plan, rows: ReplicationRows, paired: boolean, reader: SeriesReader): void {
  const groups = stretches(monthsOf(plan), rows.count);
  const across = new Float64Array(rows.count);
  for (let column = 0; column < plan.columns.length; column++) {
    for (const months of groups) {
      const from = months[0].from;
      const to = (months.at(-1) as Month).to;
      const read = blockReader(rows, from, to);
      const own = read(column);
      if (reader.day) {
        for (let day = from; day < to; day++) {
          for (let r = 0; r < rows.count; r++) across[r] = own.values[r * (to - from) + day - from];
          reader.day(column, day, summarise(across, paired));
        }
      }
      if (reader.month) {
        for (const month of months) {
          reader.month(
            column,
            month,
            summarise(overDays(plan.columns, column, read, rows.count, month.from, month.to), paired),
          );
        }
      }
    }
  }
}
