/** How much work the estimate may take, in steps that are counted and not timed. */
import { tooMuchWork } from "./faults.ts";
import { fault } from "./host.ts";

export let stepsLeft: f64 = Infinity;

/** A step is a look at a line of cases, or at a pool. */
export function spend(steps: f64): void {
  stepsLeft -= steps;
  if (stepsLeft < 0) fault(tooMuchWork, 0, 0, 0);
}
