/**
 * Morris screening: which inputs matter at all, for few runs. Random walks through a grid on the unit cube, one input moved at a time;
 * each move is an elementary effect, the difference of the answer over the step. (Morris, Technometrics 33, 1991; the mean of absolute
 * effects, mu*, is of Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22, 2007.)
 */
import { mean, sampleStandardDeviation } from "simple-statistics";
import { estimateMean, type MeanEstimate } from "../statistics/mean.ts";
import { shuffled } from "./shuffled.ts";

export interface MorrisDesign {
  readonly inputs: number;
  /** Points in the unit cube: trajectory t is rows t (inputs + 1) to (t + 1)(inputs + 1) - 1. */
  readonly points: readonly Float64Array[];
  /** Input moved between row t (inputs + 1) + s and the next, at t * inputs + s. */
  readonly moved: readonly number[];
}

export interface Screening {
  /** Mean of absolute effects, with its interval over trajectories: how much the input matters. */
  readonly muStar: MeanEstimate;
  /** Mean effect: its sign says in which direction. */
  readonly mu: number;
  /** Standard deviation of the effects: 0 where the effect is the same everywhere, large where it is curved or depends on the others. */
  readonly sigma: number;
}

/** @param levels of the grid, even; steps are levels / (2 (levels - 1)) long @param uniform the next uniform number in (0, 1) */
export function morrisDesign(inputs: number, trajectories: number, uniform: () => number, levels = 4): MorrisDesign {
  const points: Float64Array[] = [];
  const moved: number[] = [];
  const step = levels / (2 * (levels - 1));
  for (let t = 0; t < trajectories; t++) {
    const low = Float64Array.from({ length: inputs }, () => Math.floor((uniform() * levels) / 2) / (levels - 1));
    const up = Array.from({ length: inputs }, () => uniform() < 0.5);
    let at = low.map((value, i) => (up[i] ? value : value + step));
    points.push(at);
    for (const input of shuffled(inputs, uniform)) {
      at = at.slice();
      at[input] = up[input] ? low[input] + step : low[input];
      points.push(at);
      moved.push(input);
    }
  }
  return { inputs, points, moved };
}

/** @param answers one a point of the design */
export function screen({ inputs, points, moved }: MorrisDesign, answers: ArrayLike<number>): Screening[] {
  const effects: number[][] = Array.from({ length: inputs }, () => []);
  moved.forEach((input, k) => {
    const row = Math.floor(k / inputs) * (inputs + 1) + (k % inputs);
    effects[input].push((answers[row + 1] - answers[row]) / (points[row + 1][input] - points[row][input]));
  });
  return effects.map((own) => {
    const sigma = own.length < 2 ? Number.NaN : sampleStandardDeviation(own);
    return { muStar: estimateMean(own.map(Math.abs), false), mu: mean(own), sigma };
  });
}
