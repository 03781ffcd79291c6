import type { Cell, TableShape } from "../table.ts";
import { estimateField, textField } from "./fields.ts";
import type { Result } from "./result.ts";
import { measureFields } from "./summary-fields.ts";

export const targetsShape: TableShape = {
  file: "targets.csv",
  title: "Targets",
  meaning: "One row a target: how many replications meet it by its date, and the exits a week that it asks for.",
  fields: [
    textField("target", "Target", "Its name in the scenario"),
    ...measureFields,
    textField("direction", "Direction", "at_most or at_least"),
    estimateField("amount", "Amount", "The level to be reached (median, where it is uncertain)", "as the measure"),
    textField(
      "over",
      "Over",
      "Time over which a flow is counted: period, year, quarter, month or week; empty for a level",
    ),
    { name: "by", title: "By", type: "date", meaning: "Last day on which it may be reached" },
    {
      name: "for_days",
      title: "For",
      type: "integer",
      unit: "days",
      meaning: "Days in a row for which a level must stay reached; empty where a day is enough",
    },
    estimateField("asked", "Share asked for", "Share of replications that must reach it", "share of 1"),
    estimateField("probability", "Probability", "Share of replications that reach it in time", "share of 1"),
    estimateField("low95", "Low", "Lower end of its 95% Wilson interval", "share of 1"),
    estimateField("high95", "High", "Upper end of that interval", "share of 1"),
    textField(
      "verdict",
      "Verdict",
      "met or missed, or not yet known where the 95% interval of the probability holds the share asked for: more replications tell",
    ),
    estimateField(
      "undone",
      "Later undone",
      "Share of replications that reach it in time and whose level is out of bounds again on a later day of the period",
      "share of 1",
    ),
    estimateField("undone_days", "Days undone", "Median number of such days, over those replications", "days"),
    estimateField(
      "mean_at_deadline",
      "Mean at the deadline",
      "Mean of what is judged: a level at the end of the last day, the total until then, or the worst of the months, quarters and so on",
      "as the measure",
    ),
    estimateField("q05_at_deadline", "5% quantile at the deadline", "Its 5% order statistic", "as the measure"),
    estimateField("median_at_deadline", "Median at the deadline", "Its median", "as the measure"),
    estimateField("q95_at_deadline", "95% quantile at the deadline", "Its 95% order statistic", "as the measure"),
    estimateField(
      "exits_needed",
      "Exits a week needed",
      "Exits a week, from the start to the deadline, that would have reached the target on the day (mean)",
      "cases a week",
    ),
    estimateField(
      "exits_achieved",
      "Exits a week achieved",
      "Exits a week from the start to the deadline (mean)",
      "cases a week",
    ),
  ],
};

export function* targetRows({ point: { plan }, estimates }: Result): Generator<Cell[]> {
  for (const { target, amount, probability, verdict, undone, undoneDays, atDeadline, exits } of estimates.targets) {
    const { measure, group } = plan.columns[target.column];
    yield [
      target.name,
      measure,
      group,
      target.direction,
      amount,
      target.over,
      plan.startDay + target.by,
      target.lasting,
      target.share,
      probability.share,
      probability.low,
      probability.high,
      verdict,
      undone,
      undoneDays,
      atDeadline?.mean,
      atDeadline?.q05,
      atDeadline?.median,
      atDeadline?.q95,
      exits?.needed,
      exits?.achieved,
    ];
  }
}
