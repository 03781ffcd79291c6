/** Along the route: from a stage that is done to the next one, or out of the hub. */
import * as cases from "../cases.ts";
import * as luck from "../luck.ts";
import * as rules from "../rules.ts";
import { enter } from "./stage-entry.ts";
import { decide, leaveHub } from "./way-out.ts";

/** The case goes to the stage of its route after `from` (-1: from the start) that it has neither done nor is spared. */
export function advance(number: i32, now: f64, from: i32): void {
  const next = nextStage(number, from);
  if (next >= 0) return enter(number, next, now, false);
  // The stage that decides may be one that only some visit, or one that a change took from the route.
  if (!(cases.flags(number) & cases.decided)) decide(number, now);
  leaveHub(number, now);
}

/** A stage is done: the case is decided, if this stage decides, and goes on. */
export function passed(number: i32, stage: i32, now: f64): void {
  cases.setDone(number, cases.done(number) | (1 << stage));
  cases.setAttempt(number, 0);
  cases.setNoShows(number, 0);
  const flags = cases.flags(number) & ~(cases.rework | cases.placed);
  cases.setFlags(number, flags);
  if (stage === rules.decidesAt[cases.kind(number)] && !(flags & cases.decided)) decide(number, now);
  advance(number, now, stage);
}

/** -1 when the route is done. A stage that is not on the route (any more) leads to the first that is not done. */
export function nextStage(number: i32, from: i32): i32 {
  const caseType = cases.kind(number);
  const first = rules.routeFrom[caseType];
  const until = rules.routeFrom[caseType + 1];
  for (let i = from < 0 ? first : first + rules.placeAfter[caseType * rules.stageCount + from]; i < until; i++) {
    const stage = rules.routeStage[i];
    const bit = 1 << stage;
    if (cases.done(number) & bit) continue;
    if (rules.routeShare[i] >= 1 || isSent(number, stage, rules.routeShare[i])) return stage;
    cases.setDone(number, cases.done(number) | bit);
  }
  return -1;
}

/** Whether a case is among the share that visits a stage: by luck of its own, whenever it is asked. */
function isSent(number: i32, stage: i32, share: f64): bool {
  luck.draw(cases.key(number), cases.id(number), rules.stageKey[stage], rules.branchAttempt);
  return luck.u2() < share;
}

/**
 * Whether the route takes a case to a stage: by the luck that was drawn when it came there, so a smaller share spares some who wait. Those
 * who were placed there, whatever the share, are spared in the same proportion.
 */
export function visits(number: i32, stage: i32): bool {
  const caseType = cases.kind(number);
  for (let i = rules.routeFrom[caseType]; i < rules.routeFrom[caseType + 1]; i++) {
    if (rules.routeStage[i] !== stage) continue;
    const isPlaced = (cases.flags(number) & cases.placed) !== 0;
    const share = rules.routeShare[i] / (isPlaced ? rules.firstShare[caseType * rules.stageCount + stage] : 1);
    return share >= 1 || isSent(number, stage, share);
  }
  return false;
}
