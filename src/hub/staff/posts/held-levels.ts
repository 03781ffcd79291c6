/** The number a pool is kept at, day by day. */
import { dailyLevels } from "../../cases/series.ts";
import type { PoolStatement } from "../terms.ts";

/** Full-time equivalents at which vacancies are held on each day; undefined where they are not. */
export function heldLevels(
  vacancies: PoolStatement["vacancies"],
  startDay: number,
  days: number,
): Float64Array | undefined {
  if (typeof vacancies !== "object") return undefined;
  if ("held_at" in vacancies) return new Float64Array(days).fill(vacancies.held_at);
  return "held_to" in vacancies ? dailyLevels(vacancies.held_to, startDay, days) : undefined;
}

/**
 * Whether a level stands still on a day, so that a part of a post is filled as such. On the way from one level to another it is followed in
 * whole people: nobody comes for the tenth of a post by which a line through two published numbers rises in a day.
 */
export function isSteady(levels: Float64Array, day: number): boolean {
  return levels[day] === (day + 1 < levels.length ? levels[day + 1] : (levels[day - 1] ?? levels[day]));
}
