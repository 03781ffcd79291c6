/** The one way to replications: what is kept is recalled, the rest is run and kept. */
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import { dimensions } from "../../scenario/values/quantity.ts";
import type { Extract } from "./extract.ts";
import type { KeptStore } from "./kept.ts";
import { KeptRows } from "./kept-rows.ts";
import { rowsAgree, SpotCheck } from "./spot-check.ts";

export interface RecallOptions {
  readonly executor: Executor;
  /** Without one, nothing is recalled or kept. */
  readonly store?: KeptStore;
  /** Told, once a request, what is run or reused and why; and, once, that the store cannot be written to. */
  readonly tell?: (reason: string) => void;
  /** Told, once a request, how many files of the store could not be used. */
  readonly onDamaged?: (count: number) => void;
}

export interface Request {
  readonly point: Point;
  /** What is wanted of each replication. */
  readonly extract: Extract;
  readonly replications: readonly number[];
  /** How many more were asked for that whoever asks knows already. */
  readonly known?: number;
  /** What is kept of those that are run. */
  readonly keep: readonly Extract[];
  /** Told of each replication, in any order. The row is the receiver's. */
  readonly take: (replication: number, row: Float64Array, reused: boolean) => void;
  readonly signal?: StopSignal;
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

export class RecallOrRun {
  private readonly options: RecallOptions;
  private readonly spotCheck = new SpotCheck();
  /** Names of parts that were found good, or not: their bytes are those of their names. */
  private readonly found = new Map<string, boolean>();
  private cannotWrite = false;

  constructor(options: RecallOptions) {
    this.options = options;
  }

  /** Resolves when each replication named was handed over once, or the signal has come: what is finished is then kept. Rejects when a replication throws. */
  async ask(request: Request): Promise<void> {
    const missing = new Set(request.replications);
    const asked = missing.size;
    if (!(await this.recall(request, missing))) return;
    this.explain(request.point, (request.known ?? 0) + asked - missing.size, missing.size);
    await this.run(request, [...missing]);
  }

  /** Hands over what is kept, and takes it from what is missing. @returns false when the signal came first */
  private async recall({ point, extract, take, signal }: Request, missing: Set<number>): Promise<boolean> {
    const { store, executor, onDamaged } = this.options;
    if (!store) return true;
    const kept = new KeptRows(store, extract);
    const names = kept.names();
    let damaged = 0;
    for (const name of names) {
      if (missing.size === 0) break;
      const before = this.found.get(name);
      if (before === false) continue;
      const rows = kept.rows(name, missing);
      if (rows?.size === 0) continue;
      const agree = (chosen: readonly [number, Float64Array][]) =>
        rowsAgree(executor, point, extract, new Map(chosen), signal);
      const good =
        rows === undefined ? false : (before ?? (await this.spotCheck.holds([...rows], names.length, agree)));
      // Reading keeps the process busy: an interruption is let in between two parts.
      await new Promise((resolve) => setImmediate(resolve));
      if (good === undefined || signal?.aborted) return false;
      this.found.set(name, good);
      if (!good || !rows) damaged++;
      else
        for (const [replication, row] of rows) {
          missing.delete(replication);
          take(replication, row, true);
        }
    }
    if (damaged > 0) onDamaged?.(damaged);
    return true;
  }

  private async run({ point, extract, keep, take, signal }: Request, missing: readonly number[]): Promise<void> {
    const { store, executor } = this.options;
    const kept = store ? keep.map((one) => new KeptRows(store, one)) : [];
    try {
      await executor.run(
        point,
        missing,
        (replication) => {
          // Read and kept first, since whoever is handed a replication may give its arrays away.
          const row = new Float64Array(extract.width);
          extract.read(replication, row);
          this.write(() => {
            for (const rows of kept) rows.add(replication);
          });
          take(replication.replication, row, false);
        },
        signal,
      );
    } finally {
      this.write(() => {
        for (const rows of kept) rows.flush();
      });
    }
  }

  /** A store that cannot be written to costs time later, not the present work. */
  private write(change: () => void): void {
    if (this.cannotWrite) return;
    try {
      change();
    } catch (error) {
      this.cannotWrite = true;
      this.options.tell?.(
        `the cache cannot be written to (${(error as Error).message}): what runs now will run again next time`,
      );
    }
  }

  private explain(point: Point, reused: number, missing: number): void {
    const { plan, fixed, seed } = point;
    const where = `${plan.name}${setWords(point)}, seed ${seed}${fixed ? ", values held" : ""}`;
    const parts = [
      reused > 0 ? `${reused} reused: the same plan, seed and code were run before` : "",
      missing > 0 ? `${missing} run: not kept from before` : "",
    ];
    if (reused + missing > 0) this.options.tell?.(`${where}: ${parts.filter(Boolean).join("; ")}`);
  }
}
