/** summary.json of a fit. */

import type { Spread } from "../../experiment/calibration/findings.ts";
import { hull } from "../../experiment/calibration/prior.ts";
import { dimensions } from "../../scenario/values/quantity.ts";
import { jsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";
import { type CalibrationResult, untold, verdict } from "./words.ts";

const spread = ({ q05, median, q95 }: Spread) => ({
  q05: jsonNumber(q05),
  median: jsonNumber(median),
  q95: jsonNumber(q95),
});

export interface CalibrationStamp {
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}

export function calibrationSummary(result: CalibrationResult, { identity, build }: CalibrationStamp): object {
  const { fit, calibration, findings } = result;
  let at = 0;
  return {
    format: 1,
    casehub: build.version,
    build: build.hash,
    identity,
    fit: fit.name,
    seed: fit.seed,
    verdict: verdict(result),
    met: findings.readings.every(({ met }) => met),
    tried: calibration.tried,
    replications: fit.file.replications,
    draws: calibration.rows.length,
    worth: jsonNumber(calibration.worth),
    untold: untold(findings),
    values: findings.values.map(({ value, before, after, narrowed, readings }) => ({
      name: value.name,
      paths: value.paths,
      unit: value.quantity.workingDays ? "working days" : dimensions[value.quantity.dimension].unit,
      range: hull(value).map(jsonNumber),
      before: spread(before),
      after: spread(after),
      narrowed: jsonNumber(narrowed),
      rival_ranges: value.ranges.length > 1 ? readings.map(jsonNumber) : null,
    })),
    tied: findings.tied.map(({ a, b, correlation }) => ({
      a: a.name,
      b: b.name,
      correlation: jsonNumber(correlation),
    })),
    readings: fit.scenarios.flatMap(({ plan, readings }) =>
      readings.map(({ series, day, published }) => {
        const { simulated, q05, q95, errors, met } = findings.readings[at++];
        return {
          scenario: plan.name,
          series: series.name,
          date: dateCell(plan.startDay + day),
          published,
          simulated: jsonNumber(simulated),
          q05: jsonNumber(q05),
          q95: jsonNumber(q95),
          errors: jsonNumber(errors),
          met,
        };
      }),
    ),
  };
}
