import type { Cell, TableShape } from "../table.ts";
import type { Result } from "./result.ts";
import { measureFields, summaryCells, summaryFields } from "./summary-fields.ts";

export const monthsShape: TableShape = {
  file: "months.csv",
  title: "Every measure, month by month",
  meaning:
    "One row a measure, group and month. Flows are summed over the month, levels are at its end, ratios are taken over the whole month.",
  fields: [
    { name: "month", title: "Month", type: "yearmonth", meaning: "The calendar month" },
    { name: "days", title: "Days", type: "integer", unit: "days", meaning: "Days of the month that lie in the period" },
    ...measureFields,
    ...summaryFields,
  ],
};

export function* monthRows({ point: { plan }, estimates }: Result): Generator<Cell[]> {
  for (const [column, { measure, group }] of plan.columns.entries()) {
    for (const [index, month] of estimates.months.entries()) {
      yield [month.name, month.to - month.from, measure, group, ...summaryCells(estimates.byMonth[column][index])];
    }
  }
}
