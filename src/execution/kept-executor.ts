/** An executor that hands over the whole replications that are kept, and has the others run. */
import type { Executor, StopSignal } from "../experiment/replications/executor.ts";
import type { Point } from "../experiment/replications/point.ts";
import type { Replication } from "../hub/replication.ts";
import { scalarsOf, wholeIn, wholeOf } from "./store/extract.ts";
import { type RecallOptions, RecallOrRun } from "./store/recall-or-run.ts";

export interface KeptExecutorOptions extends RecallOptions {
  /** Hash of the code that runs: another build's replications are not reused. */
  readonly build: string;
  /** Whether what is run is kept for other commands. */
  readonly keeps: boolean;
  /** Told of each replication that need not be run. */
  readonly onReused?: () => void;
}

export class KeptExecutor implements Executor {
  private readonly options: KeptExecutorOptions;
  private readonly source: RecallOrRun;

  constructor(options: KeptExecutorOptions) {
    this.options = options;
    this.source = new RecallOrRun(options);
  }

  run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    const { build, keeps, onReused } = this.options;
    const extract = wholeOf(point, build);
    return this.source.ask({
      point,
      extract,
      replications: which,
      keep: keeps ? [extract, scalarsOf(point, build)] : [],
      take: (replication, row, reused) => {
        if (reused) onReused?.();
        onReplication(wholeIn(point, replication, row));
      },
      signal,
    });
  }

  async close(): Promise<void> {
    const { keeps, store, executor } = this.options;
    if (keeps) store?.shrink();
    await executor.close();
  }
}
