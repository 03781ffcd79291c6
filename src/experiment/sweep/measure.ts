/** The numbers a sweep keeps of each replication. */
import { dayToIso } from "../../engine/civil-date.ts";
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import type { Replication } from "../../hub/replication.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import { usualMeasures } from "../run/answer-measure.ts";
import { dailyMeasure, readDaily } from "./daily-measure.ts";
import { drawnPath } from "./design/drawn.ts";

export interface KeptMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly meaning: string;
}

/** A measure by its name; a sentence when the plan has none of that name. */
export function keptMeasure(plan: Plan, name: string): KeptMeasure | { wrong: string; hint?: string } {
  const outcome = plan.outcomes[outcomeIndex(plan, name)];
  if (outcome) {
    const { title, unit, meaning } = outcome;
    return { name, title, unit, meaning };
  }
  const daily = dailyMeasure(plan, name);
  if (daily && "wrong" in daily) return daily;
  if (daily) {
    const { unit, meaning } = plan.columns[daily.column];
    return { name, title: daily.title, unit, meaning };
  }
  const names = plan.outcomes.map((one) => one.name);
  const near = nearest(name, names);
  const last = dayToIso(plan.startDay + plan.days - 1);
  return {
    wrong: `there is no measure ${name} in the scenario`,
    hint: near
      ? `did you mean ${near}?`
      : `there are ${names.join(", ")}, and daily measures, a level on a date as total_backlog@${last}, what is counted over a time as decisions@${dayToIso(plan.startDay)}..${last}`,
  };
}

/** What is kept when nothing is named: clearance to the plan's thresholds, and day and level of each target. */
export function usualKept(plan: Plan): string[] {
  const targets = plan.targets.flatMap(({ name }) => [`met:${name}`, `at:${name}`]);
  const cleared = plan.outcomes.map(({ name }) => name).filter((name) => name.startsWith("cleared:"));
  return [...new Set([...cleared, ...targets, ...usualMeasures(plan).map(({ name }) => name)])];
}

/** A point's plan has not what the sweep keeps of every point. */
export class MissingMeasure extends Error {
  override readonly name = "MissingMeasure";
}

/**
 * Reads the kept numbers of a replication into a row: the measures, then 1 or 0 for each target (met by its date). A drawn value that
 * this plan does not draw is NaN.
 * @throws MissingMeasure when this plan lacks one of them
 */
export function rowReader(
  plan: Plan,
  measures: readonly string[],
  targets: readonly string[],
): (replication: Replication, row: Float64Array) => void {
  const readers = measures.map((name): ((replication: Replication) => number) => {
    const path = drawnPath(name);
    if (path !== undefined) {
      const index = plan.uncertain.findIndex((quantity) => quantity.path === path);
      return ({ values }) => (index < 0 ? Number.NaN : values[index]);
    }
    const outcome = outcomeIndex(plan, name);
    if (outcome >= 0) return ({ outcomes }) => outcomes[outcome];
    const measure = dailyMeasure(plan, name);
    if (!measure || "wrong" in measure) throw new MissingMeasure(`the scenario has no ${name} at this point`);
    return ({ daily }) => readDaily(plan, measure, daily);
  });
  const judges = targets.map((name): ((replication: Replication) => number) => {
    const outcome = outcomeIndex(plan, `met:${name}`);
    const target = plan.targets.find((one) => one.name === name);
    if (!target || outcome < 0) throw new MissingMeasure(`the scenario has no target ${name} at this point`);
    return ({ outcomes }) => (outcomes[outcome] <= target.by ? 1 : 0);
  });
  const all = [...readers, ...judges];
  return (replication, row) => {
    for (let i = 0; i < all.length; i++) row[i] = all[i](replication);
  };
}
