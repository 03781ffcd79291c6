/**
 * The last steps of a solve: every replication is tried at the place that bisection gave and one step to its hard side. Near its
 * threshold a replication may meet and miss the target by luck, so the place may still move by a step or two, until the probability as
 * tried is enough there and not enough one step before.
 */
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import type { Trials } from "./trials.ts";

export interface Settled {
  readonly position: number;
  readonly probability: ShareEstimate;
  /** One step to the side where the target is harder to meet; undefined at the end. */
  readonly before?: ShareEstimate;
  /** Whether the probability is enough; if not, the position is the last. */
  readonly holds: boolean;
}

/** Steps that bisection may have been wrong by. */
const mostSteps = 5;

/** @returns undefined when the place does not come to rest within a few steps: the response is not monotone there */
export async function confirmNear(
  trials: Trials,
  start: number,
  {
    last,
    placeOf,
    share,
    count,
    paired,
  }: { last: number; placeOf: (position: number) => number; share: number; count: number; paired: boolean },
): Promise<Settled | undefined> {
  const all = Array.from({ length: count }, (_, replication) => replication);
  const tried = async (position: number) => {
    const made = await trials.make(placeOf(position), all);
    return estimateShare(
      made.map(({ met }) => (met ? 1 : 0)),
      paired,
    );
  };
  let position = start;
  for (let step = 0; step <= mostSteps; step++) {
    const probability = await tried(position);
    if (probability.share < share) {
      if (position === last) return { position, probability, holds: false };
      position++;
      continue;
    }
    const before = position > 0 ? await tried(position - 1) : undefined;
    if (!before || before.share < share) return { position, probability, before, holds: true };
    position--;
  }
  return undefined;
}
