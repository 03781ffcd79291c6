/** An executor that hands over the replications that are known, and has the others run. */
import type { Executor, StopSignal } from "../experiment/executor.ts";
import type { Point } from "../experiment/point.ts";
import type { Replication } from "../hub/replication.ts";
import { pointKey } from "./point-key.ts";
import type { ReplicationCache } from "./replication-cache.ts";

export interface Recollection {
  readonly cache: ReplicationCache;
  /** Hash of the code that runs: another build's replications are not reused. */
  readonly build: string;
  /** Told, once a request, what is run or reused and why. */
  readonly tell?: (reason: string) => void;
  /** Told, once a request, how many were not run. */
  readonly onReused?: (count: number) => void;
}

export class RecallingExecutor implements Executor {
  private readonly executor: Executor;
  private readonly recollection: Recollection;

  constructor(executor: Executor, recollection: Recollection) {
    this.executor = executor;
    this.recollection = recollection;
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    const { cache, build, tell, onReused } = this.recollection;
    const missing = new Set(which);
    for (const found of cache.recall(point, pointKey(point, build), which)) {
      for (const replication of found) {
        missing.delete(replication.replication);
        onReplication(replication);
      }
      // Reading keeps the process busy: an interruption is let in between two parts.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) return;
    }
    const reused = which.length - missing.size;
    onReused?.(reused);
    const parts = [
      reused > 0 ? `${reused} reused: the same plan, seed and code were run before` : "",
      missing.size > 0 ? `${missing.size} run: not kept from before` : "",
    ];
    tell?.(`${point.plan.name}: ${parts.filter(Boolean).join("; ")}`);
    await this.executor.run(point, [...missing], onReplication, signal);
  }

  close(): Promise<void> {
    return this.executor.close();
  }
}
