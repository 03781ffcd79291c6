/**
 * How amounts of cases move by the rules of the process: into a stage, through checks and rework, onwards, and out of the backlog. Desks call
 * `lodge`, `noticeOver`, `finish` and `handBack`; what comes of it goes into lines, notice and counts.
 *
 * An amount is two numbers: all of its cases, and those of them whose patience lasts.
 */
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
  follow(cohort, type, band, amount, amount, 0, 0, today, -1);
}

/**
 * Cases of the starting stock take their place: at a stage of their route, or (-1) at its start.
 * @param key their place in a line @param since the day, before 0, on which they entered the stage
 */
export function stand(stage: i32, cohort: i32, type: i32, band: i32, key: i32, amount: f64, since: i32): void {
  if (amount <= 0) return;
  const decided = stage >= 0 && rules.decided[type * stages + stage] === 1;
  if (decided) counts.haveDecision(amount);
  else counts.has(cohort, amount);
  if (stage < 0) follow(cohort, type, band, amount, amount, 0, 0, since, key);
  else enter(lineOf(stage, cohort, type), 0, band, amount, amount, decided ? amount : 0, since, key);
}

/**
 * Cases go on after a stage (0: from the start, else stage + 1): a share of those who reach each visit makes it; who makes none is done.
 * @param decided those of them that have their decision
 */
function follow(
  cohort: i32,
  type: i32,
  band: i32,
  amount: f64,
  lasting: f64,
  after: i32,
  decided: f64,
  since: i32,
  key: i32,
): void {
  const place = type * (stages + 1) + after;
  let left = amount;
  let patient = lasting;
  let leftDecided = decided;
  for (let i = rules.nextFrom[place]; i < rules.nextFrom[place + 1]; i++) {
    const stage = rules.nextStage[i];
    const share = rules.nextShare[i];
    // Those passed over by the stage that decides have their decision before any later one.
    if (leftDecided < left && rules.decided[type * stages + stage] === 1) {
      decide(cohort, type, left - leftDecided);
      patient = leftDecided = left;
    }
    enter(lineOf(stage, cohort, type), 0, band, left * share, patient * share, leftDecided * share, since, key);
    left *= 1 - share;
    patient *= 1 - share;
    leftDecided *= 1 - share;
  }
  if (left <= 0) return;
  if (leftDecided < left) decide(cohort, type, left - leftDecided);
  counts.leaveHub(left);
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
  stay(line, kind, band, amount, lasting, since, key);
}

/** As `enter`, for cases that are at the stage already. */
function stay(line: i32, kind: i32, band: i32, amount: f64, lasting: f64, since: i32, key: i32): void {
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
  if (rules.needsStaff[stage] === 0) elapsed(line, stage, band, amount, lasting);
  else lineup.put(line, kind, key >= 0 ? key : keyOf(cohortOf(line), band), amount, lasting);
}

/** A notice is over this morning. */
export function noticeOver(line: i32, kind: i32, band: i32, amount: f64, lasting: f64): void {
  if (amount <= 0) return;
  ready(line, kind, band, amount, lasting, -1);
}

/** Work without staff is done, unless the claimant did not reply. */
function elapsed(line: i32, stage: i32, band: i32, amount: f64, lasting: f64): void {
  const noReply = rules.noReply[stage];
  if (noReply > 0) exit(line, rules.withdrawal, amount * noReply);
  const on = amount * (1 - noReply);
  counts.complete(stage, on, false);
  passed(line, stage, band, on, lasting * (1 - noReply));
}

/** Work in hand ends, of all bands in proportion. @param starters the part of it that new starters did */
export function finish(line: i32, kind: i32, amount: f64, lasting: f64, starters: f64): void {
  if (amount <= 0) return;
  const stage = stageOf(line);
  if (kind >= missed) counts.miss(stage, amount);
  else counts.complete(stage, amount, rules.principal[stage] === 1);
  const last = handBands.last(line, kind);
  for (let band = handBands.first(line, kind); band <= last; band++) {
    const share = handBands.share(line, kind, band);
    if (share === 0) continue;
    if (kind >= missed) miss(line, stage, kind - missed, band, amount * share, lasting * share);
    else done(line, stage, band, amount * share, lasting * share, starters * share);
  }
  handBands.take(line, kind, amount);
}

