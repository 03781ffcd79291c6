import type { Summary } from "../../experiment/statistics/summary.ts";
import type { Cell, Field } from "../table.ts";

/** Significant digits of estimates; their sampling error begins long before the seventh. */
export const estimateDigits = 7;

/** The columns of a summary over the replications. */
export const summaryFields: readonly Field[] = [
  ["mean", "Mean", "Mean over the replications"],
  ["q05", "5% quantile", "5% order statistic over the replications"],
  ["q25", "25% quantile", "25% order statistic over the replications"],
  ["median", "Median", "Median over the replications (an order statistic)"],
  ["q75", "75% quantile", "75% order statistic over the replications"],
  ["q95", "95% quantile", "95% order statistic over the replications"],
  [
    "low95",
    "Mean, low",
    "Lower end of the 95% Student-t interval of the mean, which counts pairs of replications that share draws",
  ],
  ["high95", "Mean, high", "Upper end of the 95% Student-t interval of the mean"],
].map(
  ([name, title, meaning]): Field => ({
    name,
    title,
    type: "number",
    unit: "as the measure",
    meaning,
    digits: estimateDigits,
  }),
);

export function summaryCells(summary: Summary): Cell[] {
  return [
    summary.mean,
    summary.q05,
    summary.q25,
    summary.median,
    summary.q75,
    summary.q95,
    summary.low95,
    summary.high95,
  ];
}

export const measureFields: readonly Field[] = [
  {
    name: "measure",
    title: "Measure",
    type: "string",
    meaning: "What is measured; see the list of measures in datapackage.json",
  },
  { name: "group", title: "Group", type: "string", meaning: "Stage, pool, cohort or type; empty for the whole" },
];
