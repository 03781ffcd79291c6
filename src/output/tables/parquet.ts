import { parquetBytes } from "../results/parquet.ts";
import type { ReplicationColumn } from "./replications.ts";

/** The table of replications as Parquet: doubles in full, dates as DATE with null for "never" and for no value. */
export function replicationsParquet(columns: readonly ReplicationColumn[]): Uint8Array {
  return parquetBytes(
    "replications",
    columns.map(({ field, values }) => ({ field, cells: values })),
  );
}
