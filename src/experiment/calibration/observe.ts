/** Sets of values run in every scenario of a fit, and read where it was published. */
import { bestEstimates } from "../design/factor.ts";
import type { Point } from "../replications/point.ts";
import type { Observe } from "./calibrate.ts";
import type { FittedValue } from "./prior.ts";
import type { Reading } from "./reading.ts";

/** Runs replications of a point and reads each: values in the measures' units, in the order of `replications`. */
export type ReadRuns = (
  point: Point,
  readings: readonly Reading[],
  replications: readonly number[],
) => Promise<Float64Array[]>;

/** How many standard errors out a run counts that has no value at all. */
const noValue = 10;

/**
 * Set n takes the luck of replications n R to n R + R - 1, so that chance averages out over the sets instead of pushing all of them one
 * way. What is not fitted is held at its best estimate: a run with the draws draws it by itself, and it would count twice.
 */
export function observing(
  scenarios: readonly { readonly plan: Point["plan"]; readonly readings: readonly Reading[] }[],
  fitted: readonly FittedValue[],
  { seed, replications }: { readonly seed: string | number; readonly replications: number },
  readRuns: ReadRuns,
): Observe {
  return async (sets, first) => {
    const out = sets.map(() => Array.from({ length: replications }, () => [] as number[]));
    // One scenario after the other: threads keep the plan they hold.
    for (const [s, { plan, readings }] of scenarios.entries()) {
      const seen = await Promise.all(
        sets.map((set, i) => {
          const from = (first + i) * replications;
          const values = bestEstimates(plan);
          fitted.forEach(({ indices }, f) => {
            for (const index of indices[s]) values[index] = set[f];
          });
          const which = Array.from({ length: replications }, (_, r) => from + r);
          return readRuns({ plan, seed, fixed: false, replications, values }, readings, which);
        }),
      );
      seen.forEach((runs, i) => {
        runs.forEach((values, r) => {
          out[i][r].push(...standardised(values, readings));
        });
      });
    }
    return out.map((runs) => runs.map((run) => Float64Array.from(run)));
  };
}

function standardised(values: Float64Array, readings: readonly Reading[]): number[] {
  return readings.map(({ published, error }, m) =>
    Number.isNaN(values[m]) ? noValue : (values[m] - published) / error,
  );
}
