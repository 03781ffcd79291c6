/** Cases whose notice (or stage without staff) runs: listed under the day on whose morning it is over. */
import { WaitingLines } from "../../engine/waiting-lines.ts";
import { LINKS } from "../cases/case-rows.ts";
import { periodDays } from "../staff/calendars.ts";

/** First day on which a notice may have begun. @given replication */
export let firstNotice: i32 = 0;
/**
 * Day on whose morning notice is over, by stage and day on which it began from the first; beyond the period where notice does
 * not end within it.
 * @given rules: placeCount * (periodDays - firstNotice)
 */
export let noticeEnds = new StaticArray<i32>(0);
let lines: WaitingLines = changetype<WaitingLines>(0);

/** @step openNoticeBoard */
export function open(): void {
  lines = new WaitingLines(periodDays, LINKS);
}

/** Day on whose morning a notice for a stage is over that begins on `day`. */
export function dayOver(stage: i32, day: i32): i32 {
  return noticeEnds[stage * (periodDays - firstNotice) + day - firstNotice];
}

/** Lists a case whose notice for a stage starts at `now`; a case whose notice does not end within the period is not listed. */
export function post(row: i32, stage: i32, now: f64): void {
  const day = dayOver(stage, <i32>floor(now / 24));
  if (day < periodDays) lines.put(day, row);
}

/** Takes the next case whose notice is over on a day; -1 when there are no more. */
export function take(day: i32): i32 {
  return lines.take(day);
}

/** Removes a case from the list, if it is there. */
export function remove(row: i32): void {
  if (lines.lineOf(row) >= 0) lines.remove(row);
}
