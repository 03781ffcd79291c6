import type { OnDay } from "../../experiment/run.ts";
import type { Plan } from "../../hub/plan.ts";
import { CsvWriter, type TableShape } from "../table.ts";
import { measureFields, summaryCells, summaryFields } from "./summary-fields.ts";

export const timeseriesShape: TableShape = {
  file: "timeseries.csv",
  title: "Every measure, day by day",
  meaning: "One row a measure, group and day. Levels are at the end of the day.",
  fields: [{ name: "date", title: "Date", type: "date", meaning: "The day" }, ...measureFields, ...summaryFields],
};

/** Opens the table; rows come as estimates are made, so that it is never held whole. */
export function openTimeseries(folder: string, plan: Plan): { onDay: OnDay; close: () => void } {
  const writer = new CsvWriter(`${folder}/${timeseriesShape.file}`, timeseriesShape.fields);
  return {
    onDay: (column, day, summary) => {
      const { measure, group } = plan.columns[column];
      writer.row([plan.startDay + day, measure, group, ...summaryCells(summary)]);
    },
    close: () => writer.close(),
  };
}
