/** The answer itself in sentences: the clearance date, its spread, the deadline and the rate it asks for. */
import type { TargetResult } from "../../experiment/targets.ts";
import { clearanceSentence, medianErrorSentence, shareWords, varianceSentence } from "../clearance-words.ts";
import { dateCell } from "../table.ts";
import type { Result } from "../tables/result.ts";
import { alignedTable, longDate, percent, plainNumber, wrap } from "../wording.ts";
import { amountWords, lowerFirst, width } from "./wording.ts";

/** The target that speaks of the clearance measure, or the first there is. */
export function mainTarget({ point: { plan }, estimates: { targets } }: Result): TargetResult | undefined {
  return targets.find(({ target }) => target.column === plan.thresholds.column) ?? targets[0];
}

export function answer(result: Result): string[] {
  const { point, estimates } = result;
  const { plan, fixed } = point;
  const { column } = plan.thresholds;
  const what = lowerFirst(plan.columns[column].title);
  const first = estimates.clearance[0];
  const sentences = [clearanceSentence(what, first, plan), medianErrorSentence(first, plan)];
  if (first.roseAgain > 0)
    sentences.push(
      `In ${percent(first.roseAgain)} of the replications it rises above ${plainNumber(first.threshold)} again later.`,
    );
  const main = mainTarget(result);
  const deadline = main?.atDeadline && main.target.column === column ? main : undefined;
  const spread = estimates.clearanceVariance
    ? varianceSentence("that date", estimates.clearanceVariance, fixed)
    : varianceSentence(
        deadline
          ? `the ${what} on ${longDate(plan.startDay + deadline.target.by)}`
          : `the ${what} at the end of the period`,
        deadline ? deadline.variance : estimates.atEndVariance,
        fixed,
      );
  sentences.push(spread);
  return wrap(sentences.filter(Boolean).join(" "), width);
}

export function deadlineLines(result: Result): string[] {
  const {
    point: { plan },
    estimates,
  } = result;
  const main = mainTarget(result);
  const lines: string[] = [];
  const add = (text: string) => lines.push(...wrap(text, width));
  const end = longDate(plan.startDay + plan.days - 1);
  if (main) {
    const { title, unit } = plan.columns[main.target.column];
    const what = lowerFirst(title);
    const goal = `${main.target.direction === "at_most" ? "at most" : "at least"} ${amountWords(main.amount, unit)}`;
    const by = longDate(plan.startDay + main.target.by);
    add(`The ${what} is to be ${goal} by ${by}: it is in ${shareWords(main.probability)} of replications.`);
    if (!main.inPeriod)
      add(`That date lies outside the period, which ends on ${end}: only what happens within it is counted.`);
    if (main.atDeadline) {
      const { median, q05, q95 } = main.atDeadline;
      add(
        `On that day it is ${amountWords(median, unit)} (median; 90% of replications between ${plainNumber(q05)} and ${plainNumber(q95)}).`,
      );
    }
    if (main.exits) {
      const { needed, achieved } = main.exits;
      add(
        `To get there on the day took ${plainNumber(needed)} exits a week from the start; achieved were ${plainNumber(achieved)} a week (${percent(achieved / needed)}).`,
      );
    }
  }
  add(`Within the period, to ${end}, it is cleared in ${shareWords(estimates.clearance[0].within)} of replications.`);
  return lines;
}

export function thresholdTable({ point: { plan }, estimates }: Result): string[] {
  const day = (index: number) => dateCell(plan.startDay + index);
  const rows = estimates.clearance.map(({ threshold, q05, median, q95, within }) => [
    plainNumber(threshold),
    day(q05),
    day(median),
    day(q95),
    percent(within.share),
  ]);
  return alignedTable([["Down to", "5%", "Median", "95%", "In the period"], ...rows], "  ", width);
}
