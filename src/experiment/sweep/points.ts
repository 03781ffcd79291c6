/** The points of a sweep: what each sets, in order. */
import type { Factor } from "../design/factor.ts";

/** A path that every point sets by an override. */
export interface Axis {
  readonly path: string;
}

export interface SweepPoint {
  /** From 0, in the order of the design. */
  readonly index: number;
  /** Text of each axis, as an override has it after `=`. */
  readonly texts: readonly string[];
  /** Cumulative probability of each factor of the sweep, where the design goes over the scenario's ranges. */
  readonly u?: Float64Array;
}

/** One part of a design: some paths, and rows of their values. */
export interface Leg {
  readonly paths: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A row for each of `rows`, over {@link factors}. */
  readonly u?: readonly Float64Array[];
  readonly factors?: readonly Factor[];
}

/** How many points all combinations of the legs make. */
export function countOf(legs: readonly Leg[]): number {
  return legs.reduce((product, { rows }) => product * rows.length, 1);
}

/** Every combination of the rows of the legs, the last leg running fastest. */
export function* combinations(legs: readonly Leg[]): Generator<Omit<SweepPoint, "index">> {
  const total = countOf(legs);
  for (let n = 0; n < total; n++) {
    let rest = n;
    const texts: string[][] = [];
    let u: Float64Array | undefined;
    for (const leg of legs.toReversed()) {
      const row = rest % leg.rows.length;
      rest = Math.floor(rest / leg.rows.length);
      texts.unshift([...leg.rows[row]]);
      u = leg.u?.[row] ?? u;
    }
    yield { texts: texts.flat(), u };
  }
}

/** The point as overrides of the scenario. */
export function overridesOf(axes: readonly Axis[], { texts }: SweepPoint): string[] {
  return axes.map(({ path }, i) => `${path}=${texts[i]}`);
}
