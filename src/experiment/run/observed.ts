/** Published series laid beside the results. */
import { addMonths, endOfMonth, isoToDay } from "../../engine/civil-date.ts";
import { ScenarioFault } from "../../hub/cases/stock.ts";
import { columnIndex, type Plan } from "../../hub/plan.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { readOverDays } from "../replications/block.ts";
import type { ReplicationRows } from "../replications/store.ts";
import { summarise } from "../statistics/summary.ts";

export type Per = "day" | "week" | "month" | "quarter";

export interface ObservedSeries {
  readonly name: string;
  readonly label: string;
  /** Index of the daily column it is compared with. */
  readonly column: number;
  readonly per: Per;
  /** How close the simulation should come, as a share of the published value. */
  readonly tolerance?: number;
  /** Days since the period's start, and the value published for the time that ends on that day. */
  readonly points: readonly { readonly day: number; readonly value: number }[];
}

export interface ObservedPoint {
  /** Days since the period's start. */
  readonly day: number;
  readonly published: number;
  /** Mean, 5% and 95% order statistics over the replications. */
  readonly simulated: number;
  readonly q05: number;
  readonly q95: number;
  /** Simulated less published. */
  readonly difference: number;
  /** Difference as a share of the published value; NaN when that is 0. */
  readonly error: number;
  /** Undefined when no tolerance is stated. */
  readonly within?: boolean;
}

export interface ObservedComparison {
  readonly series: ObservedSeries;
  readonly points: readonly ObservedPoint[];
  /** Published points that the period does not cover. */
  readonly outside: number;
}

/** First day of the time that ends on `lastDay` (days since 1970): a calendar month where it is a month's last day. */
export function firstDayOf(per: Per, lastDay: number): number {
  if (per === "day") return lastDay;
  if (per === "week") return lastDay - 6;
  const months = per === "month" ? 1 : 3;
  const earlier = addMonths(lastDay, -months);
  return (lastDay === endOfMonth(lastDay) ? endOfMonth(earlier) : earlier) + 1;
}

/**
 * The published series of a scenario whose files are read, cut to their own `from` and `to`.
 * @throws ScenarioFault when one names a measure that the plan does not have
 */
export function observedSeries(scenario: Scenario, plan: Plan): ObservedSeries[] {
  return Object.entries(scenario.observed).map(([name, entry]) => {
    const group = entry.group ?? "";
    const column = columnIndex(plan, entry.measure, group);
    if (column < 0)
      throw new ScenarioFault(`observed.${name}: there is no measure ${entry.measure}${group && ` of ${group}`}`);
    const values = "values" in entry.values ? Object.entries(entry.values.values) : [];
    const points = values
      .map(([date, value]) => ({ day: (isoToDay(date) ?? Number.NaN) - plan.startDay, value }))
      .filter(
        ({ day }) => day >= (entry.from ?? -Infinity) - plan.startDay && day <= (entry.to ?? Infinity) - plan.startDay,
      )
      .sort((a, b) => a.day - b.day);
    return { name, label: entry.label ?? name, column, per: entry.per, tolerance: entry.tolerance?.value, points };
  });
}

/** Compares one published series with the results, over the same stretch of time for each point that the period covers whole. */
export function compareObserved(
  series: ObservedSeries,
  plan: Plan,
  rows: ReplicationRows,
  paired: boolean,
): ObservedComparison {
  const points: ObservedPoint[] = [];
  for (const { day, value: published } of series.points) {
    const from = firstDayOf(series.per, plan.startDay + day) - plan.startDay;
    if (from < 0 || day >= plan.days) continue;
    const { mean: simulated, q05, q95 } = summarise(readOverDays(plan, rows, series.column, from, day + 1), paired);
    const difference = simulated - published;
    const error = published === 0 ? Number.NaN : difference / published;
    const within =
      series.tolerance === undefined ? undefined : Math.abs(difference) <= series.tolerance * Math.abs(published);
    points.push({ day, published, simulated, q05, q95, difference, error, within });
  }
  return { series, points, outside: series.points.length - points.length };
}
