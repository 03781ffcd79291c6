import type { Cell, TableShape } from "../table.ts";
import type { Result } from "./result.ts";
import { estimateDigits as digits, measureFields } from "./summary-fields.ts";

export const observedShape: TableShape = {
  file: "observed.csv",
  title: "Published figures beside the simulation",
  meaning: "One row a published value that the period covers.",
  fields: [
    { name: "series", title: "Series", type: "string", meaning: "Its name in the scenario" },
    ...measureFields,
    {
      name: "per",
      title: "Per",
      type: "string",
      meaning:
        "day: the level at the end of the date; week, month or quarter: the total, end or ratio of the one that ends on it",
    },
    { name: "date", title: "Date", type: "date", meaning: "Last day of the time it speaks of" },
    {
      name: "simulated",
      title: "Simulated",
      type: "number",
      unit: "as the measure",
      meaning: "Mean over the replications",
      digits,
    },
    {
      name: "q05",
      title: "5% quantile",
      type: "number",
      unit: "as the measure",
      meaning: "5% order statistic over the replications",
      digits,
    },
    {
      name: "q95",
      title: "95% quantile",
      type: "number",
      unit: "as the measure",
      meaning: "95% order statistic over the replications",
      digits,
    },
    { name: "published", title: "Published", type: "number", unit: "as the measure", meaning: "The published value" },
    {
      name: "difference",
      title: "Difference",
      type: "number",
      unit: "as the measure",
      meaning: "Simulated less published",
      digits,
    },
    {
      name: "error",
      title: "Error",
      type: "number",
      unit: "share of 1",
      meaning: "The difference as a share of the published value",
      digits,
    },
    {
      name: "tolerance",
      title: "Tolerance",
      type: "number",
      unit: "share of 1",
      meaning: "How close it should come, if stated",
      digits,
    },
    { name: "within", title: "Within", type: "boolean", meaning: "Whether it comes as close as that" },
  ],
};

export function* observedRows({ point: { plan }, estimates }: Result): Generator<Cell[]> {
  for (const { series, points } of estimates.observed) {
    const { measure, group } = plan.columns[series.column];
    for (const point of points) {
      yield [
        series.name,
        measure,
        group,
        series.per,
        plan.startDay + point.day,
        point.simulated,
        point.q05,
        point.q95,
        point.published,
        point.difference,
        point.error,
        series.tolerance,
        point.within,
      ];
    }
  }
}
