/**
 * How amounts of cases move along the edges of the process, the same that the simulation samples: core/hub/process.ts. Desks call
 * `lodge`, `noticeOver`, `finish` and `handBack`; what comes of it goes into lines, notice and counts.
 *
 * An amount is two numbers: all of its cases, and those of them whose patience lasts.
 */

import * as edge from "../../../src/hub/process/edge.ts";
import * as graph from "../../hub/process.ts";
import {
  bands,
  cohortOf,
  days,
  lineOf,
  lines,
  missable,
  missed,
  noCases,
  rework,
  stageOf,
  stages,
  typeOf,
} from "../dimensions.ts";
import * as handBands from "../work/hand-bands.ts";
import { noticeEnd } from "../work/notice-end.ts";
import * as rules from "../work/rules.ts";
import * as counts from "./counts.ts";
import * as lineup from "./lines.ts";
import * as notice from "./notice.ts";
import { bandOf, keyOf, today } from "./order.ts";
import * as patience from "./patience.ts";

/** The hub's own calendar comes after those of the pools. */
export let hubCalendar: i32 = 0;

export function setCalendar(calendar: i32): void {
  hubCalendar = calendar;
}

/**
 * By line, all cases that are at it, wherever they wait or in hand, and those of them that have their decision: a change of the route may mix them.
 */
let atLine = new StaticArray<f64>(0);
let decidedAtLine = new StaticArray<f64>(0);

export function open(): void {
  atLine = new StaticArray<f64>(lines);
  decidedAtLine = new StaticArray<f64>(lines);
}

function come(line: i32, amount: f64, decided: f64): void {
  atLine[line] += amount;
  decidedAtLine[line] += decided;
}

/** Cases leave a line. @returns those of them that have their decision */
function go(line: i32, amount: f64): f64 {
  const share = atLine[line] > 0 ? Math.min(1, decidedAtLine[line] / atLine[line]) : 0;
  atLine[line] -= amount;
  decidedAtLine[line] -= amount * share;
  if (atLine[line] < noCases) atLine[line] = decidedAtLine[line] = 0;
  return amount * share;
}

/** Cases are lodged. */
export function lodge(cohort: i32, type: i32, band: i32, amount: f64): void {
  if (amount <= 0) return;
  counts.arrive(cohort, amount);
  const itemClass = graph.classOf(type, cohort);
  flow(graph.start[itemClass], -1, itemClass, band, amount, amount, 0, 0, 0, today, -1);
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
  const days = Math.max(1, Math.ceil(entered));
  for (let day: f64 = 0; day < days; day++) {
    const part = entered > 0 ? (amount * Math.min(1, entered - day)) / entered : amount;
    const on = since - <i32>day;
    if (stage < 0) flow(graph.start[itemClass], -1, itemClass, band, part, part, 0, 0, 0, on, key);
    else enter(lineOf(stage, cohort, type), 0, band, part, part, decided ? part : 0, on, key);
  }
}

/**
 * Cases that have left their stage follow edges: of those who come to one a share takes it, and the others go on to the next.
 * @param stage that they have left; -1 for none @param decided those of them that have their decision @param starters share of them whose work new
 * starters did @param before how often they have missed the appointment
 */
function flow(
  first: i32,
  stage: i32,
  itemClass: i32,
  band: i32,
  amount: f64,
  lasting: f64,
  decided: f64,
  starters: f64,
  before: i32,
  since: i32,
  key: i32,
): void {
  let on: f64 = 1;
  for (let at = first; at >= 0; at = graph.edgeOtherwise[at]) {
    const share = shareOf(at, stage, itemClass, starters, before);
    const part = on * share;
    if (part > 0) take(at, stage, itemClass, band, amount * part, lasting * part, decided * part, before, since, key);
    if (share >= 1) return;
    on *= 1 - share;
  }
}

/** Share of those who come to an edge that takes it. */
function shareOf(at: i32, stage: i32, itemClass: i32, starters: f64, before: i32): f64 {
  const by = graph.edgeBy[at];
  if (by === edge.byAttempt) return starters * graph.edgeStarterShare[at] + (1 - starters) * graph.edgeShare[at];
  return by === edge.byMisses ? lastMissed(at, stage, itemClass, before) : graph.edgeShare[at];
}

