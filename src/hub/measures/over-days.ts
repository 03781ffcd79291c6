/** A measure over a stretch of days, as one number per replication. */
import type { Column } from "../plan.ts";

/** Values of one column on days `from` to `to - 1`: replication r on day d at `r * (to - from) + d - from`. */
export interface DailyBlock {
  readonly from: number;
  readonly to: number;
  readonly values: Float64Array;
}

/** One replication's sum over days. */
function total({ from: first, to: end, values }: DailyBlock, replication: number, from: number, to: number): number {
  const start = replication * (end - first) - first;
  let sum = 0;
  for (let day = from; day < to; day++) sum += values[start + day];
  return sum;
}

function atEnd({ from: first, to: end, values }: DailyBlock, replication: number, to: number): number {
  return values[replication * (end - first) + to - 1 - first];
}

/** Mean over the days that have a value; NaN where none has. */
function meanOverDays(
  { from: first, to: end, values }: DailyBlock,
  replication: number,
  from: number,
  to: number,
): number {
  const start = replication * (end - first) - first;
  const days = values.subarray(start + from, start + to).filter((value) => !Number.isNaN(value));
  return days.reduce((sum, value) => sum + value, 0) / days.length;
}

/**
 * One column over days `from` to `to - 1`, per replication: flows are summed, levels read at the end, ratios recomputed from the
 * two columns they are made of, each in its own way; NaN where that is 0.
 * A ratio without parts is averaged over the days.
 * @param columns the plan's columns @param read gives the block of a column, which must hold these days
 */
export function overDays(
  columns: readonly Column[],
  index: number,
  read: (column: number) => DailyBlock,
  count: number,
  from: number,
  to: number,
): Float64Array {
  const { kind, ratio } = columns[index];
  const one = (column: number, r: number) =>
    columns[column].kind === "flow" ? total(read(column), r, from, to) : atEnd(read(column), r, to);
  const out = new Float64Array(count);
  for (let r = 0; r < count; r++) {
    if (kind !== "ratio") out[r] = one(index, r);
    else if (!ratio) out[r] = meanOverDays(read(index), r, from, to);
    else {
      const under = one(ratio.under, r);
      out[r] = under === 0 ? Number.NaN : one(ratio.over, r) / under;
    }
  }
  return out;
}
