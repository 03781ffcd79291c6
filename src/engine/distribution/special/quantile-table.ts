import { normalCdf } from "../families/normal.ts";
import { normalQuantile } from "../normal-quantile.ts";
import { exactQuantile, type Tails, tailQuantile } from "./tails.ts";

/**
 * The table reaches this many standard deviations of a normal: a tail of 2e-13 at each end is left to the exact
 * inverse.
 */
const REACH = 7.25;
/**
 * Largest error, along the axis of the tails, at the middle of any interval; for ln x it is the relative error of x.
 */
const TOLERANCE = 1e-9;
const FEWEST = 32;
const MOST = 2048;
const LOG_ROOT_TWO_PI = 0.9189385332046727;

/**
 * A fast quantile for a distribution that has no closed one.
 *
 * The exact quantile is tabulated against z, the normal quantile of u, because over z it is smooth and nearly straight,
 * tails included. Between two points runs the quintic with the exact values, first and second derivatives at both. Its
 * error is largest at the middle of an interval, where it is compared with the exact inverse as the table is built; the
 * intervals are halved until it is within tolerance. A distribution so strange that the largest table does not get
 * there is left to the exact inverse throughout.
 */
export class QuantileTable {
  readonly #tails: Tails;
  readonly #intervals: number;
  /** Six coefficients an interval, the constant first. */
  readonly #coefficients: Float64Array;

  constructor(tails: Tails) {
    this.#tails = tails;
    let nodes = firstNodes(tails);
    for (let n = FEWEST; ; n *= 2) {
      const coefficients = quintics(tails, nodes);
      const { middles, error } = middlesOf(tails, coefficients);
      if (error <= TOLERANCE || n === MOST) {
        this.#intervals = error <= TOLERANCE ? n : 0;
        this.#coefficients = coefficients;
        return;
      }
      nodes = interleave(nodes, middles);
    }
  }

  /** The quantile at u in [0, 1], along the axis of the tails. */
  at(u: number): number {
    const place = (normalQuantile(u) + REACH) * (this.#intervals / (2 * REACH));
    if (!(place >= 0 && place < this.#intervals)) return exactQuantile(this.#tails, u);
    const i = Math.trunc(place);
    return evaluate(this.#coefficients, 6 * i, place - i);
  }
}

function evaluate(c: Float64Array, at: number, w: number): number {
  return c[at] + w * (c[at + 1] + w * (c[at + 2] + w * (c[at + 3] + w * (c[at + 4] + w * c[at + 5]))));
}

function quantileAtZ(tails: Tails, z: number, start?: number): number {
  return tailQuantile(tails, Math.log(normalCdf(-Math.abs(z))), z < 0 ? "lower" : "upper", start);
}

function firstNodes(tails: Tails): Float64Array {
  const nodes = new Float64Array(FEWEST + 1);
  for (let i = 0; i <= FEWEST; i++) nodes[i] = quantileAtZ(tails, zOf(i, FEWEST));
  return nodes;
}

function zOf(i: number, n: number): number {
  return (2 * i * REACH) / n - REACH;
}

/** The quintic of each interval on [0, 1]; the derivatives follow from P(T <= t(z)) = Φ(z). */
function quintics(tails: Tails, nodes: Float64Array): Float64Array {
  const n = nodes.length - 1;
  const step = (2 * REACH) / n;
  const first = new Float64Array(n + 1);
  const second = new Float64Array(n + 1);
  for (let i = 0; i <= n; i++) {
    const z = zOf(i, n);
    const slope = Math.exp(-0.5 * z * z - LOG_ROOT_TWO_PI - tails.logDensity(nodes[i]));
    first[i] = step * slope;
    second[i] = step * step * slope * (-z - tails.slope(nodes[i]) * slope);
  }
  const coefficients = new Float64Array(6 * n);
  for (let i = 0; i < n; i++) {
    const rise = nodes[i + 1] - nodes[i];
    const [d0, d1, s0, s1] = [first[i], first[i + 1], second[i], second[i + 1]];
    const cubic = 10 * rise - 6 * d0 - 4 * d1 - 1.5 * s0 + 0.5 * s1;
    const quartic = -15 * rise + 8 * d0 + 7 * d1 + 1.5 * s0 - s1;
    const quintic = 6 * rise - 3 * (d0 + d1) - 0.5 * (s0 - s1);
    coefficients.set([nodes[i], d0, s0 / 2, cubic, quartic, quintic], 6 * i);
  }
  return coefficients;
}

/** The exact quantiles at the middles of the intervals, and the largest error of the quintics there. */
function middlesOf(tails: Tails, coefficients: Float64Array): { middles: Float64Array; error: number } {
  const n = coefficients.length / 6;
  const middles = new Float64Array(n);
  let error = 0;
  for (let i = 0; i < n; i++) {
    const guess = evaluate(coefficients, 6 * i, 0.5);
    middles[i] = quantileAtZ(tails, zOf(i + 0.5, n), guess);
    error = Math.max(error, Math.abs(middles[i] - guess));
  }
  return { middles, error };
}

function interleave(nodes: Float64Array, middles: Float64Array): Float64Array {
  return Float64Array.from({ length: nodes.length + middles.length }, (_, i) => (i % 2 ? middles : nodes)[i >> 1]);
}