/**
 * Share of those who have missed an appointment so often for whom it was the last allowed. Beyond as many times as are told apart: with a share q
 * missed and n more allowed, q^(n-1) (1-q) / (1-q^n) in the long run.
 */
function lastMissed(at: i32, stage: i32, itemClass: i32, before: i32): f64 {
  const limit = graph.edgeShare[at];
  if (<f64>before >= limit) return 1;
  if (before < missable) return 0;
  const n = limit - <f64>before + 1;
  const q = graph.edgeShare[graph.ends[itemClass * stages + stage]];
  return q < 1 ? (q ** (n - 1) * (1 - q)) / (1 - q ** n) : 1 / n;
}

/** Cases take an edge. */
function take(
  at: i32,
  stage: i32,
  itemClass: i32,
  band: i32,
  amount: f64,
  lasting: f64,
  decided: f64,
  before: i32,
  since: i32,
  key: i32,
): void {
  const effects = graph.edgeEffects[at];
  if (effects & edge.completes) counts.complete(stage, amount, (effects & edge.interviews) !== 0);
  if (effects & edge.misses) counts.miss(stage, amount);
  let haveDecision = decided;
  const way = graph.edgeWay[at];
  if (way !== edge.noWay && decided < amount) {
    counts.leave(way, graph.cohortOf[itemClass], graph.typeOf[itemClass], amount - decided);
    if (graph.edgeLedger[at] === edge.decided) {
      counts.haveDecision(amount - decided);
      haveDecision = amount;
    }
  }
  const to = graph.edgeTo[at];
  if (to === edge.out) {
    if (haveDecision > 0) counts.leaveHub(haveDecision);
    return;
  }
  // Those who have their decision do not lose patience.
  const patient = Math.min(amount, Math.max(lasting, haveDecision));
  const misses = effects & edge.misses ? before + 1 : before;
  if (to === edge.onward)
    return flow(graph.edgeNext[at], stage, itemClass, band, amount, patient, haveDecision, 0, misses, since, key);
  const kind = effects & edge.sendsBack ? missable : to === stage ? min(misses, missable - 1) : 0;
  const line = lineOf(to, graph.cohortOf[itemClass], graph.typeOf[itemClass]);
  enter(line, kind, band, amount, patient, haveDecision, since, key);
}

/** Cases leave their line by an edge, or those after it. */
function leaveBy(first: i32, line: i32, band: i32, amount: f64, lasting: f64, starters: f64): void {
  if (amount <= 0) return;
  flow(first, stageOf(line), classOf(line), band, amount, lasting, go(line, amount), starters, 0, today, -1);
}

/** Share of the appointments of a line that are missed. */
export function missedShare(line: i32): f64 {
  return graph.edgeShare[graph.ends[classOf(line) * stages + stageOf(line)]];
}

function classOf(line: i32): i32 {
  return graph.classOf(typeOf(line), cohortOf(line));
}

/**
 * Into a stage, where its notice runs unless this is work sent back. Those whose patience is over leave where they may.
 * @param decided those of them that have their decision @param since the day on which notice began @param key where in its line a case goes that is ready; -1: by today
 */
export function enter(
  line: i32,
  kind: i32,
  band: i32,
  amount: f64,
  lasting: f64,
  decided: f64,
  since: i32,
  key: i32,
): void {
  if (amount <= 0) return;
  come(line, amount, decided);
  const stage = stageOf(line);
  let all = amount;
  if (patience.leaves[line]) {
    if (amount > lasting) close(line, band, amount - lasting);
    all = lasting;
    if (all <= 0) return;
  }
  const wait = rules.wait[stage];
  if (wait > 0 && kind < missable) {
    const end = noticeEnd(hubCalendar, since, wait, rules.waitWorking[stage] === 1, days);
    // A notice of the starting stock may be over on the first morning: it is then ready at its place in the line.
    if (end > 0 || key < 0) return notice.post(line, kind, band, end, all, lasting);
  }
  ready(line, kind, band, all, lasting, key);
}

