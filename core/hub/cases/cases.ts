/** The state of a case, in its row (case-rows.ts); a case is identified by the row's address. */
import { inHand, notice, out, ready } from "../../../src/hub/cases/case-state.ts";
import * as rows from "./case-rows.ts";

export { inHand, notice, out, ready };

/** Bits of the flags. */
export const rework: i32 = 1;
export const handedBack: i32 = 2;
/** Of the starting stock, at the stage where it was placed. */
export const placed: i32 = 4;

/** Places in a row. */
const LODGED: usize = 0;
const SINCE: usize = 8;
const PATIENCE_ENDS: usize = 16;
const ID: usize = 24;
const KEY: usize = 28;
const DONE: usize = 32;
const ATTEMPT: usize = 36;
const LODGED_ON: usize = 40;
const CLASS: usize = 44;
const NO_SHOWS: usize = 46;
const STAGE: usize = 48;
const STATE: usize = 49;
const FLAGS: usize = 50;
const LEDGER: usize = 51;

/** Random-stream key of the cases added from now on. */
let streamKey: i32 = 0;

/** Cases added from now on are of a new kind with this random-stream key: one kind for each stock, then the arrivals. @step beginCases */
export function begin(key: i32): void {
  streamKey = key;
}

/** Adds a case under its number within the kind, which with the kind's key is the key of its random stream. */
export function add(number: i32, ofClass: i32, ofLedger: i32, lodgedAt: f64, lodgedDay: i32): i32 {
  const row = rows.take();
  store<f64>(row, lodgedAt, LODGED);
  store<f64>(row, Infinity, PATIENCE_ENDS);
  store<i32>(row, number, ID);
  store<i32>(row, streamKey, KEY);
  store<i32>(row, 0, DONE);
  store<i32>(row, 0, ATTEMPT);
  store<i32>(row, lodgedDay, LODGED_ON);
  store<u16>(row, <u16>ofClass, CLASS);
  store<u16>(row, 0, NO_SHOWS);
  store<u8>(row, 0, FLAGS);
  store<i8>(row, <i8>ofLedger, LEDGER);
  return row;
}

/** Takes a case out; its row may be used again at once. */
export function remove(row: i32): void {
  setState(row, out);
  setPatienceEnds(row, Infinity);
  rows.giveBack(row);
}

/** What was prefetched: kept and exported, or the compilers would remove the read. @kept */
export let touched: i32 = 0;

/** Prefetches a row that is needed soon. */
export function touch(row: i32): void {
  touched ^= stage(row);
}

/** Moment lodged, hours; negative for the starting stock. */
export function lodged(row: i32): f64 {
  return load<f64>(row, LODGED);
}

/** Day lodged. */
export function lodgedOn(row: i32): i32 {
  return load<i32>(row, LODGED_ON);
}

/** Moment it became ready for the work it waits for. @step caseSince */
export function since(row: i32): f64 {
  return load<f64>(row, SINCE);
}

export function setSince(row: i32, moment: f64): void {
  store<f64>(row, moment, SINCE);
}

/** Moment its patience ends; Infinity for never. */
export function patienceEnds(row: i32): f64 {
  return load<f64>(row, PATIENCE_ENDS);
}

export function setPatienceEnds(row: i32, moment: f64): void {
  store<f64>(row, moment, PATIENCE_ENDS);
}

/** @step caseId */
export function id(row: i32): i32 {
  return load<i32>(row, ID);
}

/** @step caseKey */
export function key(row: i32): i32 {
  return load<i32>(row, KEY);
}

/** Its item class: its type in its cohort. */
export function itemClass(row: i32): i32 {
  return <i32>load<u16>(row, CLASS);
}

export function stage(row: i32): i32 {
  return <i32>load<u8>(row, STAGE);
}

export function setStage(row: i32, to: i32): void {
  store<u8>(row, <u8>to, STAGE);
}

/** @step caseState */
export function state(row: i32): i32 {
  return <i32>load<u8>(row, STATE);
}

export function setState(row: i32, to: i32): void {
  store<u8>(row, <u8>to, STATE);
}

export function flags(row: i32): i32 {
  return <i32>load<u8>(row, FLAGS);
}

export function setFlags(row: i32, to: i32): void {
  store<u8>(row, <u8>to, FLAGS);
}

/** The ledger that it is counted in; -1 for none. */
export function ledger(row: i32): i32 {
  return <i32>load<i8>(row, LEDGER);
}

export function setLedger(row: i32, to: i32): void {
  store<i8>(row, <i8>to, LEDGER);
}

/** Bit per stage: done, or skipped by a branch. */
export function done(row: i32): i32 {
  return load<i32>(row, DONE);
}

export function setDone(row: i32, stages: i32): void {
  store<i32>(row, stages, DONE);
}

/** Attempts at the present stage so far, no-shows and work sent back included. */
export function attempt(row: i32): i32 {
  return load<i32>(row, ATTEMPT);
}

export function setAttempt(row: i32, to: i32): void {
  store<i32>(row, to, ATTEMPT);
}

export function noShows(row: i32): i32 {
  return <i32>load<u16>(row, NO_SHOWS);
}

export function setNoShows(row: i32, to: i32): void {
  store<u16>(row, <u16>min(to, <i32>u16.MAX_VALUE), NO_SHOWS);
}
