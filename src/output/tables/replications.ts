import { sharesDraws } from "../../experiment/replications/point.ts";
import { dimensions } from "../../scenario/values/quantity.ts";
import type { Field, TableShape } from "../table.ts";
import { countField } from "./fields.ts";
import type { Result } from "./result.ts";

/** One column of the table: a number per replication; days since 1970-01-01 in a date column, Infinity for "never". */
export interface ReplicationColumn {
  readonly field: Field;
  readonly values: Float64Array;
}

/** The table of replications, column by column: it is written as CSV and as Parquet. */
export function replicationColumns({ point, rows }: Pick<Result, "point" | "rows">): ReplicationColumn[] {
  const { plan } = point;
  const numbers = Float64Array.from({ length: rows.count }, (_, r) => r);
  const shares = sharesDraws(point);
  const columns: ReplicationColumn[] = [
    {
      field: countField("replication", "Replication", "0, 1, 2 and so on"),
      values: numbers,
    },
    {
      field: countField(
        "draw",
        "Draw",
        "Replications of one draw share their uncertain values but no other random numbers",
      ),
      values: shares ? numbers.map((r) => Math.floor(r / 2)) : new Float64Array(rows.count),
    },
    {
      field: countField("events", "Events", "Model events processed"),
      values: rows.events(),
    },
  ];
  for (const [index, { name, unit, title, meaning }] of plan.outcomes.entries()) {
    const values = rows.outcome(index);
    if (unit === "day")
      columns.push({ field: { name, title, type: "date", meaning }, values: values.map((day) => plan.startDay + day) });
    else columns.push({ field: { name, title, type: "number", unit, meaning }, values });
  }
  for (const [index, quantity] of plan.uncertain.entries()) {
    const path = quantity.path ?? `value ${index}`;
    const meaning = "The value drawn for this replication, or its best estimate where values are held";
    columns.push({
      field: { name: path, title: path, type: "number", unit: dimensions[quantity.dimension].unit, meaning },
      values: rows.value(index),
    });
  }
  return columns;
}

export function replicationsShape(columns: readonly ReplicationColumn[]): TableShape {
  return {
    file: "replications.csv",
    title: "Every replication",
    meaning:
      'One row a replication: its outcomes and the uncertain values it drew. A date is "never" when the day does not come within the period.',
    fields: columns.map((column) => column.field),
  };
}
