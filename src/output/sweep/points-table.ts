/** The table of a sweep's points, for a spreadsheet: what each sets, how probable each target is, and the middle of each measure. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { type ParameterColumn, parameterColumns } from "../../experiment/sweep/design/parameters.ts";
import type { PointEstimate } from "../../experiment/sweep/estimate.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import type { Standings } from "../../experiment/sweep/standings.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { estimateField, textField } from "../tables/fields.ts";
import { parameterFields, pointField, replications, targetCells, targetFields } from "./common-fields.ts";
import { standingCells, standingFields } from "./standing.ts";

/** What became of a point. */
export type PointStatus = "done" | "failed" | "unfinished";

export class PointsTable {
  readonly shape: TableShape;
  private readonly sweep: Sweep;
  private readonly parameters: readonly ParameterColumn[];

  constructor(sweep: Sweep) {
    this.sweep = sweep;
    this.parameters = parameterColumns(sweep);
    this.shape = {
      file: "points.csv",
      title: "Points",
      meaning: "One row a point: its values, the probability of each target, and the median of each measure.",
      fields: [
        pointField,
        textField("status", "Status", "done, failed, or unfinished in a partial sweep"),
        ...parameterFields(this.parameters),
        replications,
        ...targetFields(sweep),
        ...standingFields(sweep),
        ...sweep.measures.flatMap(({ name, unit, title, meaning }): Field[] =>
          unit === "day"
            ? [
                { name: `${name} median`, title: `${title}, median`, type: "date", meaning },
                { name: `${name} q05`, title: `${title}, 5%`, type: "date", meaning: "5% order statistic" },
                { name: `${name} q95`, title: `${title}, 95%`, type: "date", meaning: "95% order statistic" },
              ]
            : [
                estimateField(`${name} mean`, `${title}, mean`, meaning, unit),
                estimateField(`${name} low95`, "Mean, low", "Lower end of its 95% interval", unit),
                estimateField(`${name} high95`, "Mean, high", "Upper end of that interval", unit),
              ],
        ),
      ],
    };
  }

  /** @param standings how the point stands among all; not given: not known */
  row(point: SweepPoint, status: PointStatus, estimate: PointEstimate | undefined, standings?: Standings): Cell[] {
    const { measures, targets } = this.sweep;
    return [
      point.index,
      status,
      ...this.parameters.map(({ value }) => value(point)),
      estimate?.replications,
      ...(estimate ? targetCells(estimate) : targets.flatMap(() => [undefined, undefined, undefined, undefined])),
      ...standingCells(point.index, estimate && standings, targets.length),
      ...measures.flatMap(({ unit }, i): Cell[] => {
        const one = estimate?.measures[i];
        if (!one || !estimate) return [undefined, undefined, undefined];
        const date = (day: number) => estimate.startDay + day;
        return unit === "day" ? [date(one.median), date(one.q05), date(one.q95)] : [one.mean, one.low95, one.high95];
      }),
    ];
  }
}
