/** The tables of a sweep: a row for each point, a row for each point and measure, and a row for each replication where asked for. */
import type { MeasureEstimate, PointEstimate } from "../../experiment/sweep/estimate.ts";
import type { Sweep } from "../../experiment/sweep/load.ts";
import { type ParameterColumn, parameterColumns } from "../../experiment/sweep/parameters.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { estimateDigits as digits, summaryCells, summaryFields } from "../tables/summary-fields.ts";

/** What became of a point. */
export type PointStatus = "done" | "failed" | "unfinished";

const pointField: Field = {
  name: "point",
  title: "Point",
  type: "integer",
  meaning: "Its number, from 0, in the order of the design",
};

const share = (name: string, title: string, meaning: string): Field => ({
  name,
  title,
  type: "number",
  unit: "share of 1",
  meaning,
  digits,
});

export class SweepTables {
  readonly points: TableShape;
  readonly measures: TableShape;
  readonly replications: TableShape;
  private readonly sweep: Sweep;
  private readonly parameters: readonly ParameterColumn[];

  constructor(sweep: Sweep) {
    this.sweep = sweep;
    this.parameters = parameterColumns(sweep);
    const parameterFields = this.parameters.map(
      ({ name, type, unit, meaning }): Field => ({ name, title: name, type, unit, meaning }),
    );
    const targetFields = sweep.targets.flatMap((name) => [
      share(`probability ${name}`, `Probability of ${name}`, "Share of replications that meet the target by its date"),
      share(
        `probability ${name} low95`,
        "Low",
        "Lower end of its 95% Wilson interval, which counts pairs that share draws",
      ),
      share(`probability ${name} high95`, "High", "Upper end of that interval"),
      {
        name: `met ${name}`,
        title: `${name} met`,
        type: "boolean" as const,
        meaning: "Whether that share is at least the one asked for",
      },
    ]);
    const replications: Field = {
      name: "replications",
      title: "Replications",
      type: "integer",
      meaning: "Replications that the row is made from",
    };
    this.points = {
      file: "points.csv",
      title: "Points",
      meaning: "One row a point: what it sets, how probable each target is, and the middle of each measure.",
      fields: [
        pointField,
        { name: "status", title: "Status", type: "string", meaning: "done, failed, or unfinished in a partial sweep" },
        ...parameterFields,
        replications,
        ...targetFields,
        ...sweep.measures.flatMap(({ name, unit, title, meaning }): Field[] =>
          unit === "day"
            ? [
                { name: `${name} median`, title: `${title}, median`, type: "date", meaning },
                { name: `${name} q05`, title: `${title}, 5%`, type: "date", meaning: "5% order statistic" },
                { name: `${name} q95`, title: `${title}, 95%`, type: "date", meaning: "95% order statistic" },
              ]
            : [
                { name: `${name} mean`, title: `${title}, mean`, type: "number", unit, meaning, digits },
                {
                  name: `${name} low95`,
                  title: "Mean, low",
                  type: "number",
                  unit,
                  meaning: "Lower end of its 95% interval",
                  digits,
                },
                {
                  name: `${name} high95`,
                  title: "Mean, high",
                  type: "number",
                  unit,
                  meaning: "Upper end of that interval",
                  digits,
                },
              ],
        ),
      ],
    };
    const day = (name: string, title: string): Field => ({
      name,
      title,
      type: "date",
      meaning: "The same as a date, for a measure that is a day; empty for never",
    });
    this.measures = {
      file: "measures",
      title: "Measures",
      meaning:
        "One row a point and measure, as Parquet. A day is counted from the period's start; infinity is a day that does not come within the period.",
      fields: [
        pointField,
        ...parameterFields,
        { name: "measure", title: "Measure", type: "string", meaning: "What is measured" },
        { name: "unit", title: "Unit", type: "string", meaning: "Its unit" },
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
        ...targetFields,
      ],
    };
    this.replications = {
      file: "replications",
      title: "Replications",
      meaning:
        "One row a point and replication, as Parquet. Days as dates, empty for never. Then the values drawn, and whether each target is met.",
      fields: [
        pointField,
        { name: "replication", title: "Replication", type: "integer", meaning: "0, 1, 2 and so on" },
        ...sweep.measures.map(
          ({ name, title, unit, meaning }): Field => ({
            name,
            title,
            type: unit === "day" ? "date" : "number",
            unit: unit === "day" ? undefined : unit,
            meaning,
          }),
        ),
        ...sweep.drawn.map(
          ({ path, unit }): Field => ({
            name: path,
            title: path,
            type: "number",
            unit,
            meaning: "The value drawn for this replication; empty where the point leaves nothing to draw",
          }),
        ),
        ...sweep.targets.map(
          (name): Field => ({
            name: `met ${name}`,
            title: `${name} met`,
            type: "boolean",
            meaning: "Whether this replication meets it by its date",
          }),
        ),
      ],
    };
  }

  pointRow(point: SweepPoint, status: PointStatus, estimate: PointEstimate | undefined): Cell[] {
    const { measures, targets } = this.sweep;
    return [
      point.index,
      status,
      ...this.set(point),
      estimate?.replications,
      ...(estimate ? targetCells(estimate) : targets.flatMap(() => [undefined, undefined, undefined, undefined])),
      ...measures.flatMap(({ unit }, i): Cell[] => {
        const one = estimate?.measures[i];
        if (!one || !estimate) return [undefined, undefined, undefined];
        const date = (day: number) => estimate.startDay + day;
        return unit === "day" ? [date(one.median), date(one.q05), date(one.q95)] : [one.mean, one.low95, one.high95];
      }),
    ];
  }

  *measureRows(point: SweepPoint, estimate: PointEstimate): Generator<Cell[]> {
    const set = this.set(point);
    const targets = targetCells(estimate);
    for (const [i, { name, unit }] of this.sweep.measures.entries()) {
      const one: MeasureEstimate = estimate.measures[i];
      const date = (day: number): Cell => (unit === "day" ? estimate.startDay + day : undefined);
      const { low, high } = one.medianInterval;
      const middle = [low, high, date(one.median), date(one.q05), date(one.q95)];
      yield [point.index, ...set, name, unit, estimate.replications, ...summaryCells(one), ...middle, ...targets];
    }
  }

  private set(point: SweepPoint): Cell[] {
    return this.parameters.map(({ value }) => value(point));
  }
}

function targetCells({ targets }: PointEstimate): Cell[] {
  return targets.flatMap(({ probability: { share, low, high }, met }): Cell[] => [share, low, high, met]);
}
