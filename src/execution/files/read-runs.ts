/** Runs of which only a few readings are wanted: each is run once, read, and its readings kept on disk. */
import { createHash } from "node:crypto";
import { type Reading, readReplication } from "../../experiment/calibration/reading.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import { Interrupted, type ReplicationCount, type ReplicationScalars } from "../../experiment/replications/source.ts";
import type { Replication } from "../../hub/replication.ts";
import type { ScalarCache } from "../kept/scalar-cache.ts";
import { SpotCheck, sameNumbers } from "../kept/spot-check.ts";
import { pointKey } from "../point-key.ts";

export interface RunReaderOptions {
  readonly executor: Executor;
  readonly cache: ScalarCache;
  /** Hash of the code that runs. */
  readonly build: string;
  readonly signal: StopSignal;
  readonly onReplication: () => void;
  /** Told how many files of the cache could not be used. */
  readonly onDamaged?: (count: number) => void;
}

export class RunReader {
  readonly count: ReplicationCount = { run: 0, reused: 0 };
  private readonly options: RunReaderOptions;
  private readonly spotCheck: SpotCheck;

  constructor(options: RunReaderOptions) {
    this.options = options;
    this.spotCheck = new SpotCheck(options.executor);
  }

  /**
   * Readings of the named replications, in the order named. Rejects with `Interrupted` when the signal comes first; what was finished is
   * kept.
   */
  readonly read = async (
    point: Point,
    readings: readonly Reading[],
    replications: readonly number[],
  ): Promise<Float64Array[]> => {
    const { executor, cache, signal, onReplication, onDamaged } = this.options;
    const key = this.keyOf(point, readings);
    const widths = { values: 0, outcomes: readings.length };
    const rows = new Map<number, Float64Array>();
    const { parts, ignored } = cache.recall(key, widths);
    let damaged = ignored;
    for (const part of parts) {
      const agrees = (row: ReplicationScalars, again: Replication) =>
        sameNumbers(row.outcomes, readReplication(point.plan, readings, again));
      const good = await this.spotCheck.holds(point, part, agrees, signal);
      if (good) for (const row of part) rows.set(row.replication, row.outcomes);
      else if (good === false) damaged++;
    }
    if (damaged > 0) onDamaged?.(damaged);
    const missing = replications.filter((one) => !rows.has(one));
    for (let i = missing.length; i < replications.length; i++) onReplication();
    this.count.reused += replications.length - missing.length;
    const fresh: ReplicationScalars[] = [];
    await executor.run(
      point,
      missing,
      (replication) => {
        const outcomes = readReplication(point.plan, readings, replication);
        fresh.push({ replication: replication.replication, values: new Float64Array(0), outcomes });
        rows.set(replication.replication, outcomes);
        this.count.run++;
        onReplication();
      },
      signal,
    );
    try {
      cache.keep(
        key,
        widths,
        fresh.sort((a, b) => a.replication - b.replication),
      );
    } catch {
      // A cache that cannot be written to costs time later, not the present work.
    }
    if (fresh.length < missing.length || (missing.length > 0 && signal.aborted))
      throw new Interrupted("stopped before all sets of values were tried; those finished are kept");
    return replications.map((one) => rows.get(one) as Float64Array);
  };

  private keyOf(point: Point, readings: readonly Reading[]): string {
    const read = readings.map(({ series, from, day }) => [series.column, from, day]);
    return createHash("sha256")
      .update(JSON.stringify(["readings 1", pointKey(point, this.options.build), read]))
      .digest("hex");
  }
}
