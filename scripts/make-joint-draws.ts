/**
 * Writes scenarios/draws/*.csv: joint draws of values that January to May 2023 cannot tell apart.
 * - Output of a caseworker: only hours per piece over productive share is identified. Shrinkage, the share on the learning curve and
 *   its start run over their ranges, and the efforts follow so that the output in the window stays as fitted, to 5% either way.
 * - Closures (stoke-hub): how far they follow staff time (the closure team) or the stock (hazards). Any mixture fits those months,
 *   so the share that the team closes runs evenly from 5% to all, its stock of files with it, and the hazards fall as it grows.
 * A low-discrepancy sequence (Roberts 2018, R5) covers the ranges evenly.
 * Run with `node --import ./ts-node.mjs scripts/make-joint-draws.ts`.
 */
import { writeFileSync } from "node:fs";

const rows = 200;
const efforts = { interview: 19.8, second: 11, decision: 20, streamlined: 8.5 };
const closures = {
  share: 0.51,
  team: 22,
  stock: 0.14,
  streamlinedStock: 0.1,
  albanian: 62,
  withdrawal: 2.8,
  administrative: 3.4,
};

/** The generalised golden ratio of d dimensions: the root above 1 of x^(d+1) = x + 1. */
function generalisedGoldenRatio(dimensions: number): number {
  let x = 1.5;
  for (let i = 0; i < 60; i++) x = (1 + x) ** (1 / (dimensions + 1));
  return x;
}

const ratio = generalisedGoldenRatio(5);
const point = (n: number) => Array.from({ length: 5 }, (_, d) => (0.5 + (n + 1) / ratio ** (d + 1)) % 1);

/** Inverse of the triangular distribution on [-1, 1] about 0. */
const triangular = (u: number) => (u < 0.5 ? Math.sqrt(2 * u) - 1 : 1 - Math.sqrt(2 * (1 - u)));

interface Staff {
  other: number;
  learning: number;
  from: number;
  training: number;
}

/** Productive share of those present: shrinkage times the mean speed over trainees, learners (half-way up on average) and the rest. */
function productive({ other, learning, from, training }: Staff): number {
  return (1 - other) * ((learning * (1 + from)) / 2 + (1 - training - learning));
}

function outputColumns(base: Staff, [a, b, c, d]: number[]): Record<string, string> {
  const staff = {
    other: base.other + 0.1 * triangular(a),
    learning: base.learning + 0.15 * triangular(b),
    from: base.from + 0.15 * triangular(c),
    training: base.training,
  };
  const scale = (productive(staff) / productive(base)) * (1 + 0.05 * triangular(d));
  const hours = (value: number) => `${(value * scale).toFixed(3)}h`;
  const percent = (value: number) => `${(100 * value).toFixed(2)}%`;
  return {
    other: percent(staff.other),
    learning: percent(staff.learning),
    ramp_from: percent(staff.from),
    interview_effort: hours(efforts.interview),
    second_interview_effort: hours(efforts.second),
    decision_effort: hours(efforts.decision),
    streamlined_effort: hours(efforts.streamlined),
  };
}

function closureColumns(share: number): Record<string, string> {
  const hazard = (1 - share) / (1 - closures.share);
  const yearly = (value: number) => `${(value * hazard).toFixed(2)}%/year`;
  const stock = (value: number) => `${((100 * value * share) / closures.share).toFixed(2)}%`;
  return {
    streamlined_closing: stock(closures.streamlinedStock),
    legacy_closing: stock(closures.stock),
    flow_closing: stock(closures.stock),
    closure_team_fte: ((closures.team * share) / closures.share).toFixed(1),
    albanian_withdrawal: yearly(closures.albanian),
    standard_withdrawal: yearly(closures.withdrawal),
    standard_administrative: yearly(closures.administrative),
  };
}

function write(name: string, row: (at: number[]) => Record<string, string>): void {
  const table = Array.from({ length: rows }, (_, n) => row(point(n)));
  const lines = [Object.keys(table[0]), ...table.map((cells) => Object.values(cells))].map((cells) => cells.join(","));
  writeFileSync(new URL(`../scenarios/draws/${name}.csv`, import.meta.url), `${lines.join("\n")}\n`);
}

const january = { other: 0.35, learning: 0.65, from: 0.4, training: 0.1 };
const may = { other: 0.35, learning: 0.45, from: 0.4, training: 0.05 };
write("fit-2023", (at) => outputColumns(january, at));
write("stoke-hub", (at) => ({ ...outputColumns(may, at), ...closureColumns(0.05 + 0.95 * at[4]) }));
