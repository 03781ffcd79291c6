/** The level of the watched backlog on the morning of the first day, before anything happens: what every answer calls the start. */
import { columnIndex, type Plan } from "../../hub/plan.ts";
import { exitsOf } from "./targets.ts";

/** Claims of the first day that come into a backlog: those of its cohort, which the day decides, or all. */
function claimsColumn({ columns, startDay, regimes }: Plan, backlog: number): number {
  const isLegacyDay = startDay < (regimes[0].scenario.cases.legacy_before ?? Number.NEGATIVE_INFINITY);
  const { measure } = columns[backlog];
  const comesIn = measure === "total_backlog" || (measure === "legacy_backlog") === isLegacyDay;
  return comesIn ? columnIndex({ columns }, "arrivals") : -1;
}

/**
 * The backlog of the first evening, with those back that left on the day and without those that came; one value a replication.
 * @param onFirstDay values of a daily column on the first day, one a replication
 * @returns undefined where what is watched is no backlog, and has no morning apart from its evening
 */
export function openingLevels(plan: Plan, onFirstDay: (column: number) => Float64Array): Float64Array | undefined {
  const backlog = plan.thresholds.column;
  const exits = exitsOf(plan, backlog);
  if (exits < 0) return undefined;
  const claims = claimsColumn(plan, backlog);
  const [evening, left] = [onFirstDay(backlog), onFirstDay(exits)];
  const came = claims < 0 ? undefined : onFirstDay(claims);
  return evening.map((level, r) => level + left[r] - (came?.[r] ?? 0));
}
