/** Tables of a fit: the joint draws as `draws:` reads them, what was found of each value, and the errors against what was published. */

import type { Calibration } from "../../experiment/calibration/calibrate.ts";
import type { Findings } from "../../experiment/calibration/findings.ts";
import type { FitScenario } from "../../experiment/calibration/load.ts";
import { type FittedValue, hull } from "../../experiment/calibration/prior.ts";
import { dimensions, type Quantity } from "../../scenario/values/quantity.ts";
import type { Cell, TableShape } from "../table.ts";
import { estimateField, textField } from "../tables/fields.ts";

/** A value with its unit, as a scenario would have it: to six digits, which no model tells apart. */
export function drawText({ dimension, workingDays }: Quantity, value: number): string {
  const short = (x: number) => String(Number(x.toPrecision(6)));
  switch (dimension) {
    case "share":
      return `${short(100 * value)}%`;
    case "hazard":
      return `${short(36_525 * value)}%/year`;
    case "rate":
      return `${short(value)}/day`;
    case "effort":
      return `${short(value)}h`;
    case "elapsed":
      return `${short(value)} ${workingDays ? "working days" : "days"}`;
    case "weekly hours":
      return `${short(value)}h/week`;
    case "yearly days":
      return `${short(value)} days/year`;
    default:
      return short(value);
  }
}

export function drawsShape(fitted: readonly FittedValue[]): TableShape {
  return {
    file: "draws.csv",
    title: "Joint draws",
    meaning: "One row a draw, each as likely as any other: for draws: of a scenario.",
    fields: fitted.map(({ name, paths }) => textField(name, name, `${paths.join(", ")}, with its unit`)),
  };
}

export function* drawRows(fitted: readonly FittedValue[], { rows }: Calibration): Generator<Cell[]> {
  for (const { values } of rows) yield fitted.map(({ quantity }, i) => drawText(quantity, values[i]));
}

const unit = "as the column unit says";

export const valuesShape: TableShape = {
  file: "values.csv",
  title: "Fitted values",
  meaning: "One row a value: what was known before, and what the published figures leave.",
  fields: [
    textField("name", "Name", "Column of draws.csv"),
    textField("path", "Path", "Its path in the scenario; several are separated by spaces"),
    textField("unit", "Unit", "Unit of the numbers"),
    estimateField("low", "Low", "Lower end of the range", unit),
    estimateField("high", "High", "Upper end of the range", unit),
    estimateField("q05", "5%", "5% of the draws are lower", unit),
    estimateField("median", "Median", "Half of the draws are lower", unit),
    estimateField("q95", "95%", "5% of the draws are higher", unit),
    estimateField("narrowed", "Narrowed to", "Width of the middle nine tenths, over that before the fit", "share of 1"),
  ],
};

export function* valueRows({ values }: Findings): Generator<Cell[]> {
  for (const { value, after, narrowed } of values) {
    const { quantity, name, paths } = value;
    const measured = quantity.workingDays ? "working days" : dimensions[quantity.dimension].unit;
    yield [name, paths.join(" "), measured, ...hull(value), after.q05, after.median, after.q95, narrowed];
  }
}

export const errorsShape: TableShape = {
  file: "errors.csv",
  title: "Errors against published values",
  meaning: "One row a published value that was fitted to, with the runs of the joint draws beside it.",
  fields: [
    textField("scenario", "Scenario", "Name of the scenario"),
    textField("series", "Series", "Name of the observed series"),
    { name: "date", title: "Date", type: "date", meaning: "Day, or last day of the month or quarter" },
    estimateField("published", "Published", "The published value", "as the series"),
    estimateField("simulated", "Simulated", "Mean over the draws", "as the series"),
    estimateField("q05", "5%", "5% of the draws give less", "as the series"),
    estimateField("q95", "95%", "5% of the draws give more", "as the series"),
    estimateField("within", "Within", "How close it should come, 19 times in 20", "as the series"),
    estimateField("errors", "Standard errors", "Simulated less published, over the standard error of the fit", ""),
    { name: "met", title: "Met", type: "boolean", meaning: "Whether the mean comes as close as it should" },
  ],
};

export function* errorRows(
  scenarios: readonly FitScenario[],
  { readings }: Findings,
  bound: number,
): Generator<Cell[]> {
  let at = 0;
  for (const { plan, readings: own } of scenarios)
    for (const { series, day, published, error } of own) {
      const { simulated, q05, q95, errors, met } = readings[at++];
      const date = plan.startDay + day;
      yield [plan.name, series.name, date, published, simulated, q05, q95, error * bound, errors, met];
    }
}

export const tiedShape: TableShape = {
  file: "tied.csv",
  title: "Values known only together",
  meaning: "One row a pair of values that the published figures do not tell apart.",
  fields: [
    textField("a", "First", "Name of the first value"),
    textField("b", "Second", "Name of the second"),
    estimateField("correlation", "Correlation", "Spearman's rank correlation over the draws", ""),
  ],
};

export function* tiedRows({ tied }: Findings): Generator<Cell[]> {
  for (const { a, b, correlation } of tied) yield [a.name, b.name, correlation];
}
