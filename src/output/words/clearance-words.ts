/** The clearance date and its spread in plain sentences. */
import type { Clearance } from "../../experiment/run/clearance.ts";
import type { ShareEstimate } from "../../experiment/statistics/share.ts";
import type { VarianceShares } from "../../experiment/statistics/variance.ts";
import { longDate, percent, plainNumber } from "./wording.ts";

export interface Period {
  readonly startDay: number;
  readonly days: number;
}

const endOf = ({ startDay, days }: Period) => startDay + days - 1;

/** "legacy backlog" -> how the sentence speaks of reaching the threshold. */
function reaches(what: string, threshold: number, is = "is"): string {
  return `The ${what} ${is} ${threshold === 0 ? "cleared" : `down to ${plainNumber(threshold)}`}`;
}

/** "on 20 December 2023 (median of 100 replications), and in 90% of them between … and …." */
export function clearanceSentence(what: string, clearance: Clearance, period: Period): string {
  const count = plainNumber(clearance.days.length);
  const { q05, median, q95, within, threshold } = clearance;
  if (clearance.days.length === 1) {
    return Number.isFinite(median)
      ? `${reaches(what, threshold)} on ${longDate(period.startDay + median)} in the one replication: run more to see how sure that is.`
      : `${reaches(what, threshold, "is not")} by the end of the period, ${longDate(endOf(period))}, in the one replication.`;
  }
  if (within.share === 0) {
    return `${reaches(what, threshold, "is never")} within the period: in none of ${count} replications by ${longDate(endOf(period))}.`;
  }
  if (!Number.isFinite(median)) {
    return `${reaches(what, threshold, "is most likely not")} within the period: by its end, ${longDate(endOf(period))}, ${percent(within.share)} of ${count} replications have reached that level${Number.isFinite(q05) ? `, the quickest 5% by ${longDate(period.startDay + q05)}` : ""}.`;
  }
  if (q05 === q95) {
    const all = clearance.days.every((day) => day === median) ? "every" : "nearly every";
    return `${reaches(what, threshold)} on ${longDate(period.startDay + median)} in ${all} replication.`;
  }
  const early = longDate(period.startDay + q05);
  const late = Number.isFinite(q95)
    ? longDate(period.startDay + q95)
    : `a date after the period's end, ${longDate(endOf(period))}`;
  return `${reaches(what, threshold)} on ${longDate(period.startDay + median)} (median of ${count} replications; 90% of them between ${early} and ${late}).`;
}

/** How far the median itself may be off for want of replications. */
export function medianErrorSentence(
  { medianInterval: { low, high }, median, days }: Clearance,
  period: Period,
): string | undefined {
  if (days.length === 1 || !Number.isFinite(median)) return undefined;
  if (!Number.isFinite(low) || low < 0) return "There are too few replications to say how far that median may be off.";
  const late = Number.isFinite(high) ? longDate(period.startDay + high) : `a date after ${longDate(endOf(period))}`;
  return low === high
    ? undefined
    : `With this many replications, the median itself is known to lie between ${longDate(period.startDay + low)} and ${late} (95% interval).`;
}

/** Standard error of a share above which the share says nothing. */
const tooUnsure = 0.25;

/** "Of the variance of that date, 5% is chance and 95% is due to uncertain inputs (standard error 3%)." */
export function varianceSentence(of: string, shares: VarianceShares | undefined, fixed: boolean): string | undefined {
  if (fixed)
    return `Every value is held at its best estimate: the spread is chance alone and leaves out uncertain inputs.`;
  if (!shares) return undefined;
  if (shares.standardError === 0) return `The variance of ${of} is all chance: no input of the scenario has a range.`;
  if (shares.standardError > tooUnsure)
    return `There are too few replications to say how much of the spread of ${of} is chance and how much is due to uncertain inputs.`;
  return `Of the variance of ${of}, ${percent(shares.chance)} is chance and ${percent(shares.ignorance)} is due to uncertain inputs (standard error ${percent(shares.standardError)}).`;
}

/** "55% (95% interval 45% to 65%)" */
export function shareWords({ share, low, high }: ShareEstimate): string {
  return `${percent(share)} (95% interval ${percent(low)} to ${percent(high)})`;
}