function ready(line: i32, kind: i32, band: i32, amount: f64, lasting: f64, key: i32): void {
  const stage = stageOf(line);
  if (graph.needsStaff[stage] === 0)
    leaveBy(graph.whenDone[classOf(line) * stages + stage], line, band, amount, lasting, 0);
  else lineup.put(line, kind, key >= 0 ? key : keyOf(cohortOf(line), band), amount, lasting);
}

/** A notice is over this morning. */
export function noticeOver(line: i32, kind: i32, band: i32, amount: f64, lasting: f64): void {
  if (amount <= 0) return;
  ready(line, kind, band, amount, lasting, -1);
}

/** Work in hand ends, of all bands in proportion. @param starters the part of it that new starters did */
export function finish(line: i32, kind: i32, amount: f64, lasting: f64, starters: f64): void {
  if (amount <= 0) return;
  const stage = stageOf(line);
  const itemClass = classOf(line);
  const at = itemClass * stages + stage;
  const appointment = graph.ends[at];
  const first = graph.whenDone[at] === appointment ? graph.edgeOtherwise[appointment] : graph.whenDone[at];
  const last = handBands.last(line, kind);
  for (let band = handBands.first(line, kind); band <= last; band++) {
    const share = handBands.share(line, kind, band);
    if (share === 0) continue;
    const part = amount * share;
    if (kind < missed) leaveBy(first, line, band, part, lasting * share, starters / amount);
    else take(appointment, stage, itemClass, band, part, lasting * share, go(line, part), kind - missed, today, -1);
  }
  handBands.take(line, kind, amount);
}

/** Cases leave a line for another stage by a change of the route. @returns those of them that have their decision */
export function leaveFor(line: i32, amount: f64): f64 {
  return go(line, amount);
}

export function decide(cohort: i32, type: i32, amount: f64): void {
  counts.haveDecision(amount);
  counts.leave(edge.decision, cohort, type, amount);
}

/** Cases whose patience is over leave, or go to the stage at which staff close them. */
export function close(line: i32, band: i32, amount: f64): void {
  leaveBy(graph.stopsWaiting[classOf(line)], line, band, amount, amount, 0);
}

/** Whether an edge, or any after it, leads to a stage. */
function leadsToWork(first: i32): bool {
  for (let at = first; at >= 0; at = graph.edgeOtherwise[at]) {
    if (graph.edgeShare[at] <= 0) continue;
    if (graph.edgeTo[at] >= 0) return true;
    if (graph.edgeTo[at] === edge.onward && leadsToWork(graph.edgeNext[at])) return true;
  }
  return false;
}

/** A day's withdrawals and administrative closures among those who wait. */
export function evening(): void {
  for (let i = 0; i < patience.atRiskCount; i++) {
    const line = patience.atRisk[i];
    const type = typeOf(line);
    const over = patience.overToday(type);
    const ready = lineup.ready(line);
    const waiting = ready + notice.inNotice(line);
    if (waiting <= 0) continue;
    // It matters of which band they are where staff must close any of them.
    if (bands === 1 || !leadsToWork(graph.stopsWaiting[classOf(line)])) {
      close(line, 0, waiting * over);
      continue;
    }
    for (let band = 0; band < bands; band++) {
      const amount = notice.inNoticeOfBand(line, band);
      if (amount > 0) close(line, band, amount * over);
    }
    for (let parcel = lineup.headOf(line); parcel >= 0; parcel = lineup.after(parcel))
      close(line, bandOf(cohortOf(line), lineup.keyOf(parcel)), lineup.amountIn(line, parcel) * over);
  }
}

/** Work is handed back, to go before all others in its line. */
export function handBack(line: i32, kind: i32, amount: f64, lasting: f64): void {
  if (amount <= 0) return;
  const waitsAs = kind === rework ? missable : kind >= missed ? kind - missed : 0;
  const last = handBands.last(line, kind);
  for (let band = handBands.first(line, kind); band <= last; band++) {
    const share = handBands.share(line, kind, band);
    if (share === 0) continue;
    const key = bands === 1 ? lineup.frontKey(line, keyOf(cohortOf(line), band)) : keyOf(cohortOf(line), band);
    lineup.put(line, waitsAs, key, amount * share, lasting * share);
  }
  handBands.take(line, kind, amount);
}
