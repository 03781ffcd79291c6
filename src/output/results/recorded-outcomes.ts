/** What the summary.json of a result says of each outcome: one figure, of a form that is checked, since the folder is untrusted. */
import { isIsoDate } from "../../engine/civil-date.ts";

/** A date is its median, as an ISO date or "never"; any other outcome its mean. */
export interface RecordedOutcome {
  readonly name: string;
  readonly figure: number | string;
}

const isDate = (value: unknown): value is string =>
  typeof value === "string" && (value === "never" || isIsoDate(value));

/** @param outcomes the member of that name; what is not of its form, or has no value, is left out */
export function recordedOutcomes(outcomes: unknown): RecordedOutcome[] {
  if (!Array.isArray(outcomes)) return [];
  return outcomes.flatMap((one): RecordedOutcome[] => {
    if (typeof one?.name !== "string") return [];
    if (one.unit === "date") return isDate(one.median) ? [{ name: one.name, figure: one.median }] : [];
    return typeof one.mean === "number" ? [{ name: one.name, figure: one.mean }] : [];
  });
}
