import type { Cell, TableShape } from "../table.ts";
import type { Result } from "./result.ts";
import { estimateDigits as digits, measureFields } from "./summary-fields.ts";

export const targetsShape: TableShape = {
  file: "targets.csv",
  title: "Targets",
  meaning: "One row a target: how many replications meet it by its date, and the exits a week that it asks for.",
  fields: [
    { name: "target", title: "Target", type: "string", meaning: "Its name in the scenario" },
    ...measureFields,
    { name: "direction", title: "Direction", type: "string", meaning: "at_most or at_least" },
    {
      name: "amount",
      title: "Amount",
      type: "number",
      unit: "as the measure",
      meaning: "The level to be reached (median, where it is uncertain)",
      digits,
    },
    {
      name: "over",
      title: "Over",
      type: "string",
      meaning: "Time over which a flow is counted: period, year, quarter, month or week; empty for a level",
    },
    { name: "by", title: "By", type: "date", meaning: "Last day on which it may be reached" },
    {
      name: "for_days",
      title: "For",
      type: "integer",
      unit: "days",
      meaning: "Days in a row for which a level must stay reached; empty where a day is enough",
    },
    {
      name: "asked",
      title: "Share asked for",
      type: "number",
      unit: "share of 1",
      meaning: "Share of replications that must reach it",
      digits,
    },
    {
      name: "probability",
      title: "Probability",
      type: "number",
      unit: "share of 1",
      meaning: "Share of replications that reach it in time",
      digits,
    },
    {
      name: "low95",
      title: "Low",
      type: "number",
      unit: "share of 1",
      meaning: "Lower end of its 95% Wilson interval",
      digits,
    },
    {
      name: "high95",
      title: "High",
      type: "number",
      unit: "share of 1",
      meaning: "Upper end of that interval",
      digits,
    },
    {
      name: "verdict",
      title: "Verdict",
      type: "string",
      meaning:
        "met or missed, or not yet known where the 95% interval of the probability holds the share asked for: more replications tell",
    },
    {
      name: "undone",
      title: "Later undone",
      type: "number",
      unit: "share of 1",
      meaning:
        "Share of replications that reach it in time and whose level is out of bounds again on a later day of the period",
      digits,
    },
    {
      name: "undone_days",
      title: "Days undone",
      type: "number",
      unit: "days",
      meaning: "Median number of such days, over those replications",
      digits,
    },
    {
      name: "mean_at_deadline",
      title: "Mean at the deadline",
      type: "number",
      unit: "as the measure",
      meaning:
        "Mean of what is judged: a level at the end of the last day, the total until then, or the worst of the months, quarters and so on",
      digits,
    },
    {
      name: "q05_at_deadline",
      title: "5% quantile at the deadline",
      type: "number",
      unit: "as the measure",
      meaning: "Its 5% order statistic",
      digits,
    },
    {
      name: "median_at_deadline",
      title: "Median at the deadline",
      type: "number",
      unit: "as the measure",
      meaning: "Its median",
      digits,
    },
    {
      name: "q95_at_deadline",
      title: "95% quantile at the deadline",
      type: "number",
      unit: "as the measure",
      meaning: "Its 95% order statistic",
      digits,
    },
    {
      name: "exits_needed",
      title: "Exits a week needed",
      type: "number",
      unit: "cases a week",
      meaning: "Exits a week, from the start to the deadline, that would have reached the target on the day (mean)",
      digits,
    },
    {
      name: "exits_achieved",
      title: "Exits a week achieved",
      type: "number",
      unit: "cases a week",
      meaning: "Exits a week from the start to the deadline (mean)",
      digits,
    },
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
