/** What a sweep keeps and judges of its replications: measures, targets, precision. What is wrong with them is reported and left out. */
import type { Plan } from "../../hub/plan.ts";
import { suggestion } from "../../scenario/text/nearest.ts";
import { type PlacedMap, placeOf } from "../../scenario/text/placed.ts";
import type { Report } from "../../scenario/text/problem.ts";
import { type PrecisionGoal, readPrecision } from "../precision/precision-goal.ts";
import type { SweepFile } from "./design/file.ts";
import { type KeptMeasure, keptMeasure, usualKept } from "./measure.ts";

export function measuresOf(file: SweepFile, plan: Plan, tree: PlacedMap, report: Report): KeptMeasure[] {
  return [...new Set(file.measures ?? usualKept(plan))].flatMap((name, i) => {
    const measure = keptMeasure(plan, name);
    if (!("wrong" in measure)) return [measure];
    report("CH507", placeOf(tree, ["measures", i]), measure.wrong, { path: `measures.${i}`, hint: measure.hint });
    return [];
  });
}

export function targetsOf(file: SweepFile, plan: Plan, tree: PlacedMap, report: Report): string[] {
  const known = plan.targets.map(({ name }) => name);
  for (const [i, name] of (file.targets ?? []).entries())
    if (!known.includes(name))
      report("CH501", placeOf(tree, ["targets", i]), `there is no target ${name} in the scenario`, {
        hint: suggestion(name, known),
      });
  return file.targets ?? known;
}

export function goalsOf(file: SweepFile, plan: Plan, tree: PlacedMap, report: Report): PrecisionGoal[] {
  return (file.precision?.measures ?? []).flatMap((text, i) => {
    const goal = readPrecision(text, plan);
    if (!("wrong" in goal)) return [goal];
    report("CH303", placeOf(tree, ["precision", "measures", i]), goal.wrong);
    return [];
  });
}
