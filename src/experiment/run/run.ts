/** One point's replications made into estimates: the answer to "when does the backlog clear, and how sure are we?" */
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { type Point, sharesDraws } from "../replications/point.ts";
import type { ReplicationRows } from "../replications/store.ts";
import { firstPassage } from "../statistics/first-day.ts";
import { meanOf } from "../statistics/mean.ts";
import { type Month, monthsOf } from "../statistics/month.ts";
import { readSeries } from "../statistics/series.ts";
import { type Summary, summarise } from "../statistics/summary.ts";
import { splitVariance, type VarianceShares } from "../statistics/variance.ts";
import { type Clearance, estimateClearance } from "./clearance.ts";
import { compareObserved, type ObservedComparison, observedSeries } from "./observed.ts";
import { openingLevels } from "./opening.ts";
import { assessTarget, type TargetResult } from "./targets.ts";

export interface Estimates {
  /** Replications estimated from; fewer than asked for when a run was interrupted. */
  readonly replications: number;
  /** Whether replications 2k and 2k+1 share a draw, so that errors count pairs. */
  readonly paired: boolean;
  /** One for each threshold of the plan, in its order. */
  readonly clearance: readonly Clearance[];
  /** Spread of the first threshold's clearance day; only when every replication clears it. */
  readonly clearanceVariance?: VarianceShares;
  readonly targets: readonly TargetResult[];
  /** The watched backlog on the morning of the first day; undefined where what is watched is no backlog. */
  readonly opening?: Summary;
  /** The plan's threshold measure on the last day of the period. */
  readonly atEnd: Summary;
  readonly atEndVariance?: VarianceShares;
  readonly observed: readonly ObservedComparison[];
  readonly months: readonly Month[];
  /** `byMonth[column][month]`. */
  readonly byMonth: readonly (readonly Summary[])[];
  /** The plan's threshold measure at the end of each day. */
  readonly backlog: readonly Summary[];
  /** One for each outcome of the plan; days that never come count as Infinity and leave no mean. */
  readonly outcomes: readonly Summary[];
  /** Mean model events a replication. */
  readonly events: number;
}

/** Told of every measure on every day, in the plan's order of columns and then of time. */
export type OnDay = (column: number, day: number, summary: Summary) => void;

/**
 * Estimates from rows in replication order. One pass over the daily columns; `onDay` sees each day's summary as it is made, so
 * that the table of all measures need not be held.
 * @throws RangeError when there is no replication; ScenarioFault when an observed series names an unknown measure
 */
export function estimateRun(point: Point, scenario: Scenario, rows: ReplicationRows, onDay?: OnDay): Estimates {
  const { plan, fixed } = point;
  if (rows.count < 1) throw new RangeError("estimates need at least one replication");
  const paired = sharesDraws(point);
  const { column, at } = plan.thresholds;
  const clearance = at.map((threshold) => {
    const thresholds = new Float64Array(rows.count).fill(threshold);
    const { day, undone } = firstPassage(rows, column, plan.days, "at_most", thresholds);
    return estimateClearance(threshold, day, undone, paired);
  });
  const opening = openingLevels(plan, (index) => rows.daily(index, 0, 1));
  const atEnd = rows.daily(column, plan.days - 1, plan.days);
  const backlog: Summary[] = [];
  const byMonth: Summary[][] = plan.columns.map(() => []);
  readSeries(plan, rows, paired, {
    day(index, day, summary) {
      if (index === column) backlog.push(summary);
      onDay?.(index, day, summary);
    },
    month(index, _, summary) {
      byMonth[index].push(summary);
    },
  });
  return {
    replications: rows.count,
    paired,
    clearance,
    clearanceVariance: splitVariance(clearance[0].days, paired),
    targets: plan.targets.map((target) => assessTarget(plan, target, rows, { paired, fixed })),
    ...(opening && { opening: summarise(opening, paired) }),
    atEnd: summarise(atEnd, paired),
    atEndVariance: splitVariance(atEnd, paired),
    observed: observedSeries(scenario, plan).map((series) => compareObserved(series, plan, rows, paired)),
    months: monthsOf(plan),
    byMonth,
    backlog,
    outcomes: plan.outcomes.map((_, index) => summarise(rows.outcome(index), paired)),
    events: meanOf(rows.events()),
  };
}
