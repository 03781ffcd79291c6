/** Whether each target is met, how surely, and the rate of exits it asks for. */
import { columnIndex, outcomeIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import { eachBlock } from "../replications/block.ts";
import type { ReplicationRows } from "../replications/store.ts";
import { meanOf } from "../statistics/mean.ts";
import { orderStatistic, sorted } from "../statistics/quantile.ts";
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import { type Summary, summarise } from "../statistics/summary.ts";
import { splitVariance, type VarianceShares } from "../statistics/variance.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

export interface ExitRate {
  /** Exits a week, from the period's start to the deadline, that would have brought the measure to the target on the day. */
  readonly needed: number;
  /** Exits a week achieved, from the period's start to the deadline. */
  readonly achieved: number;
}

export interface TargetResult {
  readonly target: PlanTarget;
  /** Median over the replications of the amount to be reached (the amount itself, unless it is uncertain). */
  readonly amount: number;
  /** Share of replications that meet it by its date. */
  readonly probability: ShareEstimate;
  /** Whether that share is at least the one asked for, as far as these replications can tell. */
  readonly verdict: Verdict;
  /** Whether the deadline lies within the period; if not, only what happens within the period is counted. */
  readonly inPeriod: boolean;
  /** What is judged: a level at the end of the deadline's day, the total until then, or the worst of the months, quarters and so on. */
  readonly atDeadline?: Summary;
  /** What the spread at the deadline is made of. */
  readonly variance?: VarianceShares;
  readonly exits?: ExitRate;
  /** Share of replications that meet it by its date and in which its level is out of bounds again on a later day of the period. */
  readonly undone: number;
  /** Median number of such days, over those replications; NaN where there are none. */
  readonly undoneDays: number;
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
 * @param last the level at the deadline, one a replication
 */
function exitRate(
  plan: Plan,
  target: PlanTarget,
  rows: ReplicationRows,
  amount: Float64Array,
  last: Float64Array,
): ExitRate | undefined {
  const column = exitsOf(plan, target.column);
  if (column < 0 || target.direction !== "at_most") return undefined;
  const total = new Float64Array(rows.count);
  eachBlock(rows, column, 0, target.by + 1, ({ from, to, values }) => {
    for (let r = 0; r < rows.count; r++)
      for (let day = from; day < to; day++) total[r] += values[r * (to - from) + day - from];
  });
  const weeks = (target.by + 1) / 7;
  // What is left at the deadline, over the amount, is what the exits until then fell short of.
  const needed = total.map((exits, r) => (exits + last[r] - amount[r]) / weeks);
  return { needed: meanOf(needed), achieved: meanOf(total.map((exits) => exits / weeks)) };
}

/** Judges one target over the replications. @throws RangeError when the plan has no outcomes of it */
export function assessTarget(
  plan: Plan,
  target: PlanTarget,
  rows: ReplicationRows,
  { paired, fixed }: { paired: boolean; fixed: boolean },
): TargetResult {
  const outcome = (kind: string): Float64Array => {
    const index = outcomeIndex(plan, `${kind}:${target.name}`);
    if (index < 0) throw new RangeError(`the scenario ${plan.name} has no outcome ${kind}:${target.name}`);
    return rows.outcome(index);
  };
  const met = Uint8Array.from(outcome("met"), (day) => (day <= target.by ? 1 : 0));
  const probability = estimateShare(met, paired);
  const inPeriod = target.by >= 0 && target.by < plan.days;
  const last = inPeriod ? outcome("at") : undefined;
  const amount = amounts(plan, target, rows, fixed);
  const undone = outcome("broken").filter((days, r) => met[r] === 1 && days > 0);
  return {
    target,
    amount: orderStatistic(sorted(amount), 0.5),
    probability,
    verdict: verdictOn(probability, target.share),
    inPeriod,
    atDeadline: last && summarise(last, paired),
    variance: last && splitVariance(last, paired),
    exits: last && exitRate(plan, target, rows, amount, last),
    undone: undone.length / rows.count,
    undoneDays: undone.length > 0 ? orderStatistic(sorted(undone), 0.5) : Number.NaN,
  };
}
