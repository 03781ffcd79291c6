/** comparison.csv and replications.csv of a comparison. */

import type { Comparison } from "../../experiment/compare/compare.ts";
import { type Cell, dateCell, type Field, type TableShape } from "../table.ts";
import { countField, estimateField, textField } from "../tables/fields.ts";
import { estimateDigits as digits } from "../tables/summary-fields.ts";

function number(name: string, title: string, meaning: string, unit = "as the outcome"): Field {
  return estimateField(name, title, meaning, unit);
}

/** A quantile of one outcome may be a date and of the next a number. */
function quantile(name: string, title: string): Field {
  return textField(name, title, `${title} over the replications: a date, "never", or a number`);
}

const ofDays = "of days that do not come within the time all plans cover, its end is taken";

export const comparisonShape: TableShape = {
  file: "comparison.csv",
  title: "Plans beside each other",
  meaning: "One row an outcome and plan; differences are of the plan less the first, within replications.",
  fields: [
    textField("outcome", "Outcome", "Its name"),
    textField("title", "Title", "What it is"),
    textField("unit", "Unit", "day: a date, and a difference in days"),
    textField("better", "Better", "lower, higher, or empty where neither is"),
    textField("plan", "Plan", "Its name"),
    number("mean", "Mean", "Mean over the replications; empty for dates"),
    quantile("q05", "5% quantile"),
    quantile("median", "Median"),
    quantile("q95", "95% quantile"),
    countField("never", "Never", "Replications in which the day does not come within the period"),
    number("difference", "Difference", `Mean difference; ${ofDays}`),
    number("difference_low95", "Difference, low", "Lower end of its 95% Student-t interval, which counts pairs"),
    number("difference_high95", "Difference, high", "Upper end of that interval"),
    number("difference_q05", "Difference, 5%", "5% order statistic of the differences"),
    number("difference_median", "Difference, median", "Median of the differences"),
    number("difference_q95", "Difference, 95%", "95% order statistic of the differences"),
    number(
      "probability_better",
      "Probability of being better",
      "Share of replications in which it is better than the first plan, or lower where neither is better; ties count half",
      "share of 1",
    ),
    number("probability_low95", "Probability, low", "Lower end of its 95% Wilson interval", "share of 1"),
    number("probability_high95", "Probability, high", "Upper end of that interval", "share of 1"),
    number(
      "variance_ratio",
      "Variance ratio",
      "Variance of the mean difference over that from independent runs",
      "share of 1",
    ),
    countField("replications", "Replications", "Replications of each plan"),
    countField(
      "independent",
      "Independent replications",
      "Replications of each plan that independent runs would have needed for as narrow an interval",
    ),
    number("best_low", "Best, low", "Lower end of the difference to the best of the others, family-wise 95%"),
    number("best_high", "Best, high", "Upper end of that interval"),
    { name: "may_be_best", title: "May be best", type: "boolean", meaning: "Whether the plan may be the best of all" },
  ],
};

export function* comparisonRows({ plans, outcomes, replications }: Comparison): Generator<Cell[]> {
  for (const { outcome, better, plans: values, differences, best } of outcomes) {
    const isDay = outcome.unit === "day";
    const quantileCell = (value: number): Cell =>
      isDay ? dateCell(value) : Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : "";
    for (const [index, { name }] of plans.entries()) {
      const { mean, q05, median, q95, never } = values[index];
      const difference = index > 0 ? differences[index - 1] : undefined;
      yield [
        outcome.name,
        outcome.title,
        outcome.unit,
        better ?? "",
        name,
        isDay ? undefined : mean,
        ...[q05, median, q95].map(quantileCell),
        never,
        difference?.mean.mean,
        difference?.mean.low95,
        difference?.mean.high95,
        difference?.summary.q05,
        difference?.summary.median,
        difference?.summary.q95,
        difference?.better.share,
        difference?.better.low,
        difference?.better.high,
        difference?.varianceRatio,
        replications,
        difference?.independent,
        best?.[index].low,
        best?.[index].high,
        best?.[index].mayBeBest,
      ];
    }
  }
}

const share = (name: string, title: string, meaning: string) => number(name, title, meaning, "share of 1");

export const comparedTargetsShape: TableShape = {
  file: "targets.csv",
  title: "Targets of the plans",
  meaning: "One row a target and plan: how surely the plan meets it, and the difference to the first plan that has it.",
  fields: [
    textField("target", "Target", "Its name in the scenario"),
    textField("plan", "Plan", "Its name"),
    { name: "by", title: "By", type: "date", meaning: "Its date" },
    share("asked", "Share asked for", "Share of replications that must meet it"),
    share("probability", "Probability", "Share of replications that meet it in time"),
    share("low95", "Low", "Lower end of its 95% Wilson interval, which counts pairs that share draws"),
    share("high95", "High", "Upper end of that interval"),
    textField("verdict", "Verdict", "met, missed, or not yet known"),
    share("difference", "Difference", "Probability less that of the first plan, over the same replications"),
    share("difference_low95", "Difference, low", "Lower end of its 95% interval (Newcombe, paired)"),
    share("difference_high95", "Difference, high", "Upper end of that interval"),
    countField("discordant", "Discordant", "Replications in which just one of the two plans meets it"),
    countField("replications", "Replications", "Replications of each plan"),
  ],
};

export function* comparedTargetRows({ targets, plans, replications }: Comparison): Generator<Cell[]> {
  for (const { name, plans: holders } of targets)
    for (const { plan, target, probability, verdict, difference } of holders)
      yield [
        name,
        plans[plan].name,
        plans[plan].plan.startDay + target.by,
        target.share,
        probability.share,
        probability.low,
        probability.high,
        verdict,
        difference?.difference,
        difference?.low,
        difference?.high,
        difference?.discordant,
        replications,
      ];
}

export function comparedReplicationsShape({ outcomes }: Comparison): TableShape {
  return {
    file: "replications.csv",
    title: "Every replication of every plan",
    meaning: 'One row a replication and plan. A date is "never" when the day does not come within the period.',
    fields: [
      countField("replication", "Replication", "The same number means the same random numbers"),
      countField("draw", "Draw", "Replications of one draw share their uncertain values"),
      textField("plan", "Plan", "Its name"),
      ...outcomes.map(
        ({ outcome: { name, title, unit, meaning } }): Field =>
          unit === "day" ? { name, title, type: "date", meaning } : { name, title, type: "number", unit, meaning },
      ),
    ],
  };
}

export function* comparedReplications({ plans, outcomes, replications, paired }: Comparison): Generator<Cell[]> {
  const columns = plans.map(({ plan }) =>
    outcomes.map(({ outcome }) => plan.outcomes.findIndex(({ name }) => name === outcome.name)),
  );
  for (let r = 0; r < replications; r++)
    for (const [index, { name, plan, rows }] of plans.entries()) {
      const { replication, outcomes: values } = rows[r];
      yield [
        replication,
        paired ? Math.floor(replication / 2) : 0,
        name,
        ...columns[index].map((column, i) => values[column] + (outcomes[i].outcome.unit === "day" ? plan.startDay : 0)),
      ];
    }
}
