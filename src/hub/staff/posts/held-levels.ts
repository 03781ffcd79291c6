/** The number a pool is kept at, day by day. */
import { dailyLevels } from "../../cases/series.ts";
import type { ElapsedTime } from "../elapsed-time.ts";
import type { PoolStatement } from "../terms.ts";
import { dayBeside } from "./people-for.ts";

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

/** Whether a level stands still on a day. */
export function isSteady(levels: Float64Array, day: number): boolean {
  return levels[day] === levels[dayBeside(day, levels.length)];
}

/** Time after which a leaver's post is refilled; undefined where none is. */
export function refilledAfter({ vacancies }: PoolStatement): ElapsedTime | undefined {
  return typeof vacancies === "object" && "refilled_after" in vacancies ? vacancies.refilled_after : undefined;
}
