import { parquetWriteBuffer } from "hyparquet-writer";
import type { ReplicationColumn } from "./replications.ts";

/**
 * The table of replications as Parquet: doubles in full, dates as DATE with null for "never" and for no value. Nothing of the
 * writer's version, the clock or the machine goes in, so the bytes are fixed by the table.
 */
export function replicationsParquet(columns: readonly ReplicationColumn[]): Uint8Array {
  const isDate = columns.map(({ field }) => field.type === "date");
  const isInteger = columns.map(({ field }) => field.type === "integer");
  const buffer = parquetWriteBuffer({
    createdBy: "casehub",
    schema: [
      { name: "replications", num_children: columns.length },
      ...columns.map(({ field }, i) => ({
        name: field.name,
        repetition_type: "OPTIONAL" as const,
        ...(isDate[i]
          ? { type: "INT32" as const, converted_type: "DATE" as const }
          : { type: isInteger[i] ? ("INT32" as const) : ("DOUBLE" as const) }),
      })),
    ],
    columnData: columns.map(({ field, values }, i) => ({
      name: field.name,
      data: Array.from(values, (value) =>
        Number.isNaN(value) || (isDate[i] && !Number.isFinite(value)) ? null : isDate[i] ? Math.floor(value) : value,
      ),
    })),
  });
  return new Uint8Array(buffer);
}
