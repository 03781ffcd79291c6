/** An executor whose replications are remembered: they go into the caches as they come, so that no later command runs them again. */
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { ReplicationScalars } from "../../experiment/replications/source.ts";
import type { Replication } from "../../hub/replication.ts";
import { pointKey } from "../point-key.ts";
import { type PackedReplication, pack, type ReplicationCache } from "./replication-cache.ts";
import type { ScalarCache, Widths } from "./scalar-cache.ts";

/** Replications gathered before they are put on the disk: what a kill may cost. */
const kept = 32;

export interface Memory {
  readonly cache: ScalarCache;
  /** Keeps whole replications beside their scalars. */
  readonly whole?: ReplicationCache;
  /** Hash of the code that runs. */
  readonly build: string;
  /** Told, once, that the cache cannot be written to. */
  readonly tell?: (reason: string) => void;
}

/** What is asked about a point: how many numbers a replication of it has. */
export function widthsOf({ plan }: Point): Widths {
  return { values: plan.uncertain.length, outcomes: plan.outcomes.length };
}

export class RememberingExecutor implements Executor {
  private readonly executor: Executor;
  private readonly memory: Memory;
  private failed = false;

  constructor(executor: Executor, memory: Memory) {
    this.executor = executor;
    this.memory = memory;
  }

  get servesMany(): boolean {
    return this.executor.servesMany === true;
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    let fresh: ReplicationScalars[] = [];
    let packed: PackedReplication[] = [];
    const flush = () => {
      const [rows, whole] = [fresh, packed];
      [fresh, packed] = [[], []];
      this.keep(point, rows, whole);
    };
    try {
      await this.executor.run(
        point,
        which,
        (replication) => {
          // Copied, since whoever is handed the replication may give its arrays away.
          const { values, outcomes } = replication;
          fresh.push({ replication: replication.replication, values: values.slice(), outcomes: outcomes.slice() });
          if (this.memory.whole) packed.push(pack(replication));
          onReplication(replication);
          if (fresh.length >= kept) flush();
        },
        signal,
      );
    } finally {
      flush();
    }
  }

  close(): Promise<void> {
    this.memory.whole?.close();
    return this.executor.close();
  }

  /** A cache that cannot be written to costs time later, not the present work. */
  private keep(point: Point, rows: readonly ReplicationScalars[], packed: readonly PackedReplication[]): void {
    const { cache, whole, build, tell } = this.memory;
    if (this.failed) return;
    try {
      const key = pointKey(point, build);
      cache.keep(key, widthsOf(point), rows);
      whole?.keep(key, packed);
    } catch (error) {
      this.failed = true;
      tell?.(`the cache cannot be written to (${(error as Error).message}): what runs now will run again next time`);
    }
  }
}
