/**
 * Replications recalled from a disk, some of them run again before they are believed: a part's name fits its bytes whoever wrote them. A
 * part of which one differs is damaged, or was not written by this casehub, and none of it is used.
 */
import { plural } from "../../engine/wording.ts";
import { shuffled } from "../../experiment/design/shuffled.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { RowReader } from "./extract.ts";

/** One in so many of a part is run again: a few hundredths of the work that recalling saves. */
const oneIn = 16;
/** So many, about, as long as all agree. */
const enough = 64;

export class SpotCheck {
  private agreed = 0;
  private refused = 0;

  /**
   * Whether a part gives what running again gives, as far as it is tried: one of each part at least until enough have agreed, then some
   * parts by chance, and every part after one that did not. Undefined when the signal came first.
   * @param rows what the part holds @param parts how many are to be believed together
   * @param agree whether all of the rows chosen are what running them again gives; undefined when the signal came first
   */
  async holds<Row>(
    rows: readonly Row[],
    parts: number,
    agree: (chosen: readonly Row[]) => Promise<boolean | undefined>,
  ): Promise<boolean | undefined> {
    const chosen = this.choose(rows, parts);
    const good = await agree(chosen);
    if (good === false) this.refused++;
    else if (good) this.agreed += chosen.length;
    return good;
  }

  /** Replications that were run again and agreed. */
  get count(): number {
    return this.agreed;
  }

  /** By chance, so that nobody who writes a part can tell which will be looked at. */
  private choose<Row>(rows: readonly Row[], parts: number): Row[] {
    const share = this.refused > 0 ? rows.length / oneIn : Math.min(rows.length / oneIn, enough / parts);
    const isStrict = this.refused > 0 || this.agreed < enough;
    const wanted = isStrict ? Math.ceil(Math.max(1, share)) : Math.floor(share + Math.random());
    return shuffled(rows.length, Math.random)
      .slice(0, wanted)
      .map((place) => rows[place]);
  }
}

/** Whether rows, by replication, are what running them again gives; undefined when the signal came first. @param executor remembers none of them */
export async function rowsAgree(
  executor: Executor,
  point: Point,
  { width, read }: RowReader,
  rows: ReadonlyMap<number, Float64Array>,
  signal?: StopSignal,
): Promise<boolean | undefined> {
  const again = new Float64Array(width);
  let left = rows.size;
  let good = true;
  await executor.run(
    point,
    [...rows.keys()],
    (replication) => {
      read(replication, again);
      left--;
      const row = rows.get(replication.replication);
      if (!row || !sameNumbers(row, again)) good = false;
    },
    signal,
  );
  return left > 0 ? undefined : good;
}

/** Whether numbers are the same, whatever bits say that there is none. */
function sameNumbers(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, i) => Object.is(value, other[i]));
}

/** What is said of files of a store that were not used. */
export function damagedWords(count: number): string {
  return `${count} ${plural(count, "file")} of the cache ${plural(count, "is", "are")} damaged; skipped, and what ${plural(count, "it", "they")} held is run again`;
}