function done(line: i32, stage: i32, band: i32, amount: f64, lasting: f64, starters: f64): void {
  const closes = rules.closes[stage];
  if (closes >= 0) return exit(line, closes, amount);
  const parent = rules.parent[stage];
  const check = rules.checkOf[stage];
  const checked = (starters * rules.checkedNew[stage] + (amount - starters) * rules.checkedOthers[stage]) / amount;
  const isCheck = parent !== stage;
  const back = isCheck ? rules.sentBack[stage] : check >= 0 ? 0 : checked * rules.sentBack[stage];
  const on = check >= 0 && !isCheck ? checked : 0;
  const cohort = cohortOf(line);
  const type = typeOf(line);
  if (back > 0) {
    const decided = go(line, amount * back);
    enter(lineOf(parent, cohort, type), missable, band, amount * back, lasting * back, decided, today, -1);
  }
  if (on > 0) {
    const decided = go(line, amount * on);
    enter(lineOf(check, cohort, type), 0, band, amount * on, lasting * on, decided, today, -1);
  }
  const rest = 1 - back - on;
  if (rest > 0) passed(line, parent, band, amount * rest, lasting * rest);
}

/** An appointment is missed: notice again, or out after the last one allowed. */
function miss(line: i32, stage: i32, before: i32, band: i32, amount: f64, lasting: f64): void {
  const limit = rules.noShowLimit[stage];
  let last: f64 = <f64>(before + 1) >= limit ? 1 : 0;
  // Beyond as many as are told apart: with a share q missed and n more allowed, q^(n-1) (1-q) / (1-q^n) of those missed are the last, in the long run.
  if (last === 0 && before + 1 === missable && limit < Infinity) {
    const n = limit - <f64>before;
    const q = rules.noShow[stage];
    last = q < 1 ? (q ** (n - 1) * (1 - q)) / (1 - q ** n) : 1 / n;
  }
  if (last > 0) exit(line, rules.withdrawal, amount * last);
  if (last < 1) stay(line, min(before + 1, missable - 1), band, amount * (1 - last), lasting * (1 - last), today, -1);
}

function passed(line: i32, stage: i32, band: i32, amount: f64, lasting: f64): void {
  if (amount <= 0) return;
  const cohort = cohortOf(line);
  const type = typeOf(line);
  let decided = go(line, amount);
  if (stage === rules.decidesAt[type]) {
    if (decided < amount) decide(cohort, type, amount - decided);
    decided = amount;
  }
  // Those who have their decision do not lose patience.
  follow(cohort, type, band, amount, Math.min(amount, Math.max(lasting, decided)), stage + 1, decided, today, -1);
}

/** Cases leave a line for another stage by a change of the route. @returns those of them that have their decision */
export function leaveFor(line: i32, amount: f64): f64 {
  return go(line, amount);
}

export function decide(cohort: i32, type: i32, amount: f64): void {
  counts.haveDecision(amount);
  counts.leave(rules.decision, cohort, type, amount);
}

/** Cases leave without a decision; those that have theirs only leave the hub. */
function exit(line: i32, way: i32, amount: f64): void {
  if (amount <= 0) return;
  const decided = go(line, amount);
  if (decided > 0) counts.leaveHub(decided);
  if (decided < amount) counts.leave(way, cohortOf(line), typeOf(line), amount - decided);
}

/** Cases whose patience is over leave, or go to the stage at which staff close them. */
export function close(line: i32, band: i32, amount: f64): void {
  const type = typeOf(line);
  const withdrawal = rules.withdrawalRate[type];
  const hazard = withdrawal + rules.administrativeRate[type];
  const share = hazard > 0 ? withdrawal / hazard : 1;
  closeBy(line, band, rules.withdrawal, amount * share, rules.withdrawalStage[type], rules.withdrawalShare[type]);
  closeBy(
    line,
    band,
    rules.administrative,
    amount * (1 - share),
    rules.administrativeStage[type],
    rules.administrativeShare[type],
  );
}

function closeBy(line: i32, band: i32, way: i32, amount: f64, stage: i32, share: f64): void {
  if (amount <= 0) return;
  const byWork = stage >= 0 ? amount * share : 0;
  exit(line, way, amount - byWork);
  if (byWork <= 0) return;
  const decided = go(line, byWork);
  enter(lineOf(stage, cohortOf(line), typeOf(line)), 0, band, byWork, byWork, decided, today, -1);
}

/** Whether staff must close any case of a type whose patience is over: then it matters of which band it is. */
function isClosedByWork(type: i32): bool {
  const withdrawn = rules.withdrawalStage[type] >= 0 && rules.withdrawalShare[type] > 0;
  return withdrawn || (rules.administrativeStage[type] >= 0 && rules.administrativeShare[type] > 0);
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
    if (bands === 1 || !isClosedByWork(type)) {
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
