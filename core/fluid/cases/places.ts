/**
 * How many cases are at each line, wherever they wait or in hand, and how many of them have their decision: a change of the route may mix them.
 */
import { lines, noCases } from "../dimensions.ts";

let all = new StaticArray<f64>(0);
let decided = new StaticArray<f64>(0);

export function open(): void {
  all = new StaticArray<f64>(lines);
  decided = new StaticArray<f64>(lines);
}

export function come(line: i32, amount: f64, haveDecision: f64): void {
  all[line] += amount;
  decided[line] += haveDecision;
}

/** Cases leave a line. @returns those of them that have their decision */
export function leave(line: i32, amount: f64): f64 {
  const before = all[line];
  all[line] = before - amount;
  if (decided[line] === 0) {
    if (before - amount < noCases) all[line] = 0;
    return 0;
  }
  const gone = before > 0 ? amount * Math.min(1, decided[line] / before) : 0;
  decided[line] -= gone;
  if (all[line] < noCases) all[line] = decided[line] = 0;
  return gone;
}
