/** First passage of a daily level: the day a backlog is cleared, or a target reached. */
import { firstDayMet } from "../hub/outcomes.ts";

export type Direction = "at_most" | "at_least";

export interface Passage {
  /** First day whose end-of-day level meets the threshold, per replication; Infinity when none in the period does. */
  readonly day: Float64Array;
  /** Whether the level later fails the threshold again, per replication. */
  readonly undone: Uint8Array;
}

/**
 * @param levels `levels[r * days + day]`, for `count` replications
 * @param thresholds one per replication
 */
export function firstPassage(
  levels: Float64Array,
  days: number,
  count: number,
  direction: Direction,
  thresholds: ArrayLike<number>,
): Passage {
  const day = new Float64Array(count);
  const undone = new Uint8Array(count);
  for (let r = 0; r < count; r++) {
    const history = levels.subarray(r * days, (r + 1) * days);
    day[r] = firstDayMet(history, direction, thresholds[r]);
    for (let d = day[r] + 1; d < days; d++) {
      const meets = direction === "at_most" ? history[d] <= thresholds[r] : history[d] >= thresholds[r];
      if (!meets) undone[r] = 1;
    }
  }
  return { day, undone };
}
