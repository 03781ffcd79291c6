/** A sweep made ready to run: its keys, its store of parts, the plans of its points, and the schedule of what is missing. */
import { blockSize, blocksOf } from "../../experiment/sweep/block.ts";
import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { estimatePoint, type PointRows } from "../../experiment/sweep/estimate.ts";
import { overridesOf } from "../../experiment/sweep/points.ts";
import { firstCount, wantedCount } from "../../experiment/sweep/precise.ts";
import { Schedule } from "../../experiment/sweep/schedule.ts";
import { type Build, commandIdentity } from "../identity.ts";
import { KeptStore } from "../store/kept.ts";
import { familyKey, keptColumns, sweepPointKey } from "./keys.ts";
import { PartStore } from "./part-store.ts";
import { PointPlans, type SweepBase } from "./point-plans.ts";

export interface OpenSweep {
  readonly sweep: Sweep;
  readonly family: string;
  /** SHA-256 of all that fixes a byte of the result. */
  readonly identity: string;
  readonly base: SweepBase;
  readonly store: PartStore;
  readonly plans: PointPlans;
  readonly keyOf: (point: number) => string;
  /** Rows of a point's first replications; undefined when they are not all there. */
  readonly rowsOf: (point: number, replications: number) => PointRows | undefined;
}

/** @param out folder of results, in which the store is */
export function openSweep(sweep: Sweep, build: Build, out: string): OpenSweep {
  const family = familyKey(sweep, build.hash);
  const keys = sweep.points.map((point) => sweepPointKey(sweep, point));
  const { name, file, base: scenario, replications } = sweep;
  const { design: _, constraints: __, ...options } = file;
  const base: SweepBase = {
    scenario: sweep.scenario,
    texts: [...sweep.texts],
    set: sweep.set,
    seed: sweep.seed,
    fixed: file.fixed,
    columns: keptColumns(sweep),
    targets: sweep.targets,
    factors: sweep.factors.map((factor) => factor.name),
  };
  const store = new PartStore(new KeptStore(out), family, base.columns.length + base.targets.length);
  const keyOf = (point: number) => keys[point];
  return {
    sweep,
    family,
    identity: commandIdentity("sweep", [family], { name, scenario: scenario.name, options, replications, keys }),
    base,
    store,
    plans: new PointPlans(base, (index) => settingsOf(sweep, index), sweep.parsed),
    keyOf,
    rowsOf: (point, count) => store.rows(keyOf(point), blocksOf(point, count)),
  };
}

/** What a point sets, as plain data. */
export function settingsOf(sweep: Sweep, index: number) {
  const point = sweep.points[index];
  return { overrides: overridesOf(sweep.axes, point), u: point.u && [...point.u] };
}

export interface Progressing {
  /** Told when a point needs no more, and whether it meets every target. */
  readonly onPoint: (point: number, meets: boolean) => void;
}

/** The schedule of some of a sweep's points. */
export function scheduleOf(opened: OpenSweep, points: readonly number[], { onPoint }: Progressing): Schedule {
  const { sweep, base, rowsOf } = opened;
  const { precision, replications: cap } = sweep;
  const known = (point: number, replications: number): PointRows => {
    const rows = rowsOf(point, replications);
    if (!rows) throw new RangeError(`the replications of point ${point} are not all there`);
    return rows;
  };
  const schedule: Schedule = new Schedule({
    points,
    replications: precision.length > 0 ? firstCount(precision, cap) : cap,
    judge: (point, replications) =>
      precision.length === 0
        ? replications
        : wantedCount(precision, known(point, replications), cap, ({ index }) =>
            base.columns.indexOf(sweep.plan.outcomes[index].name),
          ),
    onDone: (point) => {
      const { targets } = estimatePoint(known(point, schedule.wantedOf(point)), 0);
      onPoint(point, targets.length > 0 && targets.every(({ verdict }) => verdict === "met"));
    },
  });
  return schedule;
}

/** Takes what the schedule wants of the parts that were scanned. @returns replications taken @param tell told, point by point, what is reused and what is missing */
export function takeKnown(
  { store, keyOf }: OpenSweep,
  schedule: Schedule,
  points: readonly number[],
  tell?: (point: number, reused: number, wanted: number) => void,
): number {
  const before = schedule.replications.done;
  for (const point of points) {
    let reused = 0;
    // A precision may want more once these are there.
    for (let from = 0; from < schedule.wantedOf(point); ) {
      const count = Math.min(blockSize, schedule.wantedOf(point) - from);
      if (store.has(keyOf(point), from, count)) {
        schedule.finish({ point, from, count });
        reused += count;
      }
      from += count;
    }
    tell?.(point, reused, schedule.wantedOf(point));
  }
  return schedule.replications.done - before;
}
