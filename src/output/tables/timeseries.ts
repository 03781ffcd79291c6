import type { OnDay } from "../../experiment/run/run.ts";
import type { Plan } from "../../hub/plan.ts";
import { ParquetTable } from "../results/parquet.ts";
import { CsvWriter, type TableShape } from "../table.ts";
import { measureFields, summaryCells, summaryFields } from "./summary-fields.ts";

export const timeseriesShape: TableShape = {
  file: "timeseries.csv",
  title: "Every measure, day by day",
  meaning: "One row a measure, group and day. Levels are at the end of the day.",
  fields: [{ name: "date", title: "Date", type: "date", meaning: "The day" }, ...measureFields, ...summaryFields],
};

/** The same rows as Parquet. */
export const timeseriesParquet = "timeseries.parquet";

/** Opens the table, as CSV and as Parquet; rows come as estimates are made, so that it is never held whole. */
export function openTimeseries(folder: string, plan: Plan): { onDay: OnDay; close: () => void } {
  const { file, fields } = timeseriesShape;
  const writers = [
    new CsvWriter(`${folder}/${file}`, fields),
    new ParquetTable(`${folder}/${timeseriesParquet}`, "timeseries", fields),
  ];
  return {
    onDay: (column, day, summary) => {
      const { measure, group } = plan.columns[column];
      const cells = [plan.startDay + day, measure, group, ...summaryCells(summary)];
      for (const writer of writers) writer.row(cells);
    },
    close: () => {
      for (const writer of writers) writer.close();
    },
  };
}
