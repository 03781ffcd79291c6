import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";
import type { Simulate } from "./model.ts";

/** Runs replications one after the other where it stands, letting other work in between them. */
export class InlineExecutor implements Executor {
  private readonly simulate: Simulate;

  constructor(simulate: Simulate) {
    this.simulate = simulate;
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    for (const replication of which) {
      if (signal?.aborted) return;
      onReplication(
        this.simulate(point.plan, { seed: point.seed, replication, fixed: point.fixed, values: point.values }),
      );
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  async close(): Promise<void> {}
}
