/** summary.json of a sensitivity analysis. Its form is described in docs/reference/sensitivity-json.md. */

import type { IndexEstimate } from "../../experiment/design/sobol.ts";
import type { MeasureSensitivity, Sensitivity } from "../../experiment/sensitivity/sensitivity.ts";
import type { MeanEstimate } from "../../experiment/statistics/mean.ts";
import type { Labels } from "../../scenario/labels.ts";
import { jsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";
import { shortName, verdict } from "./words.ts";

export interface SensitivityRun {
  readonly scenario: string;
  readonly seed: string | number;
  readonly replications: number;
  readonly trajectories: number;
  readonly rows: number;
  readonly overrides: readonly string[];
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}

const meanJson = ({ mean, low95, high95 }: MeanEstimate) => ({
  mean: jsonNumber(mean),
  low95: jsonNumber(low95),
  high95: jsonNumber(high95),
});

const indexJson = ({ index, low95, high95 }: IndexEstimate) => ({
  index: jsonNumber(index),
  low95: jsonNumber(low95),
  high95: jsonNumber(high95),
});

function answerJson(estimate: MeanEstimate, { measure }: MeasureSensitivity) {
  return { ...(measure.unit === "day" ? { date: dateCell(Math.round(estimate.mean)) } : {}), ...meanJson(estimate) };
}

function measureJson(one: MeasureSensitivity, { factors, ranking }: Sensitivity, labels: Labels) {
  const { measure, best, never, effects, reach, spread } = one;
  return {
    name: measure.name,
    title: measure.title,
    unit: measure.unit,
    best: answerJson(best, one),
    never: jsonNumber(never),
    reach: {
      low: { ...answerJson(reach.low, one), never: jsonNumber(reach.neverLow) },
      high: { ...answerJson(reach.high, one), never: jsonNumber(reach.neverHigh) },
    },
    spread: spread ? { q05: jsonNumber(spread.q05), q95: jsonNumber(spread.q95) } : null,
    factors: ranking.map((i) => {
      const { swing, screening, indices } = effects[i];
      return {
        path: factors[i].name,
        title: shortName(factors[i], labels),
        swing: {
          lowest: answerJson(swing.low, one),
          lowest_at: jsonNumber(swing.lowAt),
          highest: answerJson(swing.high, one),
          highest_at: jsonNumber(swing.highAt),
          width: meanJson(swing.width),
        },
        morris: {
          mu: jsonNumber(screening.mu),
          mu_star: meanJson(screening.muStar),
          sigma: jsonNumber(screening.sigma),
        },
        sobol: indices ? { first: indexJson(indices.first), total: indexJson(indices.total) } : null,
      };
    }),
  };
}

/** What every summary begins with: which analysis it is of. */
export function sensitivityFacts({ scenario, build, identity, ...run }: SensitivityRun): object {
  return { format: 1, casehub: build.version, build: build.hash, identity, scenario, run };
}

export function sensitivitySummary(found: Sensitivity, labels: Labels, run: SensitivityRun): object {
  return {
    ...sensitivityFacts(run),
    verdict: verdict(found, labels),
    leading: found.measures[found.leading].measure.name,
    deciding: found.deciding.map((i) => found.factors[i].name),
    mattering: found.mattering.map((i) => found.factors[i].name),
    replications_asked: found.asked,
    measures: found.measures.map((one) => measureJson(one, found, labels)),
  };
}
