/** Sorts of work: lines of cases whose work costs the same under all rules, and that the same pools can take. */
import type { Groups } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import { sorts as perEffort, type phaseColumns, workHours } from "./efforts.ts";

export interface WorkSorts {
  /** Sort of each line, which is (stage * 2 + cohort) * types + type; -1 where there is nothing for staff to do. */
  readonly of: Int32Array;
  /** A line's place among the efforts of the rules, stage * types + type, for one line of each sort. */
  readonly efforts: readonly number[];
}

/** @param rules of every regime @param groups of each @param phases columns of all efforts that tell their spread */
export function workSorts(
  rules: readonly Rules[],
  groups: readonly Groups[],
  phases: ReturnType<typeof phaseColumns>,
): WorkSorts {
  const [{ stages, typeNames }] = rules;
  const types = typeNames.length;
  const hours = rules.map(workHours);
  const found = new Map<string, number>();
  const efforts: number[] = [];
  const of = Int32Array.from({ length: stages.count * 2 * types }, (_, line) => {
    if (groups.every((one) => one.of[line] < 0)) return -1;
    const stage = Math.floor(line / (2 * types));
    const effort = stage * types + (line % types);
    const key = [
      stage,
      ...[...hours, ...Object.values(phases)].flatMap((column) => [
        ...column.subarray(effort * perEffort, (effort + 1) * perEffort),
      ]),
      ...groups.map(({ of, poolsFor }) => `by ${of[line] < 0 ? "" : poolsFor[of[line]].join(" ")}`),
    ].join();
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, efforts.length);
    return efforts.push(effort) - 1;
  });
  return { of, efforts };
}

/** Of a column of three entries an effort of the rules, those of each sort. */
export function bySort<Column extends Float64Array | Int32Array>(column: Column, { efforts }: WorkSorts): Column {
  const picked = column.slice(0, efforts.length * perEffort) as Column;
  efforts.forEach((effort, sort) => {
    picked.set(column.subarray(effort * perEffort, (effort + 1) * perEffort), sort * perEffort);
  });
  return picked;
}
