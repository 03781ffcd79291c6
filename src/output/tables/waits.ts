import { type Summary, summarise } from "../../experiment/statistics/summary.ts";
import { outcomeIndex } from "../../hub/plan.ts";
import { incidenceName, medianName, ways } from "../../hub/time-open.ts";
import type { Cell, TableShape } from "../table.ts";
import { textField } from "./fields.ts";
import type { Result } from "./result.ts";
import { summaryCells, summaryFields } from "./summary-fields.ts";

export const waitsShape: TableShape = {
  file: "waits.csv",
  title: "How long cases wait for each way out",
  meaning:
    "Cumulative incidence by the time since lodging: the share of cases that leaves by each way within so many days, and the share still open. Those still open count as long as they are seen (Aalen-Johansen estimator; the starting stock from its age at the start on; after the warm-up). A mean time to a decision leaves them out.",
  fields: [
    textField("cohort", "Cohort", "legacy or flow; empty for all cases"),
    textField(
      "way",
      "Way out",
      "decision, withdrawal, administrative, or open for none of them; any for the median time to whichever comes first",
    ),
    textField(
      "figure",
      "Figure",
      "share: of cases, within so many days; median_days: the days within which half have left by that way",
    ),
    {
      name: "within_days",
      title: "Within",
      type: "integer",
      unit: "days",
      meaning: "Days since lodging; empty for a median",
    },
    {
      name: "not_reached",
      title: "Not reached",
      type: "number",
      unit: "share",
      meaning: "Share of the replications in which half is not reached within what the period shows; empty for a share",
    },
    ...summaryFields,
  ],
};

type Source = Pick<Result, "point" | "rows" | "estimates">;

/** A share or median, one value a replication summarised. */
export interface WaitFigure {
  readonly cohort: string;
  /** One of the ways out; `open` for none of them; `any` for the first of them. */
  readonly way: string;
  /** Days since lodging; undefined for a median. */
  readonly within?: number;
  /** Share of replications in which a median is not reached; NaN for a share. */
  readonly notReached: number;
  readonly summary: Summary;
}

export function waitFigures({ point: { plan }, rows, estimates }: Source): WaitFigure[] {
  const { cohorts, within } = plan.timeOpen;
  return cohorts.flatMap((cohort) => {
    const figure = (way: string, values: Float64Array, days?: number): WaitFigure => ({
      cohort,
      way,
      within: days,
      notReached: days === undefined ? notReached(values) : Number.NaN,
      summary: summarise(values, estimates.paired),
    });
    const of = (name: string) => rows.outcome(outcomeIndex(plan, name));
    const shares = within.flatMap((days) => {
      const left = ways.map((way) => of(incidenceName(way, days, cohort)));
      const open = left[0].map((_, r) => Math.max(0, 1 - left.reduce((sum, values) => sum + values[r], 0)));
      return [...ways.map((way, i) => figure(way, left[i], days)), figure("open", open, days)];
    });
    const medians = (["decision", "any"] as const).map((way) => figure(way, of(medianName(way, cohort))));
    return [...shares, ...medians];
  });
}

function notReached(values: Float64Array): number {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.filter((value) => value === Number.POSITIVE_INFINITY).length / there.length;
}

export function* waitRows(result: Source): Generator<Cell[]> {
  for (const { cohort, way, within, notReached, summary } of waitFigures(result))
    yield [cohort, way, within === undefined ? "median_days" : "share", within, notReached, ...summaryCells(summary)];
}
