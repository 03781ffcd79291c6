/** The rows of a point's replications: measures, values drawn, targets met. */
import { columnOf, type PointEstimate, type PointRows } from "../../experiment/sweep/estimate.ts";
import type { Sweep } from "../../experiment/sweep/load.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import type { Cell } from "../table.ts";

/** In the order of the fields of `SweepTables.replications`. */
export function* replicationRows(
  { index }: SweepPoint,
  rows: PointRows,
  { measures, targets, drawn }: Sweep,
  { startDay }: PointEstimate,
): Generator<Cell[]> {
  const columns = measures.map((_, i) => columnOf(rows, i));
  // Between the measures and these may lie what only a precision speaks of.
  const values = drawn.map((_, i) => columnOf(rows, rows.width - targets.length - drawn.length + i));
  const met = targets.map((_, i) => columnOf(rows, rows.width - targets.length + i));
  for (let r = 0; r < rows.count; r++)
    yield [
      index,
      r,
      ...measures.map(({ unit }, i) => (unit === "day" ? startDay + columns[i][r] : columns[i][r])),
      ...values.map((column) => column[r]),
      ...met.map((column) => column[r] === 1),
    ];
}
