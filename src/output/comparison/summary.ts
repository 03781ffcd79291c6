/** summary.json of a comparison. Its form is described in docs/reference/compare-json.md. */

import type { Comparison, OutcomeComparison } from "../../experiment/compare/compare.ts";
import { jsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";
import { targetJson } from "./target-json.ts";
import { comparisonWarnings } from "./warnings.ts";

export interface ComparisonResult {
  readonly comparison: Comparison;
  /** File or folder names of the plans. */
  readonly files: readonly string[];
  /** What the plans were not run alike in, where some are results. */
  readonly notes: readonly string[];
  readonly seed: string | number;
  readonly fixed: boolean;
  /** `--set` overrides as given, which were laid over every plan. */
  readonly overrides: readonly string[];
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}

function outcomeJson({ outcome, better, plans, differences, best }: OutcomeComparison, names: readonly string[]) {
  const isDay = outcome.unit === "day";
  const quantile = (value: number) => (isDay ? dateCell(value) || null : jsonNumber(value));
  return {
    name: outcome.name,
    title: outcome.title,
    unit: isDay ? "date" : outcome.unit,
    better: better ?? null,
    plans: plans.map(({ mean, q05, median, q95, never }, index) => ({
      plan: names[index],
      mean: isDay ? null : jsonNumber(mean),
      q05: quantile(q05),
      median: quantile(median),
      q95: quantile(q95),
      never,
    })),
    differences: differences.map((difference, index) => ({
      plan: names[index + 1],
      mean: jsonNumber(difference.mean.mean),
      low95: jsonNumber(difference.mean.low95),
      high95: jsonNumber(difference.mean.high95),
      q05: jsonNumber(difference.summary.q05),
      median: jsonNumber(difference.summary.median),
      q95: jsonNumber(difference.summary.q95),
      probability_better: {
        share: jsonNumber(difference.better.share),
        low95: jsonNumber(difference.better.low),
        high95: jsonNumber(difference.better.high),
      },
      variance_ratio: jsonNumber(difference.varianceRatio),
      independent_replications: jsonNumber(difference.independent),
    })),
    best:
      best?.map(({ low, high, mayBeBest }, index) => ({
        plan: names[index],
        low95: jsonNumber(low),
        high95: jsonNumber(high),
        may_be_best: mayBeBest,
      })) ?? null,
  };
}

export function comparisonJson({
  comparison,
  files,
  notes,
  seed,
  fixed,
  overrides,
  identity,
  build,
}: ComparisonResult) {
  const { plans, replications, paired, end, outcomes } = comparison;
  const names = plans.map(({ name }) => name);
  return {
    format: 1,
    casehub: build.version,
    build: build.hash,
    identity,
    run: { seed, fixed, replications, share_draws: paired, overrides },
    plans: plans.map(({ name, plan }, i) => ({
      name,
      file: files[i],
      title: plan.title,
      start: dateCell(plan.startDay),
      end: dateCell(plan.startDay + plan.days - 1),
    })),
    compared_to: dateCell(end - 1),
    warnings: [...notes, ...comparisonWarnings(comparison)],
    targets: comparison.targets.map((target) => targetJson(target, comparison)),
    outcomes: outcomes.map((outcome) => outcomeJson(outcome, names)),
  };
}
