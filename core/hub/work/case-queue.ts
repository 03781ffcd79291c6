/** Cases that are ready for work, and which one a free caseworker of a pool takes next. */
import { DayOrderedLines } from "../../engine/day-ordered-lines.ts";
import { WaitingLines } from "../../engine/waiting-lines.ts";
import { LINKS } from "../cases/case-rows.ts";
import * as cases from "../cases/cases.ts";
import { classCount } from "../process.ts";
import * as groups from "./groups.ts";
import * as quota from "./quota.ts";

/** Whether the present lines are by day lodged; otherwise in order of becoming ready. */
let byDay: bool = false;
let oldestFirst: DayOrderedLines = changetype<DayOrderedLines>(0);
let inOrder: WaitingLines = changetype<WaitingLines>(0);

/** Room for so many groups by the day lodged, and so many in order of becoming ready: the most that any regime has. @step openQueue */
export function open(first: i32, period: i32, groupsByDay: i32, groupsInOrder: i32): void {
  oldestFirst = new DayOrderedLines(groupsByDay, first, period, LINKS);
  inOrder = new WaitingLines(groupsInOrder, LINKS);
}

/** Sets up the empty lines for the present groups. @step layLines */
export function lay(): void {
  byDay = groups.byAge === 1;
}

export function groupOf(row: i32): i32 {
  return groups.groupOf[cases.stage(row) * classCount + cases.itemClass(row)];
}

/** @step putInLine */
export function put(row: i32): void {
  putIn(groupOf(row), row);
}

export function putIn(group: i32, row: i32): void {
  if (byDay) oldestFirst.put(group, cases.lodgedOn(row), row);
  else inOrder.put(group, row);
}

/** Puts a case back at its old place: before all cases of its line that became ready after it. */
export function putBack(group: i32, row: i32): void {
  const since = cases.since(row);
  let next = byDay ? oldestFirst.firstOf(group, cases.lodgedOn(row)) : inOrder.first(group);
  while (next >= 0 && cases.since(next) < since) next = byDay ? oldestFirst.next(next) : inOrder.next(next);
  if (next < 0) return putIn(group, row);
  if (byDay) oldestFirst.putBefore(next, row);
  else inOrder.putBefore(next, row);
}

/** Takes a case out, where it has not been taken out already. */
export function removeIfWaiting(row: i32): void {
  if (byDay) {
    if (oldestFirst.isIn(row)) oldestFirst.remove(row);
  } else if (inOrder.lineOf(row) >= 0) inOrder.remove(row);
}

/** Takes the first of a group; -1 when it is empty. @step */
export function takeFirst(group: i32): i32 {
  return byDay ? oldestFirst.takeOldest(group) : inOrder.take(group);
}

function isEmpty(group: i32): bool {
  return byDay ? oldestFirst.isEmpty(group) : inOrder.first(group) === -1;
}

/** What decides between groups of equal rank: the day lodged, or the moment the first in line became ready. */
function age(group: i32): f64 {
  return byDay ? oldestFirst.oldestDay(group) : cases.since(inOrder.first(group));
}

/** Takes the next case for a pool out of its line; -1 when there is none it can do. */
export function take(pool: i32): i32 {
  let group = best(pool);
  if (group < 0) return -1;
  const stage = groups.groupStage[group];
  if (quota.applies(stage)) {
    const cohort = groups.groupCohort[group];
    const other = bestOf(pool, stage, 1 - cohort);
    if (quota.choose(stage, cohort, other >= 0) !== cohort) group = other;
  }
  return takeFirst(group);
}

/** The first group in order that holds work for a pool; -1 when none does. */
function best(pool: i32): i32 {
  const until = groups.ableFrom[pool + 1];
  for (let i = groups.ableFrom[pool]; i < until; i++) {
    const group = groups.able[i];
    if (!isEmpty(group)) return oldest(group, i + 1, until, -1, -1);
  }
  return -1;
}

/** The first group in order that holds work of one stage and cohort for a pool; -1 when none does. */
function bestOf(pool: i32, stage: i32, cohort: i32): i32 {
  const until = groups.ableFrom[pool + 1];
  for (let i = groups.ableFrom[pool]; i < until; i++) {
    const group = groups.able[i];
    if (isOf(group, stage, cohort) && !isEmpty(group)) return oldest(group, i + 1, until, stage, cohort);
  }
  return -1;
}

function isOf(group: i32, stage: i32, cohort: i32): bool {
  return groups.groupStage[group] === stage && groups.groupCohort[group] === cohort;
}

/**
 * The group with the oldest work among a group and those of equal rank after it; only of one stage and cohort where these are
 * not -1.
 */
function oldest(first: i32, from: i32, until: i32, stage: i32, cohort: i32): i32 {
  const rank = groups.rank[first];
  if (from === until || groups.rank[groups.able[from]] !== rank) return first;
  let best = first;
  let bestAge = age(first);
  for (let i = from; i < until; i++) {
    const group = groups.able[i];
    if (groups.rank[group] !== rank) break;
    if (isEmpty(group) || (stage >= 0 && !isOf(group, stage, cohort))) continue;
    const its = age(group);
    if (its < bestAge || (its === bestAge && groups.tieRank[group] < groups.tieRank[best])) {
      best = group;
      bestAge = its;
    }
  }
  return best;
}
