/**
 * Replications recalled from a disk, some of them run again before they are believed: a file's name fits its bytes whoever wrote them. A
 * part of which one differs is damaged, or was not written by this casehub, and none of it is used.
 */
import { plural } from "../../engine/wording.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";

/** One in so many is run again: a few hundredths of the work that recalling saves. */
const oneIn = 16;

export class SpotCheck {
  private readonly executor: Executor;
  private strict = true;

  /** @param executor runs replications again, and remembers none of them */
  constructor(executor: Executor) {
    this.executor = executor;
  }

  /**
   * Whether a part gives what running again gives, as far as it is tried: always of the first part, of large ones, and of all after one
   * that did not. Undefined when the signal came first.
   * @param rows what the part holds @param agrees whether a row is what a replication gives
   */
  async holds<T extends { readonly replication: number }>(
    point: Point,
    rows: readonly T[],
    agrees: (row: T, again: Replication) => boolean,
    signal?: StopSignal,
  ): Promise<boolean | undefined> {
    const chosen = this.choose(rows);
    const byNumber = new Map(chosen.map((row) => [row.replication, row]));
    let good = true;
    await this.executor.run(
      point,
      [...byNumber.keys()],
      (again) => {
        const row = byNumber.get(again.replication);
        byNumber.delete(again.replication);
        if (row && !agrees(row, again)) good = false;
      },
      signal,
    );
    if (byNumber.size > 0) return undefined;
    this.strict = !good || (this.strict && chosen.length === 0);
    return good;
  }

  /** By chance, so that nobody who writes a part can tell which will be looked at. */
  private choose<T>(rows: readonly T[]): T[] {
    const count = Math.floor(rows.length / oneIn + Math.random());
    const left = [...rows];
    const wanted = Math.min(left.length, Math.max(count, this.strict ? 1 : 0));
    return Array.from({ length: wanted }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
  }
}

/** Whether numbers are the same, whatever bits say that there is none. */
export function sameNumbers(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, i) => Object.is(value, other[i]));
}

/** What is said of files of a cache that were not used. */
export function damagedWords(count: number): string {
  return `${count} ${plural(count, "file")} of the cache ${plural(count, "is", "are")} damaged; skipped, and what ${plural(count, "it", "they")} held is run again`;
}
