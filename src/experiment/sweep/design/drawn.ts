/** The uncertain values that the replications of a sweep draw: kept of each where rows of replications are asked for. */
import type { Plan } from "../../../hub/plan.ts";
import { dimensions } from "../../../scenario/values/quantity.ts";
import type { Axis, SweepPoint } from "../points.ts";
import type { SweepFile } from "./file.ts";

export interface DrawnValue {
  readonly path: string;
  readonly unit: string;
}

const prefix = "drawn:";

/** How a drawn value is named among what is kept of a replication. */
export const drawnColumn = ({ path }: DrawnValue): string => `${prefix}${path}`;

/** The path of a kept column, if it is one of a drawn value. */
export const drawnPath = (column: string): string | undefined =>
  column.startsWith(prefix) ? column.slice(prefix.length) : undefined;

export interface Drawing {
  readonly file: SweepFile;
  readonly plan: Plan;
  readonly axes: readonly Axis[];
  readonly points: readonly SweepPoint[];
}

/**
 * In order of path. None where nothing is drawn: with `fixed: true`, and in a design over the scenario's ranges. A path that the points
 * set is drawn only where they set it to something with a range, a map.
 */
export function drawnValues({ file, plan, axes, points }: Drawing): DrawnValue[] {
  if (file.fixed || points.some(({ u }) => u)) return [];
  const set = new Set(
    axes.filter((_, i) => !points.some(({ texts }) => texts[i].startsWith("{"))).map(({ path }) => path),
  );
  return plan.uncertain.flatMap(({ path = "", dimension }) =>
    set.has(path) ? [] : [{ path, unit: dimensions[dimension].unit }],
  );
}
