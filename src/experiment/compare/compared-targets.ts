/** How surely each of several plans meets each target, and by how much more surely than the first. */
import { outcomeIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import type { ReplicationScalars } from "../replications/source.ts";
import { type Verdict, verdictOn } from "../run/verdict.ts";
import { type ShareDifference, shareDifference } from "../statistics/paired-share.ts";
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";

export interface TargetOfPlan {
  /** Index of the plan. */
  readonly plan: number;
  readonly target: PlanTarget;
  readonly probability: ShareEstimate;
  readonly verdict: Verdict;
  /** This plan's share less that of the first that has the target; undefined for that one. */
  readonly difference?: ShareDifference;
}

export interface ComparedTarget {
  readonly name: string;
  /** Of the plans that have it, in their order. */
  readonly plans: readonly TargetOfPlan[];
}

interface PlanRows {
  readonly plan: Plan;
  readonly rows: readonly ReplicationScalars[];
}

/** Ones where a replication meets a target in time, zeros where not. */
export function metIndicator({ plan, rows }: PlanRows, target: PlanTarget): Uint8Array {
  const met = outcomeIndex(plan, `met:${target.name}`);
  return Uint8Array.from(rows, ({ outcomes }) => (outcomes[met] <= target.by ? 1 : 0));
}

/** Every target of any plan, in the order in which plans state them. */
export function compareTargets(plans: readonly PlanRows[], paired: boolean): ComparedTarget[] {
  const names = new Set(plans.flatMap(({ plan }) => plan.targets.map(({ name }) => name)));
  return [...names].map((name) => {
    const holders = plans.flatMap((one, plan) => {
      const target = one.plan.targets.find((other) => other.name === name);
      return target ? [{ plan, target, met: metIndicator(one, target) }] : [];
    });
    return {
      name,
      plans: holders.map(({ plan, target, met }, k) => {
        const probability = estimateShare(met, paired);
        const difference = k > 0 ? shareDifference(met, holders[0].met, paired) : undefined;
        return { plan, target, probability, verdict: verdictOn(probability, target.share), difference };
      }),
    };
  });
}
