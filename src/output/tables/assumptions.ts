import { dimensions } from "../../scenario/values/quantity.ts";
import type { Cell, TableShape } from "../table.ts";
import { estimateField, textField } from "./fields.ts";
import type { Result } from "./result.ts";

export const assumptionsShape: TableShape = {
  file: "assumptions.csv",
  title: "Assumptions log",
  meaning: "One row a value of the scenario that has a source, a range or a stated confidence.",
  fields: [
    textField("path", "Path", "Path of the value in the scenario"),
    estimateField("value", "Value", "Best estimate", "as the column unit says"),
    textField("unit", "Unit", "Unit of value, low and high; empty for a plain number"),
    estimateField("low", "Low", "Lower end of the range, if it is uncertain", "as the column unit says"),
    estimateField("high", "High", "Upper end of the range", "as the column unit says"),
    textField("distribution", "Distribution", "How it is drawn from its range; joint draws come from a file"),
    textField("source", "Source", "Where it comes from"),
    textField("confidence", "Confidence", "How sure the source is"),
    textField("note", "Note", "Anything a reviewer should know"),
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
