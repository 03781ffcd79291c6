/** Loops in no time: a case that comes back to the same work at the same moment, for certain, would keep a run busy for ever. */

import type { DistributionStatement } from "../../schema/distribution.ts";
import type { Quantity } from "../../values/quantity.ts";
import type { Span } from "../../values/span.ts";
import { flag, type Rule, type RuleContext } from "../rule.ts";
import { distributionWith } from "./stage.ts";

/** A probability from here on is as good as certain: ten thousand turns in no time, for every case. */
const certain = 0.9999;

type Stage = RuleContext["scenario"]["work"][string];

export const loopsTakeTime: Rule = (context) => {
  for (const [name, stage] of Object.entries(context.scenario.work)) {
    missedForEver(context, name, stage);
    sentBackForEver(context, name, stage);
  }
};

function missedForEver(context: RuleContext, name: string, { no_show, notice, ...stage }: Stage): void {
  if (!no_show || no_show.then === "withdraw" || no_show.withdrawn_after) return;
  const { span } = context;
  if (span.high(no_show.share) < certain || (notice && span.low(notice.amount) > 0)) return;
  const costsNothing = no_show.costs ? span.low(no_show.costs) === 0 : canTakeNoTime(stage, span);
  if (costsNothing)
    flag(
      context,
      "CH543",
      ["work", name, "no_show", "share"],
      `a case would miss ${name} again and again at the same moment: nobody comes, a missed appointment costs no time, and there is no notice`,
      "write a share below 100%, what it costs, a notice, or withdrawn_after",
    );
}

function sentBackForEver(context: RuleContext, name: string, stage: Stage): void {
  const { check, rework_effort } = stage;
  if (!check) return;
  const { span } = context;
  const checked = Math.max(span.high(check.of.new_starters), span.high(check.of.others));
  if (checked * span.high(check.sent_back) < certain) return;
  const reworkIsFree = (rework_effort && span.low(rework_effort) === 0) || canTakeNoTime(stage, span);
  const checkIsFree = check.needs === undefined || !check.effort || meanIsNothing(check.effort, span);
  if (reworkIsFree && checkIsFree)
    flag(
      context,
      "CH543",
      ["work", name, "check", "sent_back"],
      `${name} would be sent back again and again at the same moment: all work is checked and sent back, and neither the check nor doing it again takes time`,
      "write a share below 100%, or an effort for the work or its check",
    );
}

/** Whether work at a stage takes no time, for some type of case. */
function canTakeNoTime({ effort, effort_by_type }: Pick<Stage, "effort" | "effort_by_type">, span: Span): boolean {
  const statements = [...(effort ? [effort] : []), ...Object.values(effort_by_type ?? {})];
  return statements.some((statement) => meanIsNothing(statement, span));
}

function meanIsNothing(statement: DistributionStatement, span: Span): boolean {
  try {
    return distributionWith(statement, (quantity: Quantity) => span.low(quantity)).mean === 0;
  } catch {
    // That there is no such distribution is said of the stage.
    return false;
  }
}
