import type { Cell, TableShape } from "../table.ts";
import { estimateField, textField } from "./fields.ts";
import type { Result } from "./result.ts";
import { measureFields } from "./summary-fields.ts";

export const observedShape: TableShape = {
  file: "observed.csv",
  title: "Published figures beside the simulation",
  meaning: "One row a published value that the period covers.",
  fields: [
    textField("series", "Series", "Its name in the scenario"),
    ...measureFields,
    textField(
      "per",
      "Per",
      "day: the level at the end of the date; week, month or quarter: the total, end or ratio of the one that ends on it",
    ),
    { name: "date", title: "Date", type: "date", meaning: "Last day of the time it speaks of" },
    estimateField("simulated", "Simulated", "Mean over the replications", "as the measure"),
    estimateField("q05", "5% quantile", "5% order statistic over the replications", "as the measure"),
    estimateField("q95", "95% quantile", "95% order statistic over the replications", "as the measure"),
    { name: "published", title: "Published", type: "number", unit: "as the measure", meaning: "The published value" },
    estimateField("difference", "Difference", "Simulated less published", "as the measure"),
    estimateField("error", "Error", "The difference as a share of the published value", "share of 1"),
    estimateField("tolerance", "Tolerance", "How close it should come, if stated", "share of 1"),
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
