/**
 * Sobol indices: the share of the answer's variance that goes with each input by itself (first order), and with it in any company
 * (total). (Sobol, Mathematics and Computers in Simulation 55, 2001; first order as Saltelli and others, Computer Physics
 * Communications 181, 2010; total as Jansen, Computer Physics Communications 117, 1999.)
 */
import { latinHypercube } from "./latin-hypercube.ts";

export interface SobolDesign {
  readonly inputs: number;
  /** Rows of the base sample. */
  readonly rows: number;
  /** Row j of A at j, of B at rows + j, of A with input i from B at (2 + i) rows + j. */
  readonly points: readonly Float64Array[];
}

export interface IndexEstimate {
  readonly index: number;
  /** 95% percentile interval over bootstrap samples of rows. */
  readonly low95: number;
  readonly high95: number;
}

export interface SobolIndices {
  readonly first: IndexEstimate;
  readonly total: IndexEstimate;
}

/** @param uniform the next uniform number in (0, 1) */
export function sobolDesign(inputs: number, rows: number, uniform: () => number): SobolDesign {
  const both = latinHypercube(2 * inputs, rows, uniform);
  const a = both.map((point) => point.slice(0, inputs));
  const b = both.map((point) => point.slice(inputs));
  const mixed = Array.from({ length: inputs }, (_, input) =>
    a.map((point, j) => {
      const one = point.slice();
      one[input] = b[j][input];
      return one;
    }),
  );
  return { inputs, rows, points: [...a, ...b, ...mixed.flat()] };
}

/** The indices of one input from the rows chosen; NaN when the answer does not vary. */
function indices(design: SobolDesign, answers: ArrayLike<number>, input: number, chosen: ArrayLike<number>) {
  const { rows } = design;
  const n = chosen.length;
  let mean = 0;
  for (let k = 0; k < n; k++) mean += (answers[chosen[k]] + answers[rows + chosen[k]]) / (2 * n);
  let variance = 0;
  let first = 0;
  let total = 0;
  for (let k = 0; k < n; k++) {
    const j = chosen[k];
    const a = answers[j] - mean;
    const b = answers[rows + j] - mean;
    const mixed = answers[(2 + input) * rows + j] - mean;
    variance += (a * a + b * b) / (2 * n - 1);
    // Centred: the estimator is the same in the mean, and far less noisy where the mean is large beside the spread.
    first += (b * (mixed - a)) / n;
    total += (a - mixed) ** 2 / (2 * n);
  }
  return variance > 0 ? { first: first / variance, total: total / variance } : { first: Number.NaN, total: Number.NaN };
}

function interval(index: number, resampled: readonly number[]): IndexEstimate {
  const known = resampled.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (p: number) => known[Math.min(known.length - 1, Math.floor(p * known.length))] ?? Number.NaN;
  return { index, low95: at(0.025), high95: at(0.975) };
}

/**
 * Indices of every input, not held within 0 and 1, so that noise shows for what it is. The bootstrap takes rows as independent: with a
 * Latin hypercube its intervals are, if anything, too wide.
 * @param answers one a point of the design @param uniform the next uniform number in (0, 1)
 */
export function sobolIndices(
  design: SobolDesign,
  answers: ArrayLike<number>,
  uniform: () => number,
  resamples = 1000,
): SobolIndices[] {
  const { inputs, rows } = design;
  const every = Array.from({ length: rows }, (_, j) => j);
  const samples = Array.from({ length: resamples }, () => every.map(() => Math.floor(uniform() * rows)));
  return Array.from({ length: inputs }, (_, input) => {
    const { first, total } = indices(design, answers, input, every);
    const resampled = samples.map((sample) => indices(design, answers, input, sample));
    return {
      first: interval(
        first,
        resampled.map((one) => one.first),
      ),
      total: interval(
        total,
        resampled.map((one) => one.total),
      ),
    };
  });
}
