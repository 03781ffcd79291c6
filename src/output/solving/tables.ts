/** The tables of a solve: its answers, every value tried, and each replication's own threshold. */
import type { Cell, Field, TableShape } from "../table.ts";
import { estimateDigits as digits } from "../tables/summary-fields.ts";
import { type SolveResult, valueAt } from "./result.ts";

const second: Field = {
  name: "second",
  title: "Second lever",
  type: "string",
  meaning: "Value of the second lever, as in the scenario file; empty when there is one lever",
};

const shareFields = (of: string, prefix = ""): Field[] =>
  [
    ["probability", "Probability", `Share of replications that meet the target ${of}`],
    ["low95", "Low", "Lower end of its 95% Wilson interval, which counts pairs that share draws"],
    ["high95", "High", "Upper end of that interval"],
  ].map(([name, title, meaning]) => ({
    name: `${prefix}${name}`,
    title,
    type: "number",
    unit: "share of 1",
    meaning,
    digits,
  }));

const text = (name: string, title: string, meaning: string): Field => ({ name, title, type: "string", meaning });
const count = (name: string, title: string, meaning: string): Field => ({ name, title, type: "integer", meaning });

export const answersShape: TableShape = {
  file: "answers.csv",
  title: "Answers",
  meaning: "One row, or with two levers one row for each value of the second.",
  fields: [
    second,
    text("outcome", "Outcome", "found; throughout (every value tried is enough); never"),
    text("better", "Better", "Which way the lever helps: more, less, or neither"),
    text("method", "Method", "bisection, or grid where the response is not monotone"),
    text("value", "Value", "The answer as in the scenario file; for never, the value at which the best is reached"),
    text("low95_value", "Interval, low", "Lower end of the 95% interval of the answer; empty outside the range"),
    text("high95_value", "Interval, high", "Upper end of that interval; empty outside the range"),
    ...shareFields("at the value"),
    text("before", "Before", "The value one step to the side where the target is harder to meet"),
    ...shareFields("there", "before_"),
    count("replications", "Replications", "Replications at each value, real or inferred"),
    count("checks", "Checks", "Inferred results that were tried after all"),
    count("violations", "Violations", "How many of them contradicted the inference"),
    count("runs", "Runs", "Runs used"),
    count("grid_runs", "Grid runs", "Runs of as many replications at every value of the range"),
  ],
};

export function* answerRows({ lever, second, solutions }: SolveResult): Generator<Cell[]> {
  for (const [i, solution] of solutions.entries()) {
    const { answer, before, monotone } = solution;
    yield [
      second?.values[i],
      solution.outcome,
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
    text("value", "Value", "The value of the lever, as in the scenario file"),
    count("tried", "Tried", "Replications run at it; the results of the others are inferred where they can be"),
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
    count("replication", "Replication", "Its number, from 0"),
    text("missed_at", "Missed at", "The easiest value at which it is known to miss the target; empty if none"),
    text("met_at", "Met at", "The hardest value at which it is known to meet it; empty if none"),
  ],
};

export function* thresholdRows({ lever, second, solutions }: SolveResult): Generator<Cell[]> {
  for (const [i, { thresholds }] of solutions.entries())
    for (const [replication, { missed, met }] of thresholds.entries())
      yield [second?.values[i], replication, valueAt(lever, missed), valueAt(lever, met)];
}
