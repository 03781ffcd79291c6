/** Which end of a lever is the better one: found by trying both. */
import { meanOf } from "../statistics/mean.ts";
import type { Trial, Trials } from "./trials.ts";

/** `more`: the higher the lever the better. `neither`: no difference was seen between its two ends. */
export type Better = "more" | "less" | "neither";

const metBy = (trials: readonly Trial[]): number => trials.filter(({ met }) => met).length;

/**
 * By the number of replications that meet the target at either end, and where those are equal by the mean level of its measure.
 * @param last the last place of the lattice @param pilot how many replications are tried @param lowerLevelIsBetter as the target has it
 */
export async function betterEnd(
  trials: Trials,
  last: number,
  pilot: number,
  lowerLevelIsBetter: boolean,
): Promise<Better> {
  const replications = Array.from({ length: pilot }, (_, replication) => replication);
  const low = await trials.make(0, replications);
  const high = await trials.make(last, replications);
  const byLevel =
    (meanOf(low.map(({ level }) => level)) - meanOf(high.map(({ level }) => level))) * (lowerLevelIsBetter ? 1 : -1);
  const gain = metBy(high) - metBy(low) || byLevel;
  if (gain > 0) return "more";
  return gain < 0 ? "less" : "neither";
}
