import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { PreparedPoint } from "./point-plans.ts";

/** Why a block could not be run: the same words wherever it was, and whichever replication was first to fail. */
export function reasonOf(error: unknown): string {
  const { message, details } = error as Error & { details?: { readonly said?: string } };
  return details?.said ?? message;
}

/**
 * Runs a block and keeps of each replication what the sweep keeps.
 * @returns rows in replication order; undefined when the signal came first
 * @throws what a replication throws
 */
export async function runBlock(
  executor: Executor,
  { point, width, read }: PreparedPoint,
  { from, count }: { readonly from: number; readonly count: number },
  signal?: StopSignal,
): Promise<Float64Array | undefined> {
  const rows = new Float64Array(count * width);
  const which = Array.from({ length: count }, (_, i) => from + i);
  let there = 0;
  await executor.run(
    { ...point, replications: from + count },
    which,
    (replication) => {
      const row = replication.replication - from;
      read(replication, rows.subarray(row * width, (row + 1) * width));
      there++;
    },
    signal,
  );
  return there === count ? rows : undefined;
}
