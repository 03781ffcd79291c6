/** The fluid estimate as plain JSON: dates are ISO, "never" is a day not within the period, null is no value. */

import type { FluidCheck, NoFluidCheck } from "../../experiment/run/fluid-check.ts";
import { monthsOf } from "../../experiment/statistics/month.ts";
import type { FluidResult } from "../../hub/fluid/fluid.ts";
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { dateCell } from "../table.ts";
import { jsonNumber } from "./json.ts";

/** The member `fluid` of summary.json. */
export function fluidCheckJson(plan: Plan, check: FluidCheck | NoFluidCheck) {
  if ("missing" in check) return check;
  const { clearance, levels } = check;
  const day = (index: number) => dateCell(plan.startDay + index);
  return {
    clearance: clearance.map(({ threshold, fluid, median }) => ({
      threshold,
      date: day(fluid),
      days_later_than_median: jsonNumber(fluid - median),
    })),
    levels: levels.map(({ target, column, day: on, fluid, gap }) => ({
      target: target ?? null,
      measure: plan.columns[column].measure,
      group: plan.columns[column].group,
      on: day(on),
      level: jsonNumber(fluid),
      gap_to_mean: jsonNumber(gap),
    })),
  };
}

/** What `casehub run --fluid --json` prints. */
export function fluidJson(loaded: LoadedScenario, plan: Plan, { daily, outcomes }: FluidResult, version: string) {
  const day = (index: number) => dateCell(plan.startDay + index);
  const outcome = (name: string) => outcomes[outcomeIndex(plan, name)];
  const { measure } = plan.columns[plan.thresholds.column];
  const overMonth = (column: number, from: number, to: number) => {
    const at = column * plan.days;
    const { kind } = plan.columns[column];
    return kind === "flow"
      ? daily.subarray(at + from, at + to).reduce((sum, value) => sum + value, 0)
      : daily[at + to - 1];
  };
  return {
    format: 1,
    casehub: version,
    estimate: "fluid",
    scenario: {
      name: loaded.name,
      title: loaded.scenario.title,
      question: loaded.scenario.question ?? null,
      start: day(0),
      end: day(plan.days - 1),
      overrides: loaded.overrides,
    },
    clearance: plan.thresholds.at.map((threshold) => ({
      measure,
      threshold,
      date: day(outcome(`cleared:${measure}:${threshold}`)),
    })),
    targets: plan.targets.map(({ name, column, direction, by, over }) => ({
      name,
      measure: plan.columns[column].measure,
      group: plan.columns[column].group,
      direction,
      by: day(by),
      met_on: day(outcome(`met:${name}`)),
      met: outcome(`met:${name}`) <= by,
      at_deadline:
        by >= 0 && by < plan.days ? jsonNumber(over ? outcome(`at:${name}`) : daily[column * plan.days + by]) : null,
    })),
    months: monthsOf(plan).map(({ name, from, to }) => ({
      month: name,
      measures: plan.columns.flatMap(({ measure, group, kind }, column) =>
        kind === "ratio" ? [] : [{ measure, group, value: jsonNumber(overMonth(column, from, to)) }],
      ),
    })),
    outcomes: plan.outcomes.map(({ name, unit }, index) => ({
      name,
      unit: unit === "day" ? "date" : unit,
      value: unit === "day" ? day(outcomes[index]) : jsonNumber(outcomes[index]),
    })),
  };
}
