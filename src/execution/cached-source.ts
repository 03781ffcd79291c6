/** The laboratory over an executor: what is known is looked up, the rest is run and remembered. */
import type { Executor, StopSignal } from "../experiment/replications/executor.ts";
import type { Point } from "../experiment/replications/point.ts";
import {
  Interrupted,
  type ReplicationCount,
  type ReplicationScalars,
  type ReplicationSource,
} from "../experiment/replications/source.ts";
import type { Replication } from "../hub/replication.ts";
import { dimensions } from "../scenario/values/quantity.ts";
import { RememberingExecutor, widthsOf } from "./kept/remembering.ts";
import type { ReplicationCache } from "./kept/replication-cache.ts";
import type { ScalarCache, Widths } from "./kept/scalar-cache.ts";
import { SpotCheck, sameNumbers } from "./kept/spot-check.ts";
import { pointKey } from "./point-key.ts";

export interface CachedSourceOptions {
  readonly executor: Executor;
  /** Hash of the code that runs: another build's replications are not reused. */
  readonly build: string;
  /** Without one, replications are remembered in this process alone. */
  readonly cache?: ScalarCache;
  /** Where whole replications are kept beside their scalars, for a run. */
  readonly whole?: ReplicationCache;
  readonly signal?: StopSignal;
  /** Told of each replication asked for: whether it was known already. */
  readonly onReplication?: (reused: boolean) => void;
  /** Told, once a point, how many files of the cache could not be used. */
  readonly onDamaged?: (count: number) => void;
  /** Told, once a request, what is run or reused and why. */
  readonly tell?: (reason: string) => void;
}

/** Values named one by one in what is told of a point. */
const named = 2;

/** What tells a point of a design from the others of its plan: the uncertain values that are not at their best estimate. */
function setWords({ plan, values }: Point): string {
  if (!values) return "";
  const set = plan.uncertain.flatMap(({ path = "a value", value, dimension }, i) => {
    if (values[i] === value) return [];
    const { unit } = dimensions[dimension];
    return [`${path} at ${Number(values[i].toPrecision(4))}${unit === "" ? "" : ` ${unit}`}`];
  });
  if (set.length === 0) return " at its best estimates";
  return ` with ${set.length <= named ? set.join(" and ") : `${set.length} values set`}`;
}

function isSame(one: ReplicationScalars, other: Replication): boolean {
  return sameNumbers(one.values, other.values) && sameNumbers(one.outcomes, other.outcomes);
}

export class CachedSource implements ReplicationSource {
  readonly count: ReplicationCount = { run: 0, reused: 0 };
  private readonly options: CachedSourceOptions;
  private readonly known = new Map<string, Promise<Map<number, ReplicationScalars>>>();
  private readonly spotCheck: SpotCheck;
  private readonly executor: Executor;
  private busy: Promise<unknown> = Promise.resolve();

  constructor(options: CachedSourceOptions) {
    const { executor, cache, whole, build, tell } = options;
    this.options = options;
    this.spotCheck = new SpotCheck(executor);
    this.executor = cache ? new RememberingExecutor(executor, { cache, whole, build, tell }) : executor;
  }

  scalars(point: Point, replications: readonly number[]): Promise<ReplicationScalars[]> {
    if (this.executor.servesMany) return this.answer(point, replications);
    const answer = this.busy.then(() => this.answer(point, replications));
    this.busy = answer.catch(() => {});
    return answer;
  }

  private async answer(point: Point, replications: readonly number[]): Promise<ReplicationScalars[]> {
    const { signal, onReplication, build } = this.options;
    const rows = await this.recalled(point, pointKey(point, build), widthsOf(point));
    const missing = [...new Set(replications)].filter((replication) => !rows.has(replication));
    const reused = replications.length - missing.length;
    this.count.reused += reused;
    for (let i = 0; i < reused; i++) onReplication?.(true);
    this.explain(point, rows.size, reused, missing.length);
    await this.runMissing(point, rows, missing);
    if (missing.some((replication) => !rows.has(replication)) || (missing.length > 0 && signal?.aborted))
      throw new Interrupted("stopped before all replications were done; those finished are kept");
    return replications.map((replication) => rows.get(replication) as ReplicationScalars);
  }

  /** What this process knows of a point, with what the cache does when the point is first asked for. */
  private recalled(point: Point, key: string, widths: Widths): Promise<Map<number, ReplicationScalars>> {
    const before = this.known.get(key);
    if (before) return before;
    const known = this.remembered(point, key, widths);
    this.known.set(key, known);
    return known;
  }

  private async remembered(point: Point, key: string, widths: Widths): Promise<Map<number, ReplicationScalars>> {
    const { cache, onDamaged, signal } = this.options;
    const { parts, ignored } = cache?.recall(key, widths) ?? { parts: [], ignored: 0 };
    const known = new Map<number, ReplicationScalars>();
    let damaged = ignored;
    for (const rows of parts) {
      const good = await this.spotCheck.holds(point, rows, isSame, signal);
      if (good) for (const row of rows) known.set(row.replication, row);
      else if (good === false) damaged++;
    }
    if (damaged > 0) onDamaged?.(damaged);
    return known;
  }

  private explain(point: Point, known: number, reused: number, missing: number): void {
    const { plan, fixed, seed } = point;
    const where = `${plan.name}${setWords(point)}, seed ${seed}${fixed ? ", values held" : ""}`;
    const parts = [
      reused > 0 ? `${reused} reused: the same plan, seed and code were run before` : "",
      missing > 0
        ? `${missing} run: ${known > 0 ? "not run before" : "this plan was not run before with this seed and code"}`
        : "",
    ];
    this.options.tell?.(`${where}: ${parts.filter(Boolean).join("; ")}`);
  }

  private async runMissing(
    point: Point,
    rows: Map<number, ReplicationScalars>,
    missing: readonly number[],
  ): Promise<void> {
    const { signal, onReplication } = this.options;
    await this.executor.run(
      point,
      missing,
      ({ replication, values, outcomes }) => {
        rows.set(replication, { replication, values, outcomes });
        this.count.run++;
        onReplication?.(false);
      },
      signal,
    );
  }
}
