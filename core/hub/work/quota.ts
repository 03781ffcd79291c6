/**
 * A quota of starts between legacy and flow while both wait, by deficit round-robin; the deficit is reset whenever one cohort
 * is empty.
 */
import { flow, legacy } from "../../../src/hub/cases/cohort.ts";

/** 1 for the stages with a quota; none where there is no quota. @given quota: 0 or placeCount */
export let quotaAt = new StaticArray<i32>(0);
/** Share of starts that is legacy's. @given quota */
export let quotaLegacy: f64 = 0;
/** Deficit of legacy, by stage, in starts: between -1 and 1. @given quota: placeCount */
export let quotaOwed = new StaticArray<f64>(0);

export function applies(stage: i32): bool {
  return quotaAt.length > 0 && quotaAt[stage] === 1;
}

/** The cohort of the next start at a stage where `preferred` waits, and the other one does or not. */
export function choose(stage: i32, preferred: i32, otherWaits: bool): i32 {
  if (!otherWaits) {
    quotaOwed[stage] = 0;
    return preferred;
  }
  const owed = quotaOwed[stage] + quotaLegacy;
  const cohort = owed >= 0.5 ? legacy : flow;
  quotaOwed[stage] = owed - (cohort === legacy ? 1 : 0);
  return cohort;
}
