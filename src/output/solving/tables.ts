/** The tables of a solve: its answers, every value tried, and each replication's own threshold. */

import type { Cell, Field, TableShape } from "../table.ts";
import { countField, estimateField, textField } from "../tables/fields.ts";
import { bearing } from "./answer.ts";
import { type SolveResult, valueAt } from "./result.ts";

const second: Field = textField(
  "second",
  "Second lever",
  "Value of the second lever, as in the scenario file; empty when there is one lever",
);

const shareFields = (of: string, prefix = ""): Field[] =>
  [
    ["probability", "Probability", `Share of replications that meet the target ${of}`],
    ["low95", "Low", "Lower end of its 95% Wilson interval, which counts pairs that share draws"],
    ["high95", "High", "Upper end of that interval"],
  ].map(([name, title, meaning]) => estimateField(`${prefix}${name}`, title, meaning, "share of 1"));

export const answersShape: TableShape = {
  file: "answers.csv",
  title: "Answers",
  meaning: "One row, or with two levers one row for each value of the second.",
  fields: [
    second,
    textField("outcome", "Outcome", "found; throughout (every value tried is enough); never"),
    textField(
      "verdict",
      "Verdict",
      "Whether the value that decides is enough: met, missed, or not yet known at this number of replications; met where found",
    ),
    textField("better", "Better", "Which way the lever helps: more, less, or neither"),
    textField("method", "Method", "bisection, or grid where the response is not monotone"),
    textField(
      "value",
      "Value",
      "The answer as in the scenario file; for never, the value at which the best is reached",
    ),
    textField("low95_value", "Interval, low", "Lower end of the 95% interval of the answer; empty outside the range"),
    textField("high95_value", "Interval, high", "Upper end of that interval; empty outside the range"),
    ...shareFields("at the value"),
    textField("before", "Before", "The value one step to the side where the target is harder to meet"),
    ...shareFields("there", "before_"),
    countField("replications", "Replications", "Replications at each value, real or inferred"),
    countField("checks", "Checks", "Inferred results that were tried after all"),
    countField("violations", "Violations", "How many of them contradicted the inference"),
    countField("runs", "Runs", "Runs used"),
    countField("grid_runs", "Grid runs", "Runs of as many replications at every value of the range"),
  ],
};

export function* answerRows(result: SolveResult): Generator<Cell[]> {
  const { lever, second, solutions } = result;
  for (const [i, solution] of solutions.entries()) {
    const { answer, before, monotone } = solution;
    yield [
      second?.values[i],
      solution.outcome,
      bearing(result, solution),
      solution.better,
      solution.method,
      lever.values[answer.place],
      valueAt(lever, solution.low),
      valueAt(lever, solution.high),
      answer.probability.share,
      answer.probability.low,
      answer.probability.high,
      before && lever.values[before.place],
      before?.probability.share,
      before?.probability.low,
      before?.probability.high,
      solution.replications,
      monotone.checks,
      monotone.violations,
      solution.runs,
      solution.gridRuns,
    ];
  }
}

export const triedShape: TableShape = {
  file: "tried.csv",
  title: "Values tried",
  meaning: "One row for each value of the lever at which a replication was run.",
  fields: [
    second,
    textField("value", "Value", "The value of the lever, as in the scenario file"),
    countField("tried", "Tried", "Replications run at it; the results of the others are inferred where they can be"),
    ...shareFields("at it; empty where the trials do not settle it"),
  ],
};

export function* triedRows({ lever, second, solutions }: SolveResult): Generator<Cell[]> {
  for (const [i, { tried }] of solutions.entries())
    for (const { place, tried: runs, probability } of tried)
      yield [second?.values[i], lever.values[place], runs, probability?.share, probability?.low, probability?.high];
}

export const thresholdsShape: TableShape = {
  file: "thresholds.csv",
  title: "Thresholds",
  meaning:
    "One row a replication: the values between which its own threshold lies, narrowed as far as the answer needs. None on a grid.",
  fields: [
    second,
    countField("replication", "Replication", "Its number, from 0"),
    textField("missed_at", "Missed at", "The easiest value at which it is known to miss the target; empty if none"),
    textField("met_at", "Met at", "The hardest value at which it is known to meet it; empty if none"),
  ],
};

export function* thresholdRows({ lever, second, solutions }: SolveResult): Generator<Cell[]> {
  for (const [i, { thresholds }] of solutions.entries())
    for (const [replication, { missed, met }] of thresholds.entries())
      yield [second?.values[i], replication, valueAt(lever, missed), valueAt(lever, met)];
}
