/** The scalars of a replication: clearance days, values at deadlines, totals, and the steady state of each stage. */
import { grouped, lowerFirst } from "../engine/wording.ts";
import { type Labelled, type Labels, labelOf } from "../scenario/labels.ts";
import type { Column, OutcomeColumn, Plan, PlanTarget } from "./plan.ts";
import { firstDayMet, judgeTarget } from "./targets/judge.ts";
import { targetColumns } from "./targets/outcome-columns.ts";
import { type TimeOpen, timeOpenColumns, timeOpenValues } from "./time-open.ts";

interface Outline {
  readonly columns: readonly Column[];
  readonly targets: readonly PlanTarget[];
  readonly thresholds: { readonly column: number; readonly at: readonly number[] };
  readonly days: number;
  readonly timeOpen: Plan["timeOpen"];
}

/** The names and meaning of all outcomes of a plan, in the order in which {@link outcomesOf} fills them. */
export function outcomeColumns(
  outline: Outline,
  stages: readonly string[],
  pools: readonly string[],
  labels?: Labels,
): OutcomeColumn[] {
  const words = (kind: Labelled, name: string) => (labels ? labelOf(labels, kind, name) : name);
  const { columns, targets, thresholds } = outline;
  const watched = columns[thresholds.column];
  const list: OutcomeColumn[] = [];
  for (const level of thresholds.at)
    list.push({
      name: `cleared:${watched.measure}:${level}`,
      unit: "day",
      title:
        level === 0
          ? `Day the ${lowerFirst(watched.title)} was cleared`
          : `Day the ${lowerFirst(watched.title)} first fell to ${grouped(level)}`,
      meaning: `First end of day with ${watched.title.toLowerCase()} at or below ${level}`,
    });
  for (const target of targets) list.push(...targetColumns(target, columns[target.column]));
  for (const total of ["arrivals", "decisions", "withdrawals", "administrative_outcomes", "exits"])
    list.push({
      name: `total:${total}`,
      unit: "cases",
      title: `Total ${total.replace("_", " ")}`,
      meaning: "Over the whole period",
    });
  for (const stage of stages) {
    list.push({
      name: `wait:${stage}`,
      unit: "hours",
      title: `Mean wait for ${words("work", stage)}`,
      meaning: "Hours from being ready to being taken up or giving up, after the warm-up",
    });
    list.push({
      name: `waited:${stage}`,
      unit: "share",
      title: `Share that waited for ${words("work", stage)}`,
      meaning: "Share of the cases taken up or given up that had to wait",
    });
    list.push({
      name: `gave_up:${stage}`,
      unit: "share",
      title: `Share that gave up waiting for ${words("work", stage)}`,
      meaning: "Share of the cases that withdrew while they waited",
    });
  }
  list.push({
    name: "time_to_decision",
    unit: "hours",
    title: "Mean time to decision",
    meaning:
      "Elapsed hours from lodging to decision of the cases lodged after the warm-up and decided by the end of the period: those still open, who have waited longer, are left out",
  });
  list.push({
    name: "decided_share",
    unit: "share",
    title: "Share of claims decided by the end",
    meaning:
      "Share of the cases lodged after the warm-up that are decided by the end of the period: those that time_to_decision covers",
  });
  list.push(...timeOpenColumns(outline.timeOpen));
  for (const pool of pools)
    list.push({
      name: `use:${pool}`,
      unit: "share",
      title: `Use of ${words("staff", pool)}`,
      meaning: "Hours worked over hours available, after the warm-up",
    });
  return list;
}

/** Waiting by stage after the warm-up, in hours: what queueing theory speaks of. */
export interface Waits {
  /** Cases taken up, those of them that waited, and their hours. */
  readonly begun: ArrayLike<number>;
  readonly waited: ArrayLike<number>;
  readonly hours: Float64Array;
  /** Cases that gave up waiting, and their hours. */
  readonly gaveUp: ArrayLike<number>;
  readonly hoursGivenUp: Float64Array;
  /** Cases decided that were lodged after the warm-up, and their hours from lodging to decision. */
  readonly decided: number;
  readonly hoursToDecision: number;
  /** Hour at which the warm-up ends. */
  readonly from: number;
}

export interface OutcomeSources {
  readonly daily: Float64Array;
  readonly waits: Waits;
  /** By cohort, legacy first; undefined where single cases are not followed. */
  readonly timeOpen?: readonly TimeOpen[];
  /** Bounds of the targets, in order. */
  readonly bounds: readonly number[];
  readonly stages: readonly string[];
  readonly pools: readonly string[];
}

export function outcomesOf(
  outline: Outline,
  { daily, waits, timeOpen, bounds, stages, pools }: OutcomeSources,
): Float64Array {
  const { days, columns, targets, thresholds } = outline;
  const column = (index: number) => daily.subarray(index * days, (index + 1) * days);
  const find = (measure: string, group: string) =>
    column(columns.findIndex((one) => one.measure === measure && one.group === group));
  const values: number[] = thresholds.at.map((level) => firstDayMet(column(thresholds.column), "at_most", level));
  targets.forEach((target, i) => {
    const { met, at, broken } = judgeTarget(target, bounds[i], { columns, days, daily });
    values.push(met, at, broken);
  });
  for (const total of ["arrivals", "decisions", "withdrawals", "administrative_outcomes", "exits"])
    values.push(find(total, "").reduce((sum, value) => sum + value, 0));
  stages.forEach((_, stage) => {
    const left = waits.begun[stage] + waits.gaveUp[stage];
    values.push(
      (waits.hours[stage] + waits.hoursGivenUp[stage]) / left,
      (waits.waited[stage] + waits.gaveUp[stage]) / left,
      waits.gaveUp[stage] / left,
    );
  });
  const warm = Math.min(days, Math.ceil(waits.from / 24));
  const claims = find("arrivals", "").subarray(warm);
  values.push(
    waits.hoursToDecision / waits.decided,
    waits.decided / claims.reduce((sum, value) => sum + value, 0),
    ...timeOpenValues(outline.timeOpen, timeOpen),
  );
  for (const pool of pools) {
    const from = (measure: string) =>
      find(measure, pool)
        .subarray(warm)
        .reduce((sum, value) => sum + value, 0);
    const worked = from("hours_worked");
    values.push(worked / (worked + from("hours_idle")));
  }
  return Float64Array.from(values);
}
