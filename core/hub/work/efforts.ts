/** Efforts by cell, place * types + type: the laws that the core knows, and TypeScript asked for the others. */
import { knownHours, otherEffort } from "../../../src/hub/work/effort-hours.ts";
import * as host from "../../host.ts";

/** @given rules: placeCount * typeCount */
export let effortLaw = new StaticArray<i32>(0);
/** @given rules: placeCount * typeCount */
export let effortA = new StaticArray<f64>(0);
/** @given rules: placeCount * typeCount */
export let effortB = new StaticArray<f64>(0);
/** @given rules: placeCount * typeCount */
export let effortMean = new StaticArray<f64>(0);

/** Hours at cumulative probability u; never below 0. */
export function hours(cell: i32, u: f64): f64 {
  const law = effortLaw[cell];
  return law === otherEffort ? host.hours(cell, u) : knownHours(law, effortA[cell], effortB[cell], u);
}

/** Hours of a piece of work started before the period, of which the share `left` remains. */
export function hoursLeft(cell: i32, u: f64, left: f64): f64 {
  return left * host.metHours(cell, u);
}
