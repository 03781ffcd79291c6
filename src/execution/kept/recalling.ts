/** An executor that hands over the replications that are known, and has the others run. */
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";
import { pointKey } from "../point-key.ts";
import type { RecalledPart, ReplicationCache } from "./replication-cache.ts";
import { SpotCheck, sameNumbers } from "./spot-check.ts";

export interface Recollection {
  readonly cache: ReplicationCache;
  /** Runs some of what is recalled again before it is believed, and remembers nothing. */
  readonly checking: Executor;
  /** Hash of the code that runs: another build's replications are not reused. */
  readonly build: string;
  /** Told, once a request, what is run or reused and why. */
  readonly tell?: (reason: string) => void;
  /** Told, once a request, how many were not run. */
  readonly onReused?: (count: number) => void;
  /** Told, once a request, how many files that lay in the cache could not be used. */
  readonly onDamaged?: (count: number) => void;
}

function isSame(one: Replication, other: Replication): boolean {
  return (
    one.events === other.events &&
    sameNumbers(one.values, other.values) &&
    sameNumbers(one.outcomes, other.outcomes) &&
    sameNumbers(one.daily, other.daily)
  );
}

export class RecallingExecutor implements Executor {
  private readonly executor: Executor;
  private readonly recollection: Recollection;
  private readonly spotCheck: SpotCheck;
  /** Names of parts that were found good, or not: their bytes are those of their names. */
  private readonly found = new Map<string, boolean>();

  constructor(executor: Executor, recollection: Recollection) {
    this.executor = executor;
    this.recollection = recollection;
    this.spotCheck = new SpotCheck(recollection.checking);
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    const { cache, build, tell, onReused, onDamaged } = this.recollection;
    const missing = new Set(which);
    let damaged = 0;
    for (const part of cache.recall(point, pointKey(point, build), missing)) {
      const good = await this.isGood(point, part, signal);
      // Reading keeps the process busy: an interruption is let in between two parts.
      await new Promise((resolve) => setImmediate(resolve));
      if (good === undefined || signal?.aborted) return;
      if (!good) damaged++;
      for (const replication of good ? part.rows : []) {
        if (!missing.delete(replication.replication)) continue;
        onReplication(replication);
      }
    }
    if (damaged > 0) onDamaged?.(damaged);
    const reused = which.length - missing.size;
    onReused?.(reused);
    const parts = [
      reused > 0 ? `${reused} reused: the same plan, seed and code were run before` : "",
      missing.size > 0 ? `${missing.size} run: not kept from before` : "",
    ];
    tell?.(`${point.plan.name}: ${parts.filter(Boolean).join("; ")}`);
    await this.executor.run(point, [...missing], onReplication, signal);
  }

  /** Undefined when the signal came first. */
  private async isGood(point: Point, { name, rows, isWhole }: RecalledPart, signal?: StopSignal) {
    if (!isWhole) return false;
    if (rows.length === 0) return true;
    const before = this.found.get(name);
    if (before !== undefined) return before;
    const good = await this.spotCheck.holds(point, rows, isSame, signal);
    if (good !== undefined) this.found.set(name, good);
    return good;
  }

  close(): Promise<void> {
    return this.executor.close();
  }
}
