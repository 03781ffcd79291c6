/** Solving on a grid, for a response that is not monotone: every replication is tried at every value of the grid. */
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import type { Trials } from "./trials.ts";

export interface GridPoint {
  readonly place: number;
  readonly probability: ShareEstimate;
}

/** Values of the grid that is made, at most. */
const mostPoints = 21;

/** Places of the lattice from 0 to `last`, both included, at equal steps (the last may be shorter). */
export function gridPlaces(last: number): number[] {
  const step = Math.max(1, Math.ceil(last / (mostPoints - 1)));
  const places = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return places.at(-1) === last ? places : [...places, last];
}

/** Probabilities on the grid, in order of place. */
export async function tryGrid(
  trials: Trials,
  last: number,
  replications: number,
  paired: boolean,
): Promise<GridPoint[]> {
  const all = Array.from({ length: replications }, (_, replication) => replication);
  const points: GridPoint[] = [];
  for (const place of gridPlaces(last)) {
    const made = await trials.make(place, all);
    const met = Uint8Array.from(made, (trial) => (trial.met ? 1 : 0));
    points.push({ place, probability: estimateShare(met, paired) });
  }
  return points;
}
