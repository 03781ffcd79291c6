import { clearedByEachDay } from "../../experiment/run/clearance.ts";
import type { Cell, TableShape } from "../table.ts";
import type { Result } from "./result.ts";
import { estimateDigits as digits } from "./summary-fields.ts";

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
    {
      name: "probability",
      title: "Probability",
      type: "number",
      unit: "share of 1",
      meaning: "Share of replications cleared by then",
      digits,
    },
    {
      name: "low95",
      title: "Low",
      type: "number",
      unit: "share of 1",
      meaning: "Lower end of its 95% Wilson interval, which counts pairs of replications that share draws",
      digits,
    },
    {
      name: "high95",
      title: "High",
      type: "number",
      unit: "share of 1",
      meaning: "Upper end of that interval",
      digits,
    },
  ],
};

export function* clearanceRows({ point: { plan }, estimates }: Result): Generator<Cell[]> {
  for (const clearance of estimates.clearance) {
    for (const [day, { share, low, high }] of clearedByEachDay(clearance, plan.days, estimates.paired).entries()) {
      yield [clearance.threshold, plan.startDay + day, share, low, high];
    }
  }
}
