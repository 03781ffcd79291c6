/** When the backlog is down to each level that lies below its start. */
import { lowerFirst } from "../../engine/wording.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import type { Result } from "../tables/result.ts";
import { medianErrorSentence, shareWords } from "../words/clearance-words.ts";
import { longDate, percent, plainNumber, shortDate, wrap } from "../words/wording.ts";
import { answeringClearance, mainTarget } from "./answer.ts";
import { isAboveAtStart } from "./start.ts";

export function thresholdTable(result: Result, width: number): string[] {
  const { point, estimates } = result;
  const { plan } = point;
  const had = estimates.clearance.filter((one) => isAboveAtStart(estimates, one));
  if (had.length === 0) return [];
  const day = (index: number) => (Number.isFinite(index) ? shortDate(plan.startDay + index) : "never");
  const rows = had.map(({ threshold, q05, median, q95, within }) => [
    plainNumber(threshold),
    day(q05),
    day(median),
    day(q95),
    percent(within.share),
  ]);
  const { title } = plan.columns[plan.thresholds.column];
  return [
    ...wrap(`${title}: when it is down to a level`, width),
    ...alignedTable([["Down to", "5%", "Median", "95%", "In the period"], ...rows], "  ", width),
  ];
}

/** What else there is to say of the date that answers: how far its median may be off, and whether the level holds. */
export function clearanceNotes(result: Result, width: number): string[] {
  const { point, estimates } = result;
  const { plan } = point;
  const clearance = answeringClearance(result, mainTarget(result));
  if (!isAboveAtStart(estimates, clearance)) return [];
  const { threshold, roseAgain, within } = clearance;
  const what = lowerFirst(plan.columns[plan.thresholds.column].title);
  const reached = threshold === 0 ? "cleared" : `down to ${plainNumber(threshold)}`;
  const end = longDate(plan.startDay + plan.days - 1);
  const sentences = [
    `Within the period, to ${end}, the ${what} is ${reached} in ${shareWords(within)} of replications.`,
    medianErrorSentence(clearance, plan),
    roseAgain > 0
      ? `In ${percent(roseAgain)} of replications it is above ${plainNumber(threshold)} again on a later day.`
      : undefined,
  ];
  return estimates.replications > 1 ? wrap(sentences.filter(Boolean).join(" "), width) : [];
}
