/**
 * How often nominal 95% intervals hold the truth, on models whose answers are known: `node --import ./ts-node.mjs
 * test/campaign/coverage.ts`, with `--short` for a tenth of the trials. Each model's intervals are judged at a fixed number of
 * replications and where `--precision` stops. The exit code is 1 when any coverage is significantly below 93%: exact binomial
 * tests, together at 1% (S. Holm, Scandinavian Journal of Statistics 6, 1979, pages 65-70).
 */
import { normalQuantile } from "../../src/engine/distribution/normal-quantile.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { runUntilPrecise } from "../../src/experiment/precision/precision.ts";
import type { PrecisionGoal } from "../../src/experiment/precision/precision-goal.ts";
import { estimateMean } from "../../src/experiment/statistics/mean.ts";
import { quantileInterval } from "../../src/experiment/statistics/quantile.ts";
import { estimateShare } from "../../src/experiment/statistics/share.ts";

const trials = process.argv.includes("--short") ? 500 : 5000;
const nominalFloor = 0.93;
const falseAlarm = 0.01;
const cap = 2000;

/** Numbers of one trial, by replication and use; a pair shares what is asked for by its number. */
type Uniform = (number: number, use: number) => number;

interface Model {
  readonly name: string;
  readonly paired: boolean;
  readonly value: (u: Uniform, replication: number) => number;
  readonly mean?: number;
  readonly median?: number;
  readonly share?: number;
  /** Half-width to stop at: reached at 200 to 400 replications, but for the wide one, at once. */
  readonly stopAt?: { readonly mean?: number; readonly median?: number };
}

const normal = (u: number): number => normalQuantile(u);
const pairOf = (replication: number): number => replication >> 1;

/** Mean wait of 50 customers of an M/M/1 queue at load 1/2 that begins in its steady state: the mean is 1 in units of service. */
function queueWait(u: Uniform, replication: number): number {
  let wait = u(replication, 1000) < 0.5 ? 0 : -Math.log(u(replication, 1001)) / 0.5;
  let sum = 0;
  for (let customer = 0; customer < 50; customer++) {
    sum += wait;
    const service = -Math.log(u(replication, 2 * customer));
    const gap = -Math.log(u(replication, 2 * customer + 1)) / 0.5;
    wait = Math.max(0, wait + service - gap);
  }
  return sum / 50;
}

const lognormalSpread = Math.sqrt(Math.log(1 + 0.6 ** 2));

const models: readonly Model[] = [
  {
    name: "normal",
    paired: false,
    value: (u, r) => normal(u(r, 0)),
    mean: 0,
    median: 0,
    stopAt: { mean: 0.12, median: 0.15 },
  },
  {
    name: "lognormal, cv 0.6",
    paired: false,
    value: (u, r) => Math.exp(lognormalSpread * normal(u(r, 0)) - lognormalSpread ** 2 / 2),
    mean: 1,
    median: Math.exp(-(lognormalSpread ** 2) / 2),
    stopAt: { mean: 0.07, median: 0.08 },
  },
  {
    name: "exponential",
    paired: false,
    value: (u, r) => -Math.log(u(r, 0)),
    mean: 1,
    median: Math.LN2,
    stopAt: { mean: 0.12, median: 0.12 },
  },
  {
    name: "pairs, 80% shared",
    paired: true,
    value: (u, r) => Math.sqrt(0.8) * normal(u(pairOf(r), 1)) + Math.sqrt(0.2) * normal(u(r, 0)),
    mean: 0,
    median: 0,
    stopAt: { mean: 0.15, median: 0.2 },
  },
  {
    name: "whole days, a fifth never",
    paired: true,
    value: (u, r) => {
      const days = 100 + 20 * (Math.sqrt(0.5) * normal(u(pairOf(r), 1)) + Math.sqrt(0.5) * normal(u(r, 0)));
      return days > 116.8324246714583 ? Number.POSITIVE_INFINITY : Math.round(days);
    },
    median: 100,
    stopAt: { median: 3 },
  },
  { name: "queue, M/M/1 at 0.5", paired: false, value: queueWait, mean: 1, stopAt: { mean: 0.08 } },
  { name: "queue, to a wide interval", paired: false, value: queueWait, mean: 1, stopAt: { mean: 0.12 } },
  { name: "share of 50%", paired: false, value: (u, r) => (u(r, 0) < 0.5 ? 1 : 0), share: 0.5 },
  { name: "share of 90%", paired: false, value: (u, r) => (u(r, 0) < 0.9 ? 1 : 0), share: 0.9 },
  {
    name: "share of 70%, pairs",
    paired: true,
    value: (u, r) =>
      Math.sqrt(0.8) * normal(u(pairOf(r), 1)) + Math.sqrt(0.2) * normal(u(r, 0)) < normalQuantile(0.7) ? 1 : 0,
    share: 0.7,
  },
];

