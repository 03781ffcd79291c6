import type { Replication } from "../../hub/replication.ts";
import type { Point } from "./point.ts";

/** The part of an AbortSignal that is used here; a browser's and Node's are both one. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Where replications are run. The choice never changes a result, only how soon it comes. */
export interface Executor {
  /**
   * Runs the replications named in `which`, each once, of a point and hands each over, in any order. Resolves when all are done, or
   * when `signal` is aborted: what is then unfinished is dropped. Rejects when a replication throws.
   */
  run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void>;
  /** Whether it may be asked to run again, for whatever point, before it is done; otherwise one request follows the other. */
  readonly servesMany?: boolean;
  /** Ends whatever the executor keeps alive. */
  close(): Promise<void>;
}
