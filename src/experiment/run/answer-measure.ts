/** The numbers that two scenarios are compared by, or an answer is judged by: one a replication, never infinite. */
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import type { ReplicationScalars } from "../replications/source.ts";

export interface AnswerMeasure {
  /** Name of the outcome. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** The clearance of the first target (or of the first threshold) and, with a target, its measure at the deadline. */
export function usualMeasures(plan: Plan): AnswerMeasure[] {
  const [target] = plan.targets;
  const names = target ? [`met:${target.name}`, `at:${target.name}`] : [plan.outcomes[0].name];
  return names.flatMap((name) => answerMeasure(plan, name) ?? []);
}

/** Undefined when the plan has no such outcome. */
export function answerMeasure(plan: Plan, name: string): AnswerMeasure | undefined {
  const outcome = plan.outcomes[outcomeIndex(plan, name)];
  return outcome && { name, title: outcome.title, unit: outcome.unit };
}

/** Values of one measure, and in how many replications the day never came. */
export interface Answers {
  readonly values: Float64Array;
  readonly never: number;
}

/**
 * One value a replication: a day as a day number (days since 1970-01-01), and one that never comes as the day after the period's last,
 * min(day, end of period), so that differences exist.
 * @throws RangeError when the plan has no such outcome, or a replication no value for it
 */
export function answersOf(plan: Plan, measure: AnswerMeasure, scalars: readonly ReplicationScalars[]): Answers {
  const index = outcomeIndex(plan, measure.name);
  if (index < 0) throw new RangeError(`the scenario ${plan.name} has no outcome ${measure.name}`);
  let never = 0;
  const values = Float64Array.from(scalars, ({ outcomes, replication }) => {
    const value = outcomes[index];
    if (Number.isNaN(value) || (measure.unit !== "day" && !Number.isFinite(value)))
      throw new RangeError(`replication ${replication} of ${plan.name} has no value for ${measure.name}`);
    if (measure.unit !== "day") return value;
    if (value === Number.POSITIVE_INFINITY) never++;
    return plan.startDay + Math.min(value, plan.days);
  });
  return { values, never };
}
