/** Replications for commands that choose points as they go: what this process knows is looked up, the rest is asked of the store or run. */
import type { Reading } from "../experiment/calibration/reading.ts";
import type { StopSignal } from "../experiment/replications/executor.ts";
import type { Point } from "../experiment/replications/point.ts";
import {
  Interrupted,
  type ReplicationCount,
  type ReplicationScalars,
  type ReplicationSource,
} from "../experiment/replications/source.ts";
import { type Extract, readingsOf, scalarsIn, scalarsOf, wholeOf } from "./store/extract.ts";
import { type RecallOptions, RecallOrRun } from "./store/recall-or-run.ts";

export interface KeptSourceOptions extends RecallOptions {
  /** Hash of the code that runs: another build's replications are not reused. */
  readonly build: string;
  readonly signal?: StopSignal;
  /** Told of each replication asked for: whether it was known already. */
  readonly onReplication?: (reused: boolean) => void;
}

export class KeptSource implements ReplicationSource {
  readonly count: ReplicationCount = { run: 0, reused: 0 };
  private readonly options: KeptSourceOptions;
  private readonly source: RecallOrRun;
  /** Rows by replication, by the key of their extract. */
  private readonly known = new Map<string, Map<number, Float64Array>>();
  private busy: Promise<unknown> = Promise.resolve();

  constructor(options: KeptSourceOptions) {
    this.options = options;
    this.source = new RecallOrRun(options);
  }

  async scalars(point: Point, replications: readonly number[]): Promise<ReplicationScalars[]> {
    const { build } = this.options;
    const extract = scalarsOf(point, build);
    const rows = await this.rows(point, extract, replications, [extract, wholeOf(point, build)]);
    return rows.map((row, i) => scalarsIn(point, replications[i], row));
  }

  /** Nothing else is kept of these: they are many, and each is asked for once. */
  readonly readings = (
    point: Point,
    readings: readonly Reading[],
    replications: readonly number[],
  ): Promise<Float64Array[]> => {
    const extract = readingsOf(point, readings, this.options.build);
    return this.rows(point, extract, replications, [extract]);
  };

  private rows(
    point: Point,
    extract: Extract,
    replications: readonly number[],
    keep: readonly Extract[],
  ): Promise<Float64Array[]> {
    const answer = () => this.answer(point, extract, replications, keep);
    if (this.options.executor.servesMany) return answer();
    const after = this.busy.then(answer);
    this.busy = after.catch(() => {});
    return after;
  }

  private async answer(
    point: Point,
    extract: Extract,
    replications: readonly number[],
    keep: readonly Extract[],
  ): Promise<Float64Array[]> {
    const { signal } = this.options;
    const rows = this.known.get(extract.key) ?? new Map<number, Float64Array>();
    this.known.set(extract.key, rows);
    const missing = [...new Set(replications)].filter((one) => !rows.has(one));
    const take = (replication: number, row: Float64Array, reused: boolean) => {
      rows.set(replication, row);
      this.tally(reused);
    };
    const known = replications.length - missing.length;
    for (let i = 0; i < known; i++) this.tally(true);
    await this.source.ask({ point, extract, replications: missing, known, keep, take, signal });
    if (missing.some((one) => !rows.has(one)) || (missing.length > 0 && signal?.aborted))
      throw new Interrupted("stopped before all replications were done; those finished are kept");
    return replications.map((one) => rows.get(one) as Float64Array);
  }

  private tally(reused: boolean): void {
    this.count[reused ? "reused" : "run"]++;
    this.options.onReplication?.(reused);
  }
}
