/** What measures are called within a sentence, and whether one speaks of them as "is" or "are". */
import { lowerFirst } from "../../engine/wording.ts";
import type { Column } from "../../hub/plan.ts";

/** Headings that are no words for what is counted. */
const spoken: Readonly<Record<string, string>> = {
  waiting: "Cases waiting",
  notice: "Cases in notice",
  in_work: "Cases in work",
  completed: "Pieces completed",
  staff_in_training: "Staff in training",
  backlog_median_age: "Median age of the backlog",
  backlog_over_6_months: "Share of the backlog over 6 months old",
  backlog_over_12_months: "Share of the backlog over 12 months old",
};

/** Measures of one thing; all others are of many. */
const singular: ReadonlySet<string> = new Set([
  "legacy_backlog",
  "flow_backlog",
  "total_backlog",
  "backlog_median_age",
  "backlog_over_6_months",
  "backlog_over_12_months",
  "waiting_time_to_decision",
]);

type Named = Pick<Column, "measure" | "title" | "group">;

/** "Decisions (legacy)": the measure with its group, to stand within a sentence. */
export function measureWords({ measure, title, group }: Named): string {
  const cut = group === "" ? -1 : title.indexOf(": ");
  const name = spoken[measure] ?? (cut < 0 ? title : title.slice(0, cut));
  return cut < 0 ? name : `${name} (${title.slice(cut + 2)})`;
}

export const isPlural = ({ measure }: Pick<Column, "measure">): boolean => !singular.has(measure);

/** "the legacy backlog is", "cases waiting (interview) are" */
export function measureIs(column: Named): string {
  const words = lowerFirst(measureWords(column));
  return isPlural(column) ? `${words} are` : `the ${words} is`;
}
