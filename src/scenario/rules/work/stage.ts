/** Stages: who does the work or how long it takes, and that somebody can. */

import { type DistributionSpec, distribution } from "../../../engine/distribution/family.ts";
import { own } from "../../own.ts";
import type { DistributionStatement } from "../../schema/distribution.ts";
import type { Path } from "../../text/placed.ts";
import { placesWithin } from "../../values/places-within.ts";
import { inNumbers, type Quantity } from "../../values/quantity.ts";
import { flag, type Rule, type RuleContext } from "../rule.ts";

export const stagesAreWhole: Rule = (context) => {
  const { work, cases } = context.scenario;
  for (const [name, stage] of Object.entries(work)) {
    const path = ["work", name];
    if (stage.needs === undefined) {
      if (stage.elapsed === undefined)
        flag(
          context,
          "CH508",
          path,
          `it is not stated how ${name} is done`,
          "give it needs and effort (staff), or elapsed (time)",
        );
      if (stage.effort ?? stage.effort_by_type)
        flag(context, "CH508", path, `${name} has an effort, but no skill that it needs`, "write needs: and the skill");
    } else {
      if (stage.elapsed !== undefined)
        flag(
          context,
          "CH511",
          [...path, "elapsed"],
          "elapsed is for stages without staff",
          "notice: is the time before staff can start",
        );
      const without = Object.keys(cases.types).filter(
        (type) => !own(stage.effort_by_type, type) && visits(context, type, name),
      );
      if (!stage.effort && (without.length > 0 || !stage.effort_by_type))
        flag(
          context,
          "CH508",
          path,
          `${name} needs ${stage.needs}, but has no effort${without.length > 0 && stage.effort_by_type ? ` for ${without.join(", ")}` : ""}`,
          "write effort: 2h, or a distribution",
        );
    }
    if (stage.check?.needs !== undefined && !stage.check.effort)
      flag(
        context,
        "CH508",
        [...path, "check"],
        `the check of ${name} needs ${stage.check.needs}, but has no effort`,
        "write effort: 0.5h",
      );
    for (const [effort, steps] of efforts(stage)) if (effort) buildable(context, effort, [...path, ...steps]);
  }
};

function visits(context: RuleContext, type: string, stage: string): boolean {
  return context.scenario.cases.types[type].route.some((item) =>
    typeof item === "string" ? item === stage : Object.hasOwn(item, stage),
  );
}

function efforts(
  stage: RuleContext["scenario"]["work"][string],
): (readonly [DistributionStatement | undefined, Path])[] {
  return [
    [stage.effort, ["effort"]],
    [stage.check?.effort, ["check", "effort"]],
    ...Object.entries(stage.effort_by_type ?? {}).map(([type, effort]) => [effort, ["effort_by_type", type]] as const),
  ];
}

/** Parameters may each be possible and their distribution not be: low above high, or half a phase of an Erlang. */
function buildable(context: RuleContext, statement: DistributionStatement, path: Path): void {
  try {
    for (const place of placesWithin(statement, context.span))
      distributionWith(statement, (quantity) => place.get(quantity) ?? quantity.value);
  } catch (error) {
    flag(context, "CH309", path, (error as Error).message.replace(/\.$/, ""));
  }
}

/** The distribution at some values of its parameters. @throws RangeError when there is none */
export function distributionWith(statement: DistributionStatement, drawn: (quantity: Quantity) => number) {
  return distribution(inNumbers(statement, drawn) as unknown as DistributionSpec);
}

/** The distribution at the best values of its parameters. @throws RangeError when there is none */
export function bestDistribution(statement: DistributionStatement): ReturnType<typeof distribution> {
  return distributionWith(statement, ({ value }) => value);
}
