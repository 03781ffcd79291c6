/**
 * How amounts of cases move along the ways that the process has for them (outcomes.ts). What comes of it goes into lines, notice and counts.
 *
 * An amount is two numbers: all of its cases, and those of them whose patience lasts. Its bands are those of mixture.ts, which whoever sends cases
 * on their way has set.
 */

import * as edge from "../../../src/hub/process/edge.ts";
import * as graph from "../../hub/process.ts";
import { cohortOf, days, lineOf, missable, stageOf, stages, typeOf } from "../dimensions.ts";
import { noticeEnd } from "../work/notice-end.ts";
import * as rules from "../work/rules.ts";
import * as counts from "./counts.ts";
import * as lineup from "./lines.ts";
import * as mixture from "./mixture.ts";
import * as notice from "./notice.ts";
import { keyOf, today } from "./order.ts";
import * as outcomes from "./outcomes.ts";
import * as patience from "./patience.ts";
import * as places from "./places.ts";

/** The hub's own calendar comes after those of the pools. */
export let hubCalendar: i32 = 0;

export function setCalendar(calendar: i32): void {
  hubCalendar = calendar;
}

export function classOf(line: i32): i32 {
  return graph.classOf(typeOf(line), cohortOf(line));
}

/** Cases are lodged. */
export function lodge(cohort: i32, type: i32, band: i32, amount: f64): void {
  if (amount <= 0) return;
  counts.arrive(cohort, amount);
  mixture.setOne(band);
  const itemClass = graph.classOf(type, cohort);
  goOn(outcomes.comes(itemClass), -1, itemClass, amount, amount, 0, 0, today, -1);
}

/**
 * Cases of the starting stock take their place: at a stage of their route, or (-1) at its start.
 * @param key their place in a line @param since the last day, before 0, on which they entered the stage, evenly over `entered` days up to it
 */
export function stand(
  stage: i32,
  cohort: i32,
  type: i32,
  band: i32,
  key: i32,
  amount: f64,
  since: i32,
  entered: f64,
): void {
  if (amount <= 0) return;
  const itemClass = graph.classOf(type, cohort);
  const decided = stage >= 0 && graph.isDecided[itemClass * stages + stage] === 1;
  if (decided) counts.haveDecision(amount);
  else counts.has(cohort, amount);
  mixture.setOne(band);
  const days = Math.max(1, Math.ceil(entered));
  for (let day: f64 = 0; day < days; day++) {
    const part = entered > 0 ? (amount * Math.min(1, entered - day)) / entered : amount;
    const on = since - <i32>day;
    if (stage < 0) goOn(outcomes.comes(itemClass), -1, itemClass, part, part, 0, 0, on, key);
    else enter(lineOf(stage, cohort, type), 0, part, part, decided ? part : 0, on, key);
  }
}

/**
 * Cases go the ways of a list.
 * @param stage that they leave; -1 for none @param decided those of them that have their decision @param starters share of them whose work new starters did
 * @param since the day on which a notice of theirs begins @param key where in its line a case goes that is ready; -1: by today
 */
function goOn(
  list: i32,
  stage: i32,
  itemClass: i32,
  amount: f64,
  lasting: f64,
  decided: f64,
  starters: f64,
  since: i32,
  key: i32,
): void {
  for (let leg = outcomes.legsFrom[list]; leg < outcomes.legsFrom[list + 1]; leg++) {
    const plain = outcomes.plain[leg];
    const share = plain + (outcomes.byStarters[leg] - plain) * starters;
    if (share <= 0) continue;
    const part = amount * share;
    const effects = outcomes.effects[leg];
    if (effects & edge.completes) counts.complete(stage, part, (effects & edge.interviews) !== 0);
    if (effects & edge.misses) counts.miss(stage, part);
    let haveDecision = decided * share;
    const way = outcomes.way[leg];
    if (way !== edge.noWay && haveDecision < part) {
      counts.leave(way, itemClass, part - haveDecision);
      if (effects & outcomes.decides) {
        counts.haveDecision(part - haveDecision);
        haveDecision = part;
      }
    }
    const to = outcomes.to[leg];
    if (to === edge.out) counts.leaveHub(haveDecision);
    // Those who have their decision do not lose patience.
    else {
      const patient = Math.min(part, Math.max(lasting * share, haveDecision));
      enter(to, outcomes.kind[leg], part, patient, haveDecision, since, key);
    }
  }
}

/** Cases leave their line by the ways of a list. @param starters share of them whose work new starters did */
export function leaveBy(list: i32, line: i32, amount: f64, lasting: f64, starters: f64): void {
  if (amount <= 0) return;
  goOn(list, stageOf(line), classOf(line), amount, lasting, places.leave(line, amount), starters, today, -1);
}

/**
 * Into a stage, where its notice runs unless this is work sent back. Those whose patience is over leave where they may.
 * @param decided those of them that have their decision @param since the day on which notice began @param key where in its line a case goes that is ready; -1: by today
 */
export function enter(line: i32, kind: i32, amount: f64, lasting: f64, decided: f64, since: i32, key: i32): void {
  if (amount <= 0) return;
  places.come(line, amount, decided);
  const stage = stageOf(line);
  let all = amount;
  if (patience.leaves[line]) {
    if (amount > lasting) close(line, amount - lasting);
    all = lasting;
    if (all <= 0) return;
  }
  const wait = rules.wait[stage];
  if (wait > 0 && kind < missable) {
    const end = noticeEnd(hubCalendar, since, wait, rules.waitWorking[stage] === 1, days);
    // A notice of the starting stock may be over on the first morning: it is then ready at its place in the line.
    if (end > 0 || key < 0) return notice.post(line, kind, end, all, lasting);
  }
  ready(line, kind, all, lasting, key);
}

/** A notice is over, or there was none. */
export function ready(line: i32, kind: i32, amount: f64, lasting: f64, key: i32): void {
  if (amount <= 0) return;
  const stage = stageOf(line);
  if (graph.needsStaff[stage] === 0) return leaveBy(outcomes.isDone(classOf(line), stage), line, amount, lasting, 0);
  const cohort = cohortOf(line);
  for (let band = mixture.first; band <= mixture.last; band++) {
    const share = mixture.share[band];
    if (share > 0) lineup.put(line, kind, key >= 0 ? key : keyOf(cohort, band), amount * share, lasting * share);
  }
}

/** Cases whose patience is over leave, or go to the stage at which staff close them. */
export function close(line: i32, amount: f64): void {
  leaveBy(outcomes.stopsWaiting(classOf(line)), line, amount, amount, 0);
}

/** Cases of a class get their decision without any work on it. */
export function decide(itemClass: i32, amount: f64): void {
  counts.haveDecision(amount);
  counts.leave(edge.decision, itemClass, amount);
}
