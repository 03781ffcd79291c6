/** A sample of a result's replications, run again, beside what the folder holds. */
import { createHash } from "node:crypto";
import { MemoryStore } from "../../experiment/replications/memory-store.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";
import { cellText } from "../table.ts";
import { replicationColumns } from "../tables/replications.ts";
import type { RecordedRun } from "./recorded.ts";

export interface Disagreement {
  readonly replication: number;
  readonly column: string;
  /** As in the folder, and as run again. */
  readonly recorded: string;
  readonly rerun: string;
}

export interface Verification {
  readonly sample: readonly number[];
  /** Values compared. */
  readonly values: number;
  readonly disagreements: readonly Disagreement[];
  /** Columns that only the folder has, or only the model. */
  readonly columns: { readonly unknown: readonly string[]; readonly missing: readonly string[] };
}

/** Replications drawn without replacement, in order: those whose hash with the run's identity is lowest. */
export function sampleOf(identity: string, count: number, size: number): number[] {
  const tickets = Array.from({ length: count }, (_, replication) => ({
    replication,
    ticket: createHash("sha256").update(`${identity} ${replication}`).digest("hex"),
  }));
  return tickets
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .slice(0, size)
    .map(({ replication }) => replication)
    .sort((a, b) => a - b);
}

/** @param rerun the replications of the sample, in any order */
export function verify(recorded: RecordedRun, point: Point, rerun: readonly Replication[]): Verification {
  const ordered = [...rerun].sort((a, b) => a.replication - b.replication);
  const sample = ordered.map(({ replication }) => replication);
  const rows = new MemoryStore(point.plan.days);
  for (const [at, replication] of ordered.entries()) rows.put({ ...replication, replication: at });
  // The two columns that number the rows are made from their place, which in a sample is another.
  const columns = replicationColumns({ point, rows }).filter(
    ({ field }) => !["replication", "draw"].includes(field.name),
  );
  const names = new Set(columns.map(({ field }) => field.name));
  const disagreements: Disagreement[] = [];
  let values = 0;
  for (const { field, values: own } of columns) {
    const place = recorded.header.indexOf(field.name);
    if (place < 0) continue;
    for (const [at, replication] of sample.entries()) {
      values++;
      const again = cellText(field, own[at]);
      const before = recorded.rows[replication][place];
      if (before !== again) disagreements.push({ replication, column: field.name, recorded: before, rerun: again });
    }
  }
  return {
    sample,
    values,
    disagreements,
    columns: {
      unknown: recorded.header.slice(2).filter((name) => !names.has(name)),
      missing: [...names].filter((name) => !recorded.header.includes(name)),
    },
  };
}

/** Whether the folder holds what its scenario gives. */
export function agrees({ disagreements, columns: { unknown, missing } }: Verification): boolean {
  return disagreements.length + unknown.length + missing.length === 0;
}
