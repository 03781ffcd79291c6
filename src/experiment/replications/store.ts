import type { Replication } from "../../hub/replication.ts";

/**
 * What estimates read. All rows are in replication order and cover replications 0 to `count - 1`: the longest unbroken run
 * from the first, since the replications that happen to finish early are not a fair sample.
 */
export interface ReplicationRows {
  readonly count: number;
  /** One outcome, a value per replication. */
  outcome(index: number): Float64Array;
  /** The draws of one uncertain value, one per replication. */
  value(index: number): Float64Array;
  /** Model events processed, a count per replication. */
  events(): Float64Array;
  /** Days `from` to `to - 1` of one daily column: the value of replication r on day d is at `r * (to - from) + d - from`. */
  daily(column: number, from: number, to: number): Float64Array;
}

/** Takes replications in any order, each once. */
export interface ReplicationStore extends ReplicationRows {
  /** @throws RangeError when this replication was put before */
  put(replication: Replication): void;
  close(): void;
}
