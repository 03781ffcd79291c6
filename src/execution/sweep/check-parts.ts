/**
 * The parts of a sweep, some of their replications run again before any is used: a part's name fits its bytes whoever wrote them. A part
 * of which one replication differs is damaged, or was not written by this casehub, and none of it is used.
 */

import { shuffled } from "../../experiment/design/shuffled.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import { sameNumbers } from "../kept/spot-check.ts";
import type { OpenSweep } from "./open-sweep.ts";
import type { PartBlock } from "./part-file.ts";
import { runBlock } from "./run-block.ts";

/** Replications run again, about, as long as all agree; of one part no more than one in so many, but one at least. */
const mostChecked = 64;
const oneIn = 16;

export interface PartsChecked {
  /** Replications run again. */
  readonly checked: number;
  /** Parts of which one differed. */
  readonly refused: number;
}

interface Row {
  readonly block: PartBlock;
  readonly replication: number;
}

/**
 * Checks what has been scanned, as far as these points use it, and puts aside the parts that are not what running again gives. Which
 * replications are looked at is left to chance, so that nobody who writes a part can tell; once one differs, every part left is tried.
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
  const found = { checked: 0, refused: 0 };
  for (const place of shuffled(parts.length, Math.random)) {
    if (found.refused === 0 && found.checked >= mostChecked) break;
    const { name, blocks } = parts[place];
    const rows = blocks.reduce((sum, { count }) => sum + count, 0);
    const share = found.refused > 0 ? rows : mostChecked / parts.length;
    const chosen = chooseRows(blocks, Math.ceil(Math.max(1, Math.min(rows / oneIn, share))));
    const good = await agree(opened, indexOf, chosen, executor, signal);
    if (good === undefined) return undefined;
    found.checked += chosen.length;
    if (good) continue;
    found.refused++;
    store.putAside(name);
  }
  return found;
}

function chooseRows(blocks: readonly PartBlock[], count: number): Row[] {
  const rows = blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, i) => ({ block, replication: block.from + i })),
  );
  return shuffled(rows.length, Math.random)
    .slice(0, count)
    .map((place) => rows[place]);
}

/** Whether the rows, with what their blocks say of their points, are what running again gives; undefined when the signal came first. */
async function agree(
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
      const again = await runBlock(executor, prepared, { from: replication, count: 1 }, signal);
      if (!again) return undefined;
      if (!sameNumbers(again, store.row(block, replication))) return false;
    } catch {
      // What cannot be run has no replications that could be kept; why not is said when it is run.
      return false;
    }
  return true;
}
