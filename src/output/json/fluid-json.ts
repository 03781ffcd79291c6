/** The fluid estimate as plain JSON: dates are ISO, "never" is a day not within the period, null is no value. */

import type { FluidCheck, NoFluidCheck } from "../../experiment/run/fluid-check.ts";
import type { IgnoranceBand, Spread } from "../../experiment/run/ignorance.ts";
import { monthsOf } from "../../experiment/statistics/month.ts";
import type { FluidResult } from "../../hub/fluid/fluid.ts";
import { outcomeIndex, type Plan } from "../../hub/plan.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { dateCell } from "../table.ts";
import { leftOut, targetsLeftOut } from "../words/fluid-left-out.ts";
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

/** The ignorance band: order statistics of estimates at drawn values, without chance. */
function bandJson(plan: Plan, { estimates, clearance, targets, atEnd }: IgnoranceBand) {
  const day = (index: number) => dateCell(plan.startDay + index);
  const { measure } = plan.columns[plan.thresholds.column];
  const levels = ({ q05, median, q95 }: Spread) => ({
    q05: jsonNumber(q05),
    median: jsonNumber(median),
    q95: jsonNumber(q95),
  });
  return {
    estimates,
    clearance: clearance.map(({ threshold, q05, median, q95, within }) => ({
      measure,
      threshold,
      q05: day(q05),
      median: day(median),
      q95: day(q95),
      share_within_period: jsonNumber(within),
    })),
    targets: targets.map((one) => ({
      name: one.target.name,
      ...levels(one),
      share_met: Number.isNaN(one.median) ? null : jsonNumber(one.met),
    })),
    at_end: { measure, ...levels(atEnd) },
  };
}

/** What `casehub run --fluid --json` prints. */
export function fluidJson(
  loaded: LoadedScenario,
  plan: Plan,
  { daily, outcomes }: FluidResult,
  band: IgnoranceBand | undefined,
  version: string,
) {
  const day = (index: number) => dateCell(plan.startDay + index);
  const outcome = (name: string) => outcomes[outcomeIndex(plan, name)];
  const { measure } = plan.columns[plan.thresholds.column];
  const unjudged = new Set(targetsLeftOut(plan).map(({ name }) => name));
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
      met: unjudged.has(name) ? null : outcome(`met:${name}`) <= by,
      at_deadline:
        by >= 0 && by < plan.days ? jsonNumber(over ? outcome(`at:${name}`) : daily[column * plan.days + by]) : null,
    })),
    ignorance: band ? bandJson(plan, band) : null,
    leaves_out: leftOut(plan),
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
