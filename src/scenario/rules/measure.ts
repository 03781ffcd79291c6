/** Targets, thresholds and observed series: the measures they name, and the bounds they set. */
import { measureGroupings, measureNames } from "../measure-names.ts";
import type { Path } from "../placed.ts";
import { flag, flagUnknown, type Rule, type RuleContext } from "./rule.ts";

export const measuresExist: Rule = (context) => {
  const { targets, thresholds, observed, period, cases } = context.scenario;
  for (const [name, target] of Object.entries(targets)) {
    const path = ["targets", name];
    measure(context, path, target);
    const bounds = [target.at_most, target.at_least].filter((bound) => bound !== undefined).length;
    if (bounds !== 1)
      flag(
        context,
        "CH506",
        path,
        `a target has ${bounds === 0 ? "at_most or at_least" : "one of at_most and at_least, not both"}`,
      );
    if (target.by > period.end)
      flag(
        context,
        "CH601",
        [...path, "by"],
        "the target's date lies after the end of the period: it is judged at the end",
      );
    if (target.by < period.start)
      flag(context, "CH601", [...path, "by"], "the target's date lies before the period starts");
    if (target.measure === "legacy_backlog" && cases.legacy_before === undefined)
      flag(
        context,
        "CH509",
        [...path, "measure"],
        "there is a legacy backlog only with a cut-off date",
        "write cases.legacy_before",
      );
  }
  if (thresholds) measure(context, ["thresholds"], { ...thresholds, group: undefined });
  for (const [name, series] of Object.entries(observed)) measure(context, ["observed", name], series);
};

function measure(
  context: RuleContext,
  path: Path,
  { measure: name, group }: { measure: string; group?: string },
): void {
  const { work, cases, staff } = context.scenario;
  flagUnknown(context, "value", [...path, "measure"], "measure", name, measureNames);
  const grouping = measureGroupings[name];
  if (grouping === undefined) return;
  const checks = Object.keys(work)
    .filter((stage) => work[stage].check?.needs !== undefined)
    .map((stage) => `${stage} check`);
  const groups = {
    hub: [],
    stages: [...Object.keys(work), ...checks],
    "cohorts and types": ["legacy", "flow", ...Object.keys(cases.types)],
    pools: Object.keys(staff),
  }[grouping];
  if (group === undefined && grouping === "stages")
    flag(context, "CH507", [...path, "measure"], `${name} is measured by stage`, `add group: ${groups[0]}`);
  else if (group !== undefined && grouping === "hub")
    flag(context, "CH507", [...path, "group"], `${name} is measured for the whole hub only`, "leave group out");
  else if (group !== undefined) flagUnknown(context, "value", [...path, "group"], `group of ${name}`, group, groups);
}
