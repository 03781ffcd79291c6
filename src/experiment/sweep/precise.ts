/** How many replications a point of a sweep wants, where a precision is asked for. */
import type { Plan } from "../../hub/plan.ts";
import { fewestReplications, judgePrecision, nextCount } from "../precision/precision.ts";
import type { PrecisionGoal } from "../precision/precision-goal.ts";
import { wholeBlocks } from "./block.ts";
import { columnOf, type PointRows } from "./estimate.ts";

/** Before precision is first judged. */
export function firstCount(goals: readonly PrecisionGoal[], cap: number): number {
  return wholeBlocks(Math.max(...goals.map((goal) => fewestReplications[goal.of])), cap);
}

/** Outcomes that the goals speak of, by name: they are kept of each replication even where they are not among the measures. */
export function goalOutcomes(goals: readonly PrecisionGoal[], plan: Plan): string[] {
  return goals.map(({ index }) => plan.outcomes[index].name);
}

/**
 * Replications in all that the point wants after these; as many as it has when every goal is met, or the cap is reached.
 * @param columnFor column of a goal's outcome in the rows
 */
export function wantedCount(
  goals: readonly PrecisionGoal[],
  point: PointRows,
  cap: number,
  columnFor: (goal: PrecisionGoal) => number,
): number {
  if (goals.length === 0 || point.count >= cap) return point.count;
  const byIndex = new Map(goals.map((goal) => [goal.index, columnFor(goal)]));
  const reached = judgePrecision(goals, (index) => columnOf(point, byIndex.get(index) ?? -1), point.facts.paired);
  return reached.every(({ met }) => met) ? point.count : wholeBlocks(nextCount(point.count, reached, cap), cap);
}
