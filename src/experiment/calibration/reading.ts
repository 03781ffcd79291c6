/** What a fit compares: each published value of the series it is fitted to, and how a replication reads it. */

import { type DailyBlock, overDays } from "../../hub/measures/over-days.ts";
import type { Plan } from "../../hub/plan.ts";
import type { Replication } from "../../hub/replication.ts";
import { firstDayOf, type ObservedSeries } from "../run/observed.ts";

export interface Reading {
  readonly series: ObservedSeries;
  /** First and last day, as indexes since the period's start. */
  readonly from: number;
  readonly day: number;
  readonly published: number;
  /** One standard error of the published value and the model together, in the measure's unit. */
  readonly error: number;
}

/** 19 times in 20 is within so many standard errors. */
export const nineteenInTwenty = 1.959964;

/** How near: a share of what was published, or an amount. */
export type Within = { readonly share: number } | { readonly amount: number };

/** The published values of a series that the period covers whole. */
export function readingsOf(series: ObservedSeries, plan: Plan, within: Within): Reading[] {
  return series.points.flatMap(({ day, value: published }) => {
    const from = firstDayOf(series.per, plan.startDay + day) - plan.startDay;
    if (from < 0 || day >= plan.days) return [];
    const bound = "share" in within ? within.share * Math.abs(published) : within.amount;
    return [{ series, from, day, published, error: bound / nineteenInTwenty }];
  });
}

/** The values that a replication has for the readings of its plan, in their order and in the measures' units. */
export function readReplication(
  plan: Plan,
  readings: readonly Pick<Reading, "from" | "day" | "series">[],
  { daily }: Pick<Replication, "daily">,
): Float64Array {
  const read = (column: number): DailyBlock => ({
    from: 0,
    to: plan.days,
    values: daily.subarray(column * plan.days, (column + 1) * plan.days),
  });
  return Float64Array.from(
    readings,
    ({ series, from, day }) => overDays(plan.columns, series.column, read, 1, from, day + 1)[0],
  );
}
