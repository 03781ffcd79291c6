/** summary.json of a solve. Its form is described in docs/reference/solve-json.md. */

import type { GridPoint } from "../../experiment/solve/grid.ts";
import type { Lever } from "../../experiment/solve/lever.ts";
import { tolerated } from "../../experiment/solve/monotone.ts";
import type { Solution } from "../../experiment/solve/solve.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import type { ShareEstimate } from "../../experiment/statistics/share.ts";
import { jsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";
import { bearing } from "./answer.ts";
import { type SolveResult, targetAmount, valueAt } from "./result.ts";

const shareJson = ({ share, low, high }: ShareEstimate) => ({
  share: jsonNumber(share),
  low95: jsonNumber(low),
  high95: jsonNumber(high),
});

const leverJson = ({ path, values, step, stepChosen }: Lever) => ({
  path,
  low: values[0],
  high: values.at(-1),
  step,
  step_chosen: stepChosen,
  values: values.length,
});

function answerJson(result: SolveResult, solution: Solution, i: number) {
  const { lever, second } = result;
  const { outcome, method, better, answer, before, hardest, gaps, low, high, monotone, levelReached } = solution;
  const at = ({ place, probability }: GridPoint) => ({
    value: lever.values[place],
    probability: shareJson(probability),
  });
  const never = outcome === "never";
  return {
    second: second?.values[i] ?? null,
    outcome,
    verdict: bearing(result, solution),
    better,
    method,
    value: never ? null : lever.values[answer.place],
    low95: valueAt(lever, low) ?? null,
    high95: valueAt(lever, high) ?? null,
    probability: never ? null : shareJson(answer.probability),
    before: before ? at(before) : null,
    hardest: hardest ? at(hardest) : null,
    not_enough_beyond: gaps.map((place) => lever.values[place]),
    best: never ? { ...at(answer), level: jsonNumber(levelReached ?? Number.NaN) } : null,
    replications: solution.replications,
    capped: solution.capped,
    monotone: {
      checks: monotone.checks,
      violations: monotone.violations,
      tolerated,
      p_value: jsonNumber(monotone.pValue),
      accepted: monotone.accepted,
    },
    runs: solution.runs,
    grid_runs: solution.gridRuns,
  };
}

export function solveJson(result: SolveResult, notes: readonly string[]) {
  const { loaded, plan, target, lever, second, solutions } = result;
  const { column, direction, by } = targetNamed(plan, target);
  const total = (pick: (solution: Solution) => number) => solutions.reduce((sum, one) => sum + pick(one), 0);
  return {
    format: 1,
    casehub: result.build.version,
    build: result.build.hash,
    identity: result.identity,
    scenario: {
      name: loaded.name,
      title: loaded.scenario.title,
      start: dateCell(plan.startDay),
      end: dateCell(plan.startDay + plan.days - 1),
      overrides: loaded.overrides,
    },
    run: {
      seed: result.seed,
      fixed: result.fixed,
      share_draws: result.paired,
      replications: result.replications ?? null,
      cap: result.cap,
      indifference: result.indifference,
    },
    target: {
      name: target,
      measure: plan.columns[column].measure,
      group: plan.columns[column].group,
      direction,
      amount: jsonNumber(targetAmount(result)),
      by: dateCell(plan.startDay + by),
      probability: result.share,
    },
    lever: leverJson(lever),
    second: second ? leverJson(second) : null,
    notes,
    answers: solutions.map((solution, i) => answerJson(result, solution, i)),
    runs: total(({ runs }) => runs),
    grid_runs: total(({ gridRuns }) => gridRuns),
  };
}
