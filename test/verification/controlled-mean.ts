/** A mean of replications, made more precise by inputs whose means are known. */

export interface ControlledMean {
  readonly mean: number;
  readonly standardError: number;
  /** Degrees of freedom of the standard error. */
  readonly df: number;
}

/**
 * The expectation of `values` (one a replication), by regression on `controls` (a row a replication), whose expectations are 0: the
 * intercept, and its standard error. Exact where values and controls are jointly normal, as means over many cases are.
 * What a control explains of the chance in the values is taken out; a bias of the values is not, since it is none of the control's.
 *
 * Source: S. S. Lavenberg and P. D. Welch, "A perspective on the use of control variables to increase the efficiency of Monte Carlo
 * simulations", Management Science 27 (1981) 322-335.
 */
export function controlledMean(values: readonly number[], controls: readonly (readonly number[])[]): ControlledMean {
  const rows = controls.map((row) => [1, ...row]);
  const width = rows[0].length;
  // Normal equations beside the identity: elimination leaves the coefficients and the inverse.
  const system = Array.from({ length: width }, (_, a) => [
    ...Array.from({ length: width }, (_, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0)),
    rows.reduce((sum, row, i) => sum + row[a] * values[i], 0),
    ...Array.from({ length: width }, (_, b) => (a === b ? 1 : 0)),
  ]);
  for (let pivot = 0; pivot < width; pivot++) {
    const scale = system[pivot][pivot];
    system[pivot] = system[pivot].map((value) => value / scale);
    for (let a = 0; a < width; a++) {
      const factor = system[a][pivot];
      if (a !== pivot) system[a] = system[a].map((value, i) => value - factor * system[pivot][i]);
    }
  }
  const coefficients = system.map((row) => row[width]);
  const df = values.length - width;
  const residual = values.reduce(
    (sum, value, i) => sum + (value - rows[i].reduce((fit, x, a) => fit + x * coefficients[a], 0)) ** 2,
    0,
  );
  return { mean: coefficients[0], standardError: Math.sqrt((residual / df) * system[0][width + 1]), df };
}
