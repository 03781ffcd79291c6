/** summary.json of a fit. */
import type { Spread } from "../../experiment/calibration/findings.ts";
import { hull } from "../../experiment/calibration/prior.ts";
import { dimensions } from "../../scenario/values/quantity.ts";
import { dateCell, roundedTo } from "../table.ts";
import { estimateDigits } from "../tables/summary-fields.ts";
import { type CalibrationResult, untold, verdict } from "./words.ts";

const number = (value: number): number | null => (Number.isFinite(value) ? roundedTo(value, estimateDigits) : null);

const spread = ({ q05, median, q95 }: Spread) => ({ q05: number(q05), median: number(median), q95: number(q95) });

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
    worth: number(calibration.worth),
    untold: untold(findings),
    values: findings.values.map(({ value, before, after, narrowed, readings }) => ({
      name: value.name,
      paths: value.paths,
      unit: value.quantity.workingDays ? "working days" : dimensions[value.quantity.dimension].unit,
      range: hull(value).map(number),
      before: spread(before),
      after: spread(after),
      narrowed: number(narrowed),
      rival_ranges: value.ranges.length > 1 ? readings.map(number) : null,
    })),
    tied: findings.tied.map(({ a, b, correlation }) => ({ a: a.name, b: b.name, correlation: number(correlation) })),
    readings: fit.scenarios.flatMap(({ plan, readings }) =>
      readings.map(({ series, day, published }) => {
        const { simulated, q05, q95, errors, met } = findings.readings[at++];
        return {
          scenario: plan.name,
          series: series.name,
          date: dateCell(plan.startDay + day),
          published,
          simulated: number(simulated),
          q05: number(q05),
          q95: number(q95),
          errors: number(errors),
          met,
        };
      }),
    ),
  };
}
