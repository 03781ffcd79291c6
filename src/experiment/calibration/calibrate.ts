/**
 * Fits values of scenarios to published series: joint draws of the values, spread as what was known before and the published figures
 * together say. Approximate Bayesian computation with a Gaussian kernel (R. D. Wilkinson, Statistical Applications in Genetics and
 * Molecular Biology 12, 2013), steered by an emulator that is refined in waves (I. Vernon, M. Goldstein and R. G. Bower, Bayesian Analysis 5,
 * 2010). The emulator only proposes: every draw was simulated, and is weighted by what the simulation gave.
 */
import { mean, sampleVariance } from "simple-statistics";
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import { sobolSequence } from "../design/sobol-sequence.ts";
import { Emulator, type Expected, type Tried } from "./emulator.ts";
import { type FittedValue, placesOf, priorValues } from "./prior.ts";
import { resample, truncated, worth } from "./resample.ts";
import { wander } from "./wander.ts";

export interface CalibrationQuestion {
  readonly fitted: readonly FittedValue[];
  readonly seed: string | number;
  readonly draws: number;
  readonly waves: number;
  /** Sets of values tried in the first wave. */
  readonly tries: number;
  /** Runs of each set of values. */
  readonly replications: number;
}

/** One set of values that was tried. */
export interface Try extends Tried {
  /** In canonical units, one for each fitted value. */
  readonly values: Float64Array;
  /** Variance of one run about the mean of this set, per reading; NaN where it has no value. */
  readonly chance: Float64Array;
}

export interface Calibration {
  readonly tried: number;
  /** Rows of the joint draws: each a try, and as likely as any other; one may stand more than once. */
  readonly rows: readonly Try[];
  /** How many independent draws the rows are worth. */
  readonly worth: number;
  /** Of one run, per reading, in standard errors of the reading. */
  readonly chance: Float64Array;
  /** The set of values that came nearest of all that were tried, and its sum of squared standard errors. */
  readonly nearest: Try;
}

/**
 * Runs sets of values and reads them.
 * @param sets values in canonical units, one for each fitted value @param first number of the first set, of all tried
 * @returns for each set and each of its runs, (simulated - published) / standard error of every reading
 */
export type Observe = (sets: readonly Float64Array[], first: number) => Promise<readonly (readonly Float64Array[])[]>;

const generations = 400;
/** Sets tried at the end, for each draw asked for. */
const triesPerDraw = 1.5;

/** How many sets of values are tried in all. */
export function triesInAll({ tries, waves, draws }: CalibrationQuestion): number {
  return tries + (waves - 1) * Math.ceil(tries / 2) + Math.ceil(triesPerDraw * draws);
}

export async function calibrate(question: CalibrationQuestion, observe: Observe): Promise<Calibration> {
  const { fitted, seed, draws, waves, tries } = question;
  const streams = new RandomStreams(seed, 0);
  let drawn = 0;
  const uniform = () => streams.uniform(nameKey("calibration"), drawn++, 0, 0);
  const all: Try[] = [];
  const probabilities: Float64Array[] = [];
  const run = async (u: readonly Float64Array[]): Promise<Try[]> => {
    const sets = u.map((one) => priorValues(fitted, one));
    const seen = await observe(sets, all.length);
    const fresh = sets.map((values, i) => ({ values, at: placesOf(fitted, values), ...spread(seen[i]) }));
    all.push(...fresh);
    probabilities.push(...u);
    return fresh;
  };
  await run(sobolSequence(fitted.length, tries, uniform));
  let last: { density: (u: Float64Array) => number; fresh: Try[]; u: Float64Array[] } | undefined;
  for (let wave = 1; wave <= waves; wave++) {
    const chance = pooled(all);
    const emulator = new Emulator(nearestOf(all, fitted.length));
    const density = emulated(emulator, fitted, chance);
    const count = wave < waves ? Math.ceil(tries / 2) : Math.ceil(triesPerDraw * draws);
    // Those that came nearest and an even spread of the rest: chains from both find all hills that there are.
    const near = byDistance(all).slice(0, Math.max(1, Math.ceil(all.length / 4)));
    const begin = Array.from({ length: Math.max(count, 4 * fitted.length) }, (_, i) =>
      i % 2 === 0 ? probabilities[near[(i / 2) % near.length]] : Float64Array.from({ length: fitted.length }, uniform),
    );
    const u = wander(begin, density, { generations, uniform }).slice(0, count);
    last = { density, fresh: await run(u), u };
  }
  const chance = pooled(all);
  const { density, fresh, u } = last as NonNullable<typeof last>;
  const logWeights = truncated(fresh.map((one, i) => kernel(one.readings, chance) - density(u[i])));
  return {
    tried: all.length,
    rows: resample(logWeights, draws, uniform()).map((i) => fresh[i]),
    worth: Math.min(draws, worth(logWeights)),
    chance,
    nearest: all.reduce((a, b) => (squares(b.readings) < squares(a.readings) ? b : a)),
  };
}

/** Means of a set over its runs, and the variance of one run. */
function spread(runs: readonly Float64Array[]): Pick<Try, "readings" | "chance"> {
  const byReading = Array.from(runs[0], (_, m) => runs.map((run) => run[m]));
  return { readings: Float64Array.from(byReading, mean), chance: Float64Array.from(byReading, sampleVariance) };
}

/** Variance of one run, per reading: the mean over all sets, since two runs of one set say little. */
function pooled(tried: readonly Try[]): Float64Array {
  return tried[0].chance.map((_, m) => mean(tried.map(({ chance }) => chance[m])));
}

export function squares(readings: Float64Array): number {
  return readings.reduce((sum, z) => sum + z * z, 0);
}

/** Log of how well readings agree with what was published, which has its own error of 1 and one run's chance. */
function kernel(readings: Float64Array, chance: Float64Array): number {
  let sum = 0;
  for (let m = 0; m < readings.length; m++) sum -= (readings[m] * readings[m]) / (1 + chance[m]) / 2;
  return sum;
}

/** The same as the emulator expects it, with how far that may be out. */
function emulated(emulator: Emulator, fitted: readonly FittedValue[], chance: Float64Array) {
  const expected: Expected = { mean: new Float64Array(chance.length), variance: new Float64Array(chance.length) };
  return (u: Float64Array): number => {
    emulator.expect(placesOf(fitted, priorValues(fitted, u)), expected);
    let sum = 0;
    for (let m = 0; m < chance.length; m++) {
      const variance = 1 + chance[m] + expected.variance[m];
      sum -= (expected.mean[m] ** 2 / variance + Math.log(variance)) / 2;
    }
    return sum;
  };
}

/** The runs that the emulator learns from: all while they are few, then the nearer half, so that the quadratic is of the place that matters. */
function nearestOf(tried: readonly Try[], inputs: number): Try[] {
  const terms = 1 + inputs + (inputs * (inputs + 1)) / 2;
  const count = Math.max(Math.ceil(1.5 * terms), Math.ceil(tried.length / 2));
  if (count >= tried.length) return [...tried];
  const kept = byDistance(tried).slice(0, count);
  return kept.sort((a, b) => a - b).map((i) => tried[i]);
}

/** Numbers of the tries, the nearest to what was published first. */
function byDistance(tried: readonly Try[]): number[] {
  const distances = tried.map(({ readings }) => squares(readings));
  return distances.map((_, i) => i).sort((a, b) => distances[a] - distances[b] || a - b);
}
