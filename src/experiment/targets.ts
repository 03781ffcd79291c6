/** Whether each target is met, how surely, and the rate of exits it asks for. */
import { columnIndex, type Plan, type PlanTarget } from "../hub/plan.ts";
import { eachBlock } from "./block.ts";
import { firstPassage } from "./first-day.ts";
import { meanOf } from "./mean.ts";
import { orderStatistic, sorted } from "./quantile.ts";
import { estimateShare, type ShareEstimate } from "./share.ts";
import type { ReplicationRows } from "./store.ts";
import { type Summary, summarise } from "./summary.ts";
import { splitVariance, type VarianceShares } from "./variance.ts";

export interface ExitRate {
  /** Exits a week, from the period's start to the deadline, that would have brought the measure to the target on the day. */
  readonly needed: number;
  /** Exits a week achieved, from the period's start to the day the target is met or, if earlier, the deadline. */
  readonly achieved: number;
}

export interface TargetResult {
  readonly target: PlanTarget;
  /** Median over the replications of the amount to be reached (the amount itself, unless it is uncertain). */
  readonly amount: number;
  /** Share of replications that meet it by its date. */
  readonly probability: ShareEstimate;
  /** Whether that share is at least the one asked for. */
  readonly met: boolean;
  /** Whether the deadline lies within the period; if not, only what happens within the period is counted. */
  readonly inPeriod: boolean;
  /** The measure at the end of the deadline's day. */
  readonly atDeadline?: Summary;
  /** What the spread at the deadline is made of. */
  readonly variance?: VarianceShares;
  readonly exits?: ExitRate;
  /** Share of replications that meet it by its date and later fail it again, within the period. */
  readonly undone: number;
}

/** The amount to be reached, one per replication: its draw where it is uncertain. */
function amounts(plan: Plan, target: PlanTarget, rows: ReplicationRows, fixed: boolean): Float64Array {
  const index = plan.uncertain.findIndex((quantity) => quantity.path === `targets.${target.name}.${target.direction}`);
  if (index >= 0 && !fixed) return rows.value(index);
  const stated = plan.regimes[0].scenario.targets[target.name]?.[target.direction];
  return new Float64Array(rows.count).fill(stated?.value ?? Number.NaN);
}

/** The daily exits from a backlog: the flow of exits of its cohort, or of everything for the whole backlog. */
export function exitsOf(plan: Plan, backlog: number): number {
  const { measure, group } = plan.columns[backlog];
  const cohort = /^(legacy|flow|total)_backlog$/.exec(measure)?.[1];
  if (cohort === undefined || group !== "") return -1;
  return columnIndex(plan, "exits", cohort === "total" ? "" : cohort);
}

/**
 * Exits a week needed beside achieved; undefined where the measure has no flow of exits.
 * @param met day on which each replication meets the target @param last its level at the deadline
 */
function exitRate(
  plan: Plan,
  target: PlanTarget,
  rows: ReplicationRows,
  met: Float64Array,
  amount: Float64Array,
  last: Float64Array,
): ExitRate | undefined {
  const column = exitsOf(plan, target.column);
  if (column < 0 || target.direction !== "at_most") return undefined;
  const total = new Float64Array(rows.count);
  const early = new Float64Array(rows.count);
  eachBlock(rows, column, 0, target.by + 1, ({ from, to, values }) => {
    for (let r = 0; r < rows.count; r++) {
      for (let day = from; day < to; day++) {
        const exits = values[r * (to - from) + day - from];
        total[r] += exits;
        if (day <= met[r]) early[r] += exits;
      }
    }
  });
  const weeks = (lastDay: number) => (lastDay + 1) / 7;
  // What is left at the deadline, over the amount, is what the exits until then fell short of.
  const needed = total.map((exits, r) => (exits + last[r] - amount[r]) / weeks(target.by));
  const achieved = early.map((exits, r) => exits / weeks(Math.min(met[r], target.by)));
  return { needed: meanOf(needed), achieved: meanOf(achieved) };
}

/** Judges one target over the replications. */
export function assessTarget(
  plan: Plan,
  target: PlanTarget,
  rows: ReplicationRows,
  { paired, fixed }: { paired: boolean; fixed: boolean },
): TargetResult {
  const amount = amounts(plan, target, rows, fixed);
  const passage = firstPassage(rows, target.column, plan.days, target.direction, amount);
  const met = Uint8Array.from(passage.day, (day) => (day <= target.by ? 1 : 0));
  const probability = estimateShare(met, paired);
  const inPeriod = target.by >= 0 && target.by < plan.days;
  const last = inPeriod ? rows.daily(target.column, target.by, target.by + 1) : undefined;
  return {
    target,
    amount: orderStatistic(sorted(amount), 0.5),
    probability,
    met: probability.share >= target.share,
    inPeriod,
    atDeadline: last && summarise(last, paired),
    variance: last && splitVariance(last, paired),
    exits: last && exitRate(plan, target, rows, passage.day, amount, last),
    undone: met.reduce((sum, one, r) => sum + (one & passage.undone[r]), 0) / rows.count,
  };
}
