/** The second line of a case (case-rows.ts): what is known once it is decided. Nothing is in it before. */
import { coldOf } from "./case-rows.ts";

/** Places in the line. */
const DECIDED_ON: usize = 0;
const OUTCOME: usize = 4;

/** A case is decided on a day, with an outcome. */
export function decide(row: i32, day: i32, outcome: i32): void {
  const line = coldOf(row);
  store<i32>(line, day, DECIDED_ON);
  store<i32>(line, outcome, OUTCOME);
}

/** Day of the decision; of the starting stock past it, the day on which the case entered its stage. */
export function decidedOn(row: i32): i32 {
  return load<i32>(coldOf(row), DECIDED_ON);
}

/** Number of the outcome. */
export function outcome(row: i32): i32 {
  return load<i32>(coldOf(row), OUTCOME);
}
