import { clearedByEachDay } from "../../experiment/run/clearance.ts";
import type { Cell, TableShape } from "../table.ts";
import { estimateField } from "./fields.ts";
import type { Result } from "./result.ts";

export const clearanceShape: TableShape = {
  file: "clearance.csv",
  title: "Probability of being cleared by each date",
  meaning:
    "One row a threshold and day: the share of replications whose backlog has been at or below the threshold at the end of that day or of an earlier one.",
  fields: [
    {
      name: "threshold",
      title: "Threshold",
      type: "number",
      unit: "cases",
      meaning: "The backlog counts as cleared at or below this",
    },
    { name: "date", title: "Date", type: "date", meaning: "The day" },
    estimateField("probability", "Probability", "Share of replications cleared by then", "share of 1"),
    estimateField(
      "low95",
      "Low",
      "Lower end of its 95% Wilson interval, which counts pairs of replications that share draws",
      "share of 1",
    ),
    estimateField("high95", "High", "Upper end of that interval", "share of 1"),
  ],
};

export function* clearanceRows({ point: { plan }, estimates }: Result): Generator<Cell[]> {
  for (const clearance of estimates.clearance) {
    for (const [day, { share, low, high }] of clearedByEachDay(clearance, plan.days, estimates.paired).entries()) {
      yield [clearance.threshold, plan.startDay + day, share, low, high];
    }
  }
}
