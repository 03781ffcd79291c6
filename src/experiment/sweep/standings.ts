/** Which points of a sweep are the best by each target, which cannot be told apart from them, and the frontier of all targets. */
import { shareDifference } from "../statistics/paired-share.ts";
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import { columnOf, type PointRows } from "./estimate.ts";

export interface TargetStanding {
  /** The point at which the target is most probable, the first of several; undefined where no replication of any point meets it. */
  readonly best?: number;
  /** Points whose 95% interval of the difference to the best holds 0, in their order; without the best. */
  readonly tied: ReadonlySet<number>;
}

export interface Standings {
  /** In the order of the sweep's targets. */
  readonly targets: readonly TargetStanding[];
  /** Points than which no other is better by one target and at least as good by all; in their order. */
  readonly frontier: ReadonlySet<number>;
}

const targetColumn = (rows: PointRows, target: number): Float64Array =>
  columnOf(rows, rows.width - rows.facts.shares.length + target);

/** Whether two points cannot be told apart over the replications that both have, which share their luck. */
function isTied(one: PointRows, best: PointRows, target: number): boolean {
  const count = Math.min(one.count, best.count);
  const [own, first] = [one, best].map((rows) => targetColumn(rows, target).subarray(0, count));
  return shareDifference(own, first, one.facts.paired && best.facts.paired).high >= 0;
}

/** Points that are not beaten: no other is at least as probable by every target and more probable by one. */
function unbeaten(points: readonly number[], sharesOf: (point: number) => readonly number[]): number[] {
  const beats = (one: readonly number[], other: readonly number[]) =>
    one.every((share, i) => share >= other[i]) && one.some((share, i) => share > other[i]);
  let frontier: number[] = [];
  for (const point of points) {
    const shares = sharesOf(point);
    if (shares.every((share) => share === 0) || frontier.some((other) => beats(sharesOf(other), shares))) continue;
    frontier = [...frontier.filter((other) => !beats(shares, sharesOf(other))), point];
  }
  return frontier;
}

/**
 * Reads each point once, and those near the best a second time: rows are not held.
 * @param points those that are done, in order
 */
export function standingsOf(
  points: readonly number[],
  rowsOf: (point: number) => PointRows | undefined,
  targets: number,
): Standings {
  const estimates = new Map<number, readonly ShareEstimate[]>();
  for (const point of points) {
    const rows = rowsOf(point);
    if (!rows) continue;
    const each = Array.from({ length: targets }, (_, i) => estimateShare(targetColumn(rows, i), rows.facts.paired));
    estimates.set(point, each);
  }
  const shareOf = (point: number, i: number) => (estimates.get(point) as readonly ShareEstimate[])[i];
  const known = [...estimates.keys()];
  return {
    targets: Array.from({ length: targets }, (_, i): TargetStanding => {
      const best = known.reduce<number | undefined>(
        (top, point) => (shareOf(point, i).share > (top === undefined ? 0 : shareOf(top, i).share) ? point : top),
        undefined,
      );
      const bestRows = best === undefined ? undefined : rowsOf(best);
      if (best === undefined || !bestRows) return { tied: new Set() };
      const { low } = shareOf(best, i);
      return {
        best,
        tied: new Set(
          known.filter((point) => {
            // Intervals that do not touch are told apart without looking at the replications.
            if (point === best || shareOf(point, i).high < low) return false;
            const rows = rowsOf(point);
            return rows !== undefined && isTied(rows, bestRows, i);
          }),
        ),
      };
    }),
    frontier: new Set(
      targets === 0 ? [] : unbeaten(known, (point) => (estimates.get(point) ?? []).map(({ share }) => share)),
    ),
  };
}
