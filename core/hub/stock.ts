/** The starting stock takes its place. */
import * as age from "./age.ts";
import * as cases from "./cases.ts";
import * as notes from "./casework/notes.ts";
import { advance } from "./casework/route.ts";
import { enter } from "./casework/stage-entry.ts";
import * as counts from "./counts.ts";
import * as patience from "./patience.ts";
import * as rules from "./rules.ts";

/** By case of the stock: its stage (-1: the first of its route), and the moment it entered it (hours, at most 0). */
export let stockStage = new StaticArray<i32>(0);
export let stockEntered = new StaticArray<f64>(0);

/** What comes before the stage of a case on its route counts as done. */
export function placeStock(): void {
  for (let number = 0; number < stockStage.length; number++) {
    const cohort = cases.cohort(number);
    counts.has(cohort);
    age.add(cases.lodgedOn(number));
    patience.start(number, 0, false);
    notes.comes(number, number, cases.lodged(number));
    place(number, stockStage[number], stockEntered[number]);
  }
}

function place(number: i32, stage: i32, entered: f64): void {
  if (stage >= 0 && rules.closes[stage] >= 0) {
    cases.setFlags(number, cases.flags(number) | cases.closing);
    cases.setPatienceEnds(number, Infinity);
    return enter(number, stage, entered, false);
  }
  const caseType = cases.kind(number);
  const first = rules.routeFrom[caseType];
  const until = rules.routeFrom[caseType + 1];
  let at = first;
  while (at < until && rules.routeStage[at] !== stage) at++;
  if (at === until) return advance(number, 0, -1);
  for (let i = first; i < at; i++) cases.setDone(number, cases.done(number) | (1 << rules.routeStage[i]));
  enter(number, stage, entered, false);
}
