/** The parts of a sweep, some of their replications run again before any is used. */

import { shuffled } from "../../experiment/design/shuffled.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import { rowsAgree, SpotCheck } from "../store/spot-check.ts";
import type { OpenSweep } from "./open-sweep.ts";
import type { SweepBlock } from "./sweep-parts.ts";

export interface PartsChecked {
  /** Replications that were run again and agreed. */
  readonly checked: number;
  /** Parts of which one differed. */
  readonly refused: number;
}

export interface Row {
  readonly block: SweepBlock;
  readonly replication: number;
}

/**
 * Checks what has been scanned, as far as these points use it, and puts aside the parts that are not what running again gives.
 * @param executor runs replications, and recalls none
 * @returns undefined when the signal came first
 */
export async function checkParts(
  opened: OpenSweep,
  points: readonly number[],
  executor: Executor,
  signal: StopSignal,
): Promise<PartsChecked | undefined> {
  const { store, sweep, keyOf } = opened;
  const indexOf = new Map(points.map((point) => [keyOf(point), point]));
  const parts = [...store.blocksByPart()].flatMap(([name, all]) => {
    const blocks = all.filter(({ point, from, count }) => indexOf.has(point) && from + count <= sweep.replications);
    return blocks.length > 0 ? [{ name, blocks }] : [];
  });
  const spotCheck = new SpotCheck();
  let refused = 0;
  for (const place of shuffled(parts.length, Math.random)) {
    const { name, blocks } = parts[place];
    const good = await spotCheck.holds(rowsOf(blocks), parts.length, (chosen) =>
      partAgrees(opened, indexOf, chosen, executor, signal),
    );
    if (good === undefined) return undefined;
    if (good) continue;
    refused++;
    store.putAside(name);
  }
  return { checked: spotCheck.count, refused };
}

/** Every replication of some blocks. */
export const rowsOf = (blocks: readonly SweepBlock[]): Row[] =>
  blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, i): Row => ({ block, replication: block.from + i })),
  );

/** Whether the rows, with what their blocks say of their points, are what running again gives; undefined when the signal came first. */
export async function partAgrees(
  { store, plans }: OpenSweep,
  indexOf: ReadonlyMap<string, number>,
  rows: readonly Row[],
  executor: Executor,
  signal: StopSignal,
): Promise<boolean | undefined> {
  for (const { block, replication } of rows)
    try {
      const prepared = plans.prepare(indexOf.get(block.point) as number);
      if (JSON.stringify(prepared.facts) !== JSON.stringify(block.facts)) return false;
      const point = { ...prepared.point, replications: replication + 1 };
      const row = new Map([[replication, store.row(block, replication)]]);
      const good = await rowsAgree(executor, point, prepared, row, signal);
      if (!good) return good;
    } catch {
      // What cannot be run has no replications that could be kept; why not is said when it is run.
      return false;
    }
  return true;
}
