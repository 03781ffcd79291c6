/** A change of the rules sends cases that wait elsewhere. */
import * as queue from "../case-queue.ts";
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as board from "../notice-board.ts";
import * as rules from "../rules.ts";
import { nextStage, visits } from "./route.ts";
import { enter } from "./stage-entry.ts";

/** A case that waits at a stage its route no longer takes it to goes where the new route sends it. */
export function reroute(number: i32, now: f64): void {
  const state = cases.state(number);
  const stage = cases.stage(number);
  if ((state !== cases.ready && state !== cases.notice) || rules.rerouted[cases.kind(number)] === 0) return;
  if (cases.flags(number) & (cases.closing | cases.rework) || rules.isCheck(stage)) return;
  if (visits(number, stage)) return;
  const next = nextStage(number, -1);
  if (next < 0) return;
  if (state === cases.ready) {
    counts.waiting[stage]--;
    queue.removeIfWaiting(number);
  } else {
    counts.notice[stage]--;
    board.remove(number);
  }
  cases.setAttempt(number, 0);
  enter(number, next, now, false);
}
