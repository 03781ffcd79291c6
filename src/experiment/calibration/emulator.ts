/**
 * A stand-in for the simulation that answers at once: each reading as a quadratic in the fitted values, by penalised least squares over
 * what has been run, with how far it may be out. Emulation of simulators: P. S. Craig, M. Goldstein, A. H. Seheult and J. A. Smith, in Case
 * Studies in Bayesian Statistics III, 1997; response surfaces: G. E. P. Box and N. R. Draper, Empirical Model-Building, 1987.
 */
import { cholesky, solveLower, solveUpper } from "./cholesky.ts";

/** A set of values that was run, in the unit cube of the ranges, with the mean readings over its replications. */
export interface Tried {
  readonly at: Float64Array;
  readonly readings: Float64Array;
}

/** What the emulator expects at a point; filled in place. */
export interface Expected {
  readonly mean: Float64Array;
  /** Variance of the run about the mean: of the stand-in's error, and of chance in a run. */
  readonly variance: Float64Array;
}

/** Penalty on each straight term, in runs: terms are of size 1, so that it is felt only where there are few runs. */
const penalty = 0.05;
/** Penalties on squares and products to try, from next to none up to a straight line. */
const bends = [0.05, 1, 5, 20, 100, 1000];

/** 1, each value, each square and product, of values moved to -1 to 1. */
function terms(at: ArrayLike<number>, out: Float64Array): void {
  const n = at.length;
  out[0] = 1;
  let place = 1 + n;
  for (let i = 0; i < n; i++) {
    const x = 2 * at[i] - 1;
    out[1 + i] = x;
    for (let j = 0; j <= i; j++) out[place++] = x * (2 * at[j] - 1);
  }
}

/** A penalised fit of all readings. */
interface Fitted {
  readonly lower: Float64Array;
  readonly coefficients: readonly Float64Array[];
  /** Variance of a run about the quadratic, per reading: by leaving each run out in turn. */
  readonly residual: Float64Array;
}

/** @param bend penalty on squares and products */
function fit(tried: readonly Tried[], rows: readonly Float64Array[], bend: number): Fitted {
  const size = rows[0].length;
  const inputs = tried[0].at.length;
  const normal = new Float64Array(size * size);
  for (const row of rows)
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) normal[i * size + j] += row[i] * row[j];
  for (let i = 0; i < size; i++) normal[i * size + i] += i === 0 ? 1e-9 : i <= inputs ? penalty : bend;
  const lower = cholesky(normal, size);
  const solved = new Float64Array(size);
  const leverages = rows.map((row) => leverage(lower, row, solved));
  const residual = new Float64Array(tried[0].readings.length);
  const coefficients = Array.from(residual, (_, m) => {
    const b = new Float64Array(size);
    tried.forEach(({ readings }, r) => {
      for (let i = 0; i < size; i++) b[i] += rows[r][i] * readings[m];
    });
    solveLower(lower, size, b);
    solveUpper(lower, size, b);
    let squares = 0;
    rows.forEach((row, r) => {
      // The error at a run that was left out, from the fit with it (Allen, Technometrics 16, 1974).
      const error = (tried[r].readings[m] - dot(row, b)) / Math.max(1e-3, 1 - leverages[r]);
      squares += error * error;
    });
    residual[m] = squares / tried.length;
    return b;
  });
  return { lower, coefficients, residual };
}

export class Emulator {
  private readonly fitted: Fitted;
  private readonly row: Float64Array;
  private readonly solved: Float64Array;

  /** @param tried at least two runs, of equally many values and readings */
  constructor(tried: readonly Tried[]) {
    const inputs = tried[0].at.length;
    const size = 1 + inputs + (inputs * (inputs + 1)) / 2;
    this.row = new Float64Array(size);
    this.solved = new Float64Array(size);
    const rows = tried.map(({ at }) => {
      const row = new Float64Array(size);
      terms(at, row);
      return row;
    });
    // As bent as foretells best what is left out.
    const all = bends.map((bend) => fit(tried, rows, bend));
    const error = ({ residual }: Fitted) => residual.reduce((sum, one) => sum + Math.log(one + 1e-9), 0);
    this.fitted = all.reduce((best, one) => (error(one) < error(best) ? one : best));
  }

  expect(at: ArrayLike<number>, { mean, variance }: Expected): void {
    terms(at, this.row);
    // The residuals, by leaving out, have the usual leverage in them already; what is beyond the runs has more.
    const { lower, coefficients, residual } = this.fitted;
    const beyond = 1 + leverage(lower, this.row, this.solved);
    for (let m = 0; m < coefficients.length; m++) {
      mean[m] = dot(this.row, coefficients[m]);
      variance[m] = residual[m] * beyond;
    }
  }
}

/** How far a row pulls the fit to itself. @param solved scratch */
function leverage(lower: Float64Array, row: Float64Array, solved: Float64Array): number {
  solved.set(row);
  solveLower(lower, row.length, solved);
  return dot(solved, solved);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
