/** The table of a sweep's replications, on request: measures, values drawn, targets met. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { columnOf, type PointEstimate, type PointRows } from "../../experiment/sweep/estimate.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { countField } from "../tables/fields.ts";
import { pointField } from "./common-fields.ts";

export function replicationsShape(sweep: Sweep): TableShape {
  return {
    file: "replications",
    title: "Replications",
    meaning:
      "One row a point and replication, as Parquet. Days as dates, empty for never. Then the values drawn, and whether each target is met.",
    fields: [
      pointField,
      countField("replication", "Replication", "0, 1, 2 and so on"),
      ...sweep.measures.map(
        ({ name, title, unit, meaning }): Field => ({
          name,
          title,
          type: unit === "day" ? "date" : "number",
          unit: unit === "day" ? undefined : unit,
          meaning,
        }),
      ),
      ...sweep.drawn.map(
        ({ path, unit }): Field => ({
          name: path,
          title: path,
          type: "number",
          unit,
          meaning: "The value drawn for this replication; empty where the point leaves nothing to draw",
        }),
      ),
      ...sweep.targets.map(
        (name): Field => ({
          name: `met ${name}`,
          title: `${name} met`,
          type: "boolean",
          meaning: "Whether this replication meets it by its date",
        }),
      ),
    ],
  };
}

/** In the order of {@link replicationsShape}. */
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
