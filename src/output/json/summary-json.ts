/** summary.json: the answer for programs. Its form is described in docs/reference/summary-json.md. */

import { replicationsToTell } from "../../experiment/run/verdict.ts";
import type { MeanEstimate } from "../../experiment/statistics/mean.ts";
import type { ShareEstimate } from "../../experiment/statistics/share.ts";
import type { Summary } from "../../experiment/statistics/summary.ts";
import type { VarianceShares } from "../../experiment/statistics/variance.ts";
import { dateCell } from "../table.ts";
import type { Result } from "../tables/result.ts";
import { fluidCheckJson } from "./fluid-json.ts";
import { jsonNumber } from "./json.ts";
import { waitsJson } from "./waits-json.ts";

function share({ share: estimate, low, high }: ShareEstimate) {
  return { share: jsonNumber(estimate), low95: jsonNumber(low), high95: jsonNumber(high) };
}

function spread(summary: Summary) {
  return Object.fromEntries(Object.entries(summary).map(([name, value]) => [name, jsonNumber(value)]));
}

function variance(shares: VarianceShares | undefined) {
  return shares
    ? {
        chance: jsonNumber(shares.chance),
        ignorance: jsonNumber(shares.ignorance),
        standard_error: jsonNumber(shares.standardError),
      }
    : null;
}

/** The answer of a run, as plain JSON: dates are ISO, "never" is a day that does not come within the period, null is no value. */
export function summaryJson(result: Result) {
  const { loaded, point, estimates, complete, identity, build, precision, fluid } = result;
  const { plan } = point;
  const day = (index: number) => dateCell(plan.startDay + index);
  const named = (column: number) => ({
    measure: plan.columns[column].measure,
    group: plan.columns[column].group,
    unit: plan.columns[column].unit,
  });
  const dayQuantiles = ({ q05, median, q95 }: { q05: number; median: number; q95: number }) => ({
    q05: day(q05),
    median: day(median),
    q95: day(q95),
  });
  const meanDay = (mean: MeanEstimate | undefined) =>
    mean
      ? {
          date: day(Math.round(mean.mean)),
          days_from_start: jsonNumber(mean.mean),
          standard_error_days: jsonNumber(mean.standardError),
        }
      : null;
  return {
    format: 1,
    casehub: build.version,
    build: build.hash,
    identity,
    scenario: {
      name: loaded.name,
      title: loaded.scenario.title,
      question: loaded.scenario.question ?? null,
      start: day(0),
      end: day(plan.days - 1),
      overrides: loaded.overrides,
    },
    run: {
      seed: point.seed,
      fixed: point.fixed,
      replications: point.replications,
      finished: estimates.replications,
      complete,
      share_draws: estimates.paired,
      events_each: jsonNumber(estimates.events),
    },
    ...(precision && {
      precision: precision.map(({ goal, halfWidth, met }) => ({
        measure: goal.measure,
        outcome: goal.outcome.name,
        of: goal.of,
        asked: goal.halfWidth,
        half_width: jsonNumber(halfWidth),
        met,
      })),
    }),
    clearance: estimates.clearance.map((clearance) => ({
      ...named(plan.thresholds.column),
      threshold: clearance.threshold,
      ...dayQuantiles(clearance),
      // null: the sample is too small to bound that side.
      median_low95:
        clearance.medianInterval.low === Number.NEGATIVE_INFINITY ? null : day(clearance.medianInterval.low),
      median_high95: day(clearance.medianInterval.high),
      mean: meanDay(clearance.mean),
      within_period: share(clearance.within),
      rose_again: jsonNumber(clearance.roseAgain),
    })),
    clearance_variance: variance(estimates.clearanceVariance),
    at_end: {
      ...named(plan.thresholds.column),
      ...spread(estimates.atEnd),
      variance: variance(estimates.atEndVariance),
    },
    targets: estimates.targets.map(
      ({
        target,
        amount,
        probability,
        verdict,
        inPeriod,
        atDeadline,
        variance: shares,
        exits,
        undone,
        undoneDays,
      }) => ({
        name: target.name,
        label: target.label ?? null,
        ...named(target.column),
        direction: target.direction,
        amount: jsonNumber(amount),
        over: target.over ?? null,
        by: day(target.by),
        for_days: target.lasting ?? null,
        asked: jsonNumber(target.share),
        probability: share(probability),
        verdict,
        replications_to_tell:
          verdict === "not yet known"
            ? jsonNumber(replicationsToTell(probability, target.share, estimates.replications))
            : null,
        in_period: inPeriod,
        undone: jsonNumber(undone),
        undone_days: jsonNumber(undoneDays),
        at_deadline: atDeadline ? { ...spread(atDeadline), variance: variance(shares) } : null,
        exits_a_week: exits ? { needed: jsonNumber(exits.needed), achieved: jsonNumber(exits.achieved) } : null,
      }),
    ),
    observed: estimates.observed.map(({ series, points, outside }) => ({
      name: series.name,
      ...named(series.column),
      per: series.per,
      tolerance: series.tolerance ?? null,
      compared: points.length,
      within_tolerance: series.tolerance === undefined ? null : points.filter((point) => point.within).length,
      outside_period: outside,
      mean_absolute_error: jsonNumber(points.reduce((sum, point) => sum + Math.abs(point.error), 0) / points.length),
    })),
    fluid: fluid ? fluidCheckJson(plan, fluid) : null,
    waits: waitsJson(result),
    outcomes: plan.outcomes.map(({ name, unit }, index) => ({
      name,
      unit: unit === "day" ? "date" : unit,
      ...(unit === "day" ? dayQuantiles(estimates.outcomes[index]) : spread(estimates.outcomes[index])),
    })),
  };
}
