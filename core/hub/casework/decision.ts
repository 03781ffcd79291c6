/**
 * What cases are decided as. Each has its outcome by a random stream of its own and by the shares that its type has on the day of the
 * decision, whoever decides. Where the scenario states no outcomes, none is drawn or kept.
 */
import * as cases from "../cases/cases.ts";
import * as coldLine from "../cases/cold-line.ts";
import * as counts from "../measures/counts.ts";
import * as process from "../process.ts";
import * as streams from "../random-streams.ts";
import { chosen } from "../rules.ts";

/** Key of the random numbers that outcomes are drawn by. @given replication */
export let outcomeStage: i32 = 0;
/** By type: the first of its outcomes, and the end of them. @given rules: typeCount + 1 */
export let outcomesFrom = new StaticArray<i32>(0);
/** The outcomes of the types, one type after another: cumulative share, and number. @given rules: last(outcomesFrom) */
export let outcomeShare = new StaticArray<f64>(0);
/** @given rules: outcomeShare.length */
export let outcomeNumber = new StaticArray<i32>(0);

/** A case is decided. @returns the number of its outcome; -1 where none are stated */
export function decide(row: i32, day: i32): i32 {
  if (process.outcomeCount === 0) return -1;
  const outcome = outcomeOf(row);
  coldLine.decide(row, day, outcome);
  counts.decideAs(outcome);
  return outcome;
}

/** A case of the starting stock was decided before the period: no later than the day it entered its stage. */
export function wasDecided(row: i32, day: i32): void {
  if (process.outcomeCount === 0) return;
  const outcome = outcomeOf(row);
  coldLine.decide(row, day, outcome);
  counts.hasOutcome(outcome);
}

/** A case that was decided leaves the hub. */
export function leave(row: i32): void {
  if (process.outcomeCount > 0) counts.closeAs(coldLine.outcome(row));
}

function outcomeOf(row: i32): i32 {
  const caseType = process.typeOf[cases.itemClass(row)];
  const from = outcomesFrom[caseType];
  const end = outcomesFrom[caseType + 1];
  if (end - from === 1) return outcomeNumber[from];
  streams.draw(cases.key(row), cases.id(row), outcomeStage, 0);
  return outcomeNumber[chosen(outcomeShare, streams.u0(), from, end)];
}
