/**
 * Patience as a hazard by type: one clock a case, which runs wherever it is. Amounts of cases are kept in two parts, all of them and those whose
 * patience lasts, and what patience takes is not taken from every amount on every day: amounts are kept over the share whose patience has
 * lasted so far, `lasting`, and multiplied by it when read.
 */

import * as graph from "../../hub/process.ts";
import { cohortOf, lines, stageOf, stages, typeOf, types } from "../dimensions.ts";
import * as rules from "../work/rules.ts";

/** By type: share whose patience has lasted since amounts were last written afresh. */
let lasting = new StaticArray<f64>(0);
let perLasting = new StaticArray<f64>(0);
let daily = new StaticArray<f64>(0);
/** By line: what all of its cases, and those whose patience lasts, are multiplied by; and the same for what is put in. */
export let ofAll = new StaticArray<f64>(0);
export let ofPatient = new StaticArray<f64>(0);
export let perAll = new StaticArray<f64>(0);
export let perPatient = new StaticArray<f64>(0);
/** By line: 1 where cases whose patience is over leave at once; and whether the clock runs at all. */
export let leaves = new StaticArray<u8>(0);
let runs = new StaticArray<u8>(0);
/** Lines whose cases leave at once and have a hazard, and how many. */
export let atRisk = new StaticArray<i32>(0);
export let atRiskCount: i32 = 0;

export function open(): void {
  lasting = new StaticArray<f64>(types).fill(1);
  daily = new StaticArray<f64>(types).fill(1);
  perLasting = new StaticArray<f64>(types).fill(1);
  ofAll = new StaticArray<f64>(lines).fill(1);
  ofPatient = new StaticArray<f64>(lines).fill(1);
  perAll = new StaticArray<f64>(lines).fill(1);
  perPatient = new StaticArray<f64>(lines).fill(1);
  leaves = new StaticArray<u8>(lines);
  runs = new StaticArray<u8>(lines);
  atRisk = new StaticArray<i32>(lines);
}

/** The rules have changed, and amounts are kept as they are. */
export function change(): void {
  for (let type = 0; type < types; type++) {
    lasting[type] = 1;
    daily[type] = Math.exp(-rules.hazard[type]);
  }
  atRiskCount = 0;
  for (let line = 0; line < lines; line++) {
    const stage = stageOf(line);
    const type = typeOf(line);
    const clock =
      graph.isOffRoute[stage] === 0 && graph.isDecided[graph.classOf(type, cohortOf(line)) * stages + stage] === 0;
    runs[line] = clock ? 1 : 0;
    leaves[line] = clock && graph.canWithdraw[stage] === 1 ? 1 : 0;
    if (leaves[line] && daily[type] < 1) atRisk[atRiskCount++] = line;
  }
  setFactors();
}

/** Share that leaves today of those whose patience lasts. */
export function overToday(type: i32): f64 {
  return 1 - daily[type];
}

/** A day passes. @returns whether `lasting` has become too small to divide by */
export function pass(): bool {
  let small = false;
  for (let type = 0; type < types; type++) {
    lasting[type] *= daily[type];
    if (lasting[type] < 1e-100) small = true;
  }
  setFactors();
  return small;
}

/** Amounts have been written as they are. */
export function startAfresh(): void {
  lasting.fill(1);
  setFactors();
}

function setFactors(): void {
  for (let type = 0; type < types; type++) perLasting[type] = 1 / lasting[type];
  for (let line = 0; line < lines; line++) {
    if (runs[line] === 0) {
      ofAll[line] = ofPatient[line] = perAll[line] = perPatient[line] = 1;
      continue;
    }
    const type = typeOf(line);
    const share = lasting[type];
    ofPatient[line] = share;
    perPatient[line] = perLasting[type];
    ofAll[line] = leaves[line] ? share : 1;
    perAll[line] = leaves[line] ? perLasting[type] : 1;
  }
}
