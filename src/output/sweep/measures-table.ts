/** The table of a sweep's points and measures, for programs: quantiles and intervals, beside what the point sets and each target. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { type ParameterColumn, parameterColumns } from "../../experiment/sweep/design/parameters.ts";
import type { PointEstimate } from "../../experiment/sweep/estimate.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { textField } from "../tables/fields.ts";
import { summaryCells, summaryFields } from "../tables/summary-fields.ts";
import { parameterFields, pointField, replications, targetCells, targetFields } from "./common-fields.ts";

const day = (name: string, title: string): Field => ({
  name,
  title,
  type: "date",
  meaning: "The same as a date, for a measure that is a day; empty for never",
});

export class MeasuresTable {
  readonly shape: TableShape;
  private readonly sweep: Sweep;
  private readonly parameters: readonly ParameterColumn[];

  constructor(sweep: Sweep) {
    this.sweep = sweep;
    this.parameters = parameterColumns(sweep);
    this.shape = {
      file: "measures",
      title: "Measures",
      meaning:
        "One row a point and measure, as Parquet. A day is counted from the period's start; infinity is a day that does not come within the period.",
      fields: [
        pointField,
        ...parameterFields(this.parameters),
        textField("measure", "Measure", "What is measured"),
        textField("unit", "Unit", "Its unit"),
        replications,
        ...summaryFields,
        {
          name: "median_low95",
          title: "Median, low",
          type: "number",
          meaning: "Lower end of the 95% order-statistic interval of the median",
        },
        { name: "median_high95", title: "Median, high", type: "number", meaning: "Upper end of that interval" },
        day("median_date", "Median as a date"),
        day("q05_date", "5% quantile as a date"),
        day("q95_date", "95% quantile as a date"),
        ...targetFields(sweep),
      ],
    };
  }

  *rows(point: SweepPoint, estimate: PointEstimate): Generator<Cell[]> {
    const set = this.parameters.map(({ value }) => value(point));
    const targets = targetCells(estimate);
    for (const [i, { name, unit }] of this.sweep.measures.entries()) {
      const one = estimate.measures[i];
      const date = (day: number): Cell => (unit === "day" ? estimate.startDay + day : undefined);
      const { low, high } = one.medianInterval;
      const middle = [low, high, date(one.median), date(one.q05), date(one.q95)];
      yield [point.index, ...set, name, unit, estimate.replications, ...summaryCells(one), ...middle, ...targets];
    }
  }
}
