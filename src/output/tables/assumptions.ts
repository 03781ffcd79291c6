import { dimensions } from "../../scenario/values/quantity.ts";
import type { Cell, TableShape } from "../table.ts";
import type { Result } from "./result.ts";
import { estimateDigits as digits } from "./summary-fields.ts";

export const assumptionsShape: TableShape = {
  file: "assumptions.csv",
  title: "Assumptions log",
  meaning: "One row a value of the scenario that has a source, a range or a stated confidence.",
  fields: [
    { name: "path", title: "Path", type: "string", meaning: "Path of the value in the scenario" },
    {
      name: "value",
      title: "Value",
      type: "number",
      unit: "as the column unit says",
      meaning: "Best estimate",
      digits,
    },
    { name: "unit", title: "Unit", type: "string", meaning: "Unit of value, low and high; empty for a plain number" },
    {
      name: "low",
      title: "Low",
      type: "number",
      unit: "as the column unit says",
      meaning: "Lower end of the range, if it is uncertain",
      digits,
    },
    {
      name: "high",
      title: "High",
      type: "number",
      unit: "as the column unit says",
      meaning: "Upper end of the range",
      digits,
    },
    {
      name: "distribution",
      title: "Distribution",
      type: "string",
      meaning: "How it is drawn from its range; joint draws come from a file",
    },
    { name: "source", title: "Source", type: "string", meaning: "Where it comes from" },
    { name: "confidence", title: "Confidence", type: "string", meaning: "How sure the source is" },
    { name: "note", title: "Note", type: "string", meaning: "Anything a reviewer should know" },
  ],
};

export function* assumptionRows({ loaded }: Result): Generator<Cell[]> {
  const joint = new Set(loaded.draws?.paths);
  for (const { path, value, dimension, workingDays, range, distribution, source, confidence, note } of loaded.sourced) {
    const unit = workingDays ? "working days" : dimensions[dimension].unit;
    const drawn = path !== undefined && joint.has(path) ? "joint" : range && (distribution ?? "pert");
    yield [path, value, unit, range?.[0], range?.[1], drawn, source, confidence, note];
  }
}
