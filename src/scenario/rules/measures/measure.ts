/** The measures that thresholds, observed series and targets name. */

import { measureNames, measureOf } from "../../../measures/registry.ts";
import { statedOutcomes } from "../../decision-outcomes.ts";
import type { Path } from "../../text/placed.ts";
import { flag, flagUnknown, type Rule, type RuleContext } from "../rule.ts";

export const measuresExist: Rule = (context) => {
  const { thresholds, observed } = context.scenario;
  if (thresholds) measureExists(context, ["thresholds"], { ...thresholds, group: undefined });
  for (const [name, series] of Object.entries(observed)) measureExists(context, ["observed", name], series);
};

/** Reports a measure that there is not, or one that is not measured for this group. */
export function measureExists(
  context: RuleContext,
  path: Path,
  { measure: name, group }: { measure: string; group?: string },
): void {
  const { work, cases, staff } = context.scenario;
  const outcomes = statedOutcomes(context.ever);
  flagUnknown(context, "value", [...path, "measure"], "measure", name, measureNames);
  const grouping = measureOf(name)?.groups;
  if (grouping === undefined) return;
  const checks = Object.keys(work)
    .filter((stage) => work[stage].check?.needs !== undefined)
    .map((stage) => `${stage} check`);
  const groups = {
    hub: [],
    outcomes,
    stages: [...Object.keys(work), ...checks],
    "cohorts and types": ["legacy", "flow", ...Object.keys(cases.types)],
    pools: Object.keys(staff),
  }[grouping];
  if (grouping === "outcomes" && outcomes.length === 0)
    flag(
      context,
      "CH507",
      [...path, "measure"],
      `${name} is measured by outcome, and no case type states outcomes`,
      "state those of each type, as in outcome: {grant: 60%, refuse: rest}",
    );
  else if (group === undefined && (grouping === "stages" || grouping === "outcomes"))
    flag(
      context,
      "CH507",
      [...path, "measure"],
      `${name} is measured by ${grouping.slice(0, -1)}`,
      `add group: ${groups[0]}`,
    );
  else if (group !== undefined && grouping === "hub")
    flag(context, "CH507", [...path, "group"], `${name} is measured for the whole hub only`, "leave group out");
  else if (group !== undefined) flagUnknown(context, "value", [...path, "group"], `group of ${name}`, group, groups);
}
