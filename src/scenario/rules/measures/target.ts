/** Targets: the measure they speak of, the bound they set, and the time over which they are judged. */

import { dayToIso } from "../../../engine/civil-date.ts";
import { measureOf } from "../../../measures/registry.ts";
import { calendarSpans } from "../../calendar/calendar-spans.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { flag, flagKey, type Rule, type RuleContext } from "../rule.ts";
import { staysZero } from "./idle-measure.ts";
import { measureExists } from "./measure.ts";

type Target = Scenario["targets"][string];

export const targetsArePossible: Rule = (context) => {
  for (const [name, target] of Object.entries(context.scenario.targets)) {
    const path = ["targets", name];
    measureExists(context, path, target);
    bound(context, path, target);
    date(context, path, target);
    time(context, path, target);
    const { period, cases } = context.scenario;
    if (target.measure === "legacy_backlog" && cases.legacy_before === undefined)
      flag(
        context,
        "CH509",
        [...path, "measure"],
        "there is a legacy backlog only with a cut-off date",
        "write cases.legacy_before",
      );
    const idle = staysZero(context.ever, target);
    if (idle !== undefined)
      flag(context, "CH631", [...path, "measure"], `${target.measure} stays 0 in this scenario: ${idle}`);
    if (target.for && (target.by ?? period.end) + target.for.amount.value - 1 > period.end)
      flag(
        context,
        "CH632",
        [...path, "for"],
        "the period ends before this time is over when the target is reached on its last day: such a replication counts as missed",
        `write a period.end after ${dayToIso(Math.ceil((target.by ?? period.end) + target.for.amount.value - 2))}`,
      );
  }
};

function bound(context: RuleContext, path: string[], target: Target): void {
  const bounds = [target.at_most, target.at_least].filter((one) => one !== undefined).length;
  // All measures of a day count something.
  if (target.at_most && measureOf(target.measure) && context.span.high(target.at_most) < 0)
    flag(
      context,
      "CH305",
      [...path, "at_most"],
      `${target.measure} is never less than 0: this target can never be met`,
    );
  if (bounds === 1) return;
  const wrong = bounds === 0 ? "at_most or at_least" : "one of at_most and at_least, not both";
  flag(context, "CH506", path, `a target has ${wrong}`);
}

function date(context: RuleContext, path: string[], { by }: Target): void {
  const { start, end } = context.scenario.period;
  if (by === undefined) return;
  if (by > end)
    flag(
      context,
      "CH601",
      [...path, "by"],
      "the target's date lies after the end of the period: it is judged at the end",
    );
  if (by < start)
    flag(
      context,
      "CH534",
      [...path, "by"],
      "the target's date lies before the period starts",
      `write ${dayToIso(start)} or later`,
    );
}

/** A level has a date; what is counted, or is a ratio of counts, has a time over which it is counted. */
function time(context: RuleContext, path: string[], target: Target): void {
  const kind = measureOf(target.measure)?.kind;
  if (kind === undefined) return;
  const { measure, by, over } = target;
  if (kind === "level") {
    if (over !== undefined)
      flag(
        context,
        "CH532",
        [...path, "over"],
        `${measure} is a level, read at the end of a day: it is not counted over a time`,
        "leave over out; for: 4 weeks asks that it stays reached",
      );
    else if (by === undefined) flag(context, "CH302", path, "by is missing: a level is read at the end of a day");
  } else if (over === undefined) {
    flag(
      context,
      "CH531",
      by === undefined ? path : [...path, "by"],
      `over is missing: ${measure} is ${kind === "flow" ? "counted" : "a ratio"} over a time, and says little on a single day`,
      `add over: period for the time from the start to ${by === undefined ? "the end" : "this date"}, or over: month (week, quarter, year) for every one up to it`,
    );
  } else whole(context, path, over, target);
  if (target.for && kind !== "level")
    flagKey(
      context,
      "CH532",
      [...path, "for"],
      `${measure} is counted over a time: there is no level that could stay reached`,
      "leave for out; over: month asks it of every month",
    );
  if (target.for && (target.for.working || target.for.amount.range))
    flag(context, "CH532", [...path, "for"], "how long a target must hold is a fixed number of calendar days or weeks");
}

function whole(context: RuleContext, path: string[], over: NonNullable<Target["over"]>, { by }: Target): void {
  const { start, end } = context.scenario.period;
  if (over === "period" || start > end || (by !== undefined && by < start)) return;
  const days = Math.min(by ?? end, end) - start + 1;
  if (calendarSpans(over, start, days).length === 0)
    flag(context, "CH533", [...path, "over"], `no whole ${over} lies between the start and the target's date`);
}