interface Row {
  readonly name: string;
  readonly of: string;
  readonly how: string;
  readonly held: number;
  readonly count: number;
  readonly replications: number;
}

/** P(B <= k) for B binomial with n trials of probability p. */
function binomialAtMost(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let i = 0; i < k; i++) {
    logTerm += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

function uniformOf(model: string, trial: number): Uniform {
  const streams = new RandomStreams(`coverage ${model}`, trial);
  return (number, use) => streams.uniform(1, number, use, 0);
}

function holds(values: Float64Array, of: "mean" | "median" | "share", truth: number, paired: boolean): boolean {
  if (of === "mean") {
    const { low95, high95 } = estimateMean(values, paired);
    return low95 <= truth && truth <= high95;
  }
  const { low, high } = of === "median" ? quantileInterval(values, 0.5, paired) : estimateShare(values, paired);
  return low <= truth && truth <= high;
}

function fixed(model: Model, of: "mean" | "median" | "share", truth: number, replications: number): Row {
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const u = uniformOf(`${model.name} ${of} ${replications}`, trial);
    const values = Float64Array.from({ length: replications }, (_, r) => model.value(u, r));
    if (holds(values, of, truth, model.paired)) held++;
  }
  return { name: model.name, of, how: `${replications} replications`, held, count: trials, replications };
}

async function sequential(model: Model, of: "mean" | "median", truth: number, halfWidth: number): Promise<Row> {
  const outcome = { name: "x", unit: of === "median" ? "day" : "count", title: "", meaning: "" } as const;
  const goal: PrecisionGoal = { measure: "x", outcome, index: 0, of, halfWidth };
  let held = 0;
  let total = 0;
  for (let trial = 0; trial < trials; trial++) {
    const u = uniformOf(`${model.name} ${of} until precise`, trial);
    let values = new Float64Array(0);
    const { count } = await runUntilPrecise(
      [goal],
      { cap, paired: model.paired },
      {
        extendTo: async (length) => {
          values = Float64Array.from({ length }, (_, r) => (r < values.length ? values[r] : model.value(u, r)));
          return true;
        },
        outcome: () => values,
      },
    );
    total += count;
    if (holds(values, of, truth, model.paired)) held++;
  }
  return { name: model.name, of, how: `until ±${halfWidth}`, held, count: trials, replications: total / trials };
}

const rows: Row[] = [];
for (const model of models)
  for (const of of ["mean", "median", "share"] as const) {
    const truth = model[of];
    if (truth === undefined) continue;
    for (const replications of [50, 100]) rows.push(fixed(model, of, truth, replications));
    const halfWidth = of === "share" ? undefined : model.stopAt?.[of];
    if (of !== "share" && halfWidth !== undefined) rows.push(await sequential(model, of, truth, halfWidth));
  }

const tested = rows
  .map((row) => ({ row, p: binomialAtMost(row.held, row.count, nominalFloor) }))
  .sort((a, b) => a.p - b.p);
const failing = new Set<Row>();
for (const [place, { row, p }] of tested.entries()) {
  if (p >= falseAlarm / (tested.length - place)) break;
  failing.add(row);
}

console.log(`| Model | Of its | Stopping | Replications (mean) | Coverage of ${trials} | |`);
console.log("|---|---|---|---|---|---|");
for (const row of rows) {
  const coverage = `${((100 * row.held) / row.count).toFixed(1)}%`;
  const verdict = failing.has(row) ? "below 93%" : "ok";
  console.log(`| ${row.name} | ${row.of} | ${row.how} | ${Math.round(row.replications)} | ${coverage} | ${verdict} |`);
}
const lowest = Math.min(...rows.map(({ held, count }) => held / count));
console.log(
  `\nLowest coverage ${(100 * lowest).toFixed(1)}%; ${rows.length - failing.size} passed, ${failing.size} failed (significantly below 93%, family-wise at 1%).`,
);
process.exitCode = failing.size > 0 ? 1 : 0;
