/**
 * Cases by rows of 64 bytes, a line of the processor's cache: a step in the life of a case waits for memory once, not once
 * a field. A case goes by the number of its row, which is used again once the case has left: the table is as long as
 * the most cases that were ever open at once, not as all that came.
 *
 * The table is laid last, at the end of memory, where it grows without moving.
 */
import { Links, unlink } from "../engine/links.ts";
import { endOf, reach } from "../engine/memory.ts";
import { tooManyCases } from "../faults.ts";
import { fault } from "../host.ts";

/** Where a case is in its life. */
export const ready: i32 = 1;
export const notice: i32 = 2;
export const inHand: i32 = 3;
export const out: i32 = 4;

export const legacy: i32 = 0;
export const flow: i32 = 1;

/** Bits of the flags. */
export const noShow: i32 = 1;
export const toCheck: i32 = 2;
export const sentBack: i32 = 4;
export const rework: i32 = 8;
export const decided: i32 = 16;
export const closing: i32 = 32;

const rowBytes: i32 = 64;
/** Places in a row. */
const LODGED: usize = 0;
const SINCE: usize = 8;
const PATIENCE_ENDS: usize = 16;
const ID: usize = 24;
const KEY: usize = 28;
const DONE: usize = 32;
const ATTEMPT: usize = 36;
const NO_SHOWS: usize = 40;
const KIND: usize = 44;
const STAGE: usize = 48;
const STATE: usize = 49;
const FLAGS: usize = 50;
const COHORT: usize = 51;
const LINKS: usize = 52;

/** The most that one block of the core's memory may hold, nearly a gigabyte. */
const most: i32 = 11_000_000;

/** Links of the one line that a case may be in: of those whose notice runs, or of those ready for work. */
export const links = new Links(rowBytes);

/** The block of memory, and the first row in it, at the start of a line of the cache. */
let block: usize = 0;
let table: usize = 0;
let capacity: i32 = 0;
/** Rows that hold a case or have held one. */
export let rows: i32 = 0;
/** First of the rows to use again, which are chained by their ids; -1 for none. */
let free: i32 = -1;
/** Luck key of the cases added from now on. */
let luckKey: i32 = 0;

/** Room for so many cases; the last thing to be laid out before the period starts. */
export function open(cases: i32): void {
  if (cases > most) fault(tooManyCases, cases, most, 0);
  reach(endOf(bytes(cases)));
  block = heap.alloc(bytes(cases));
  settle(cases);
}

/** Cases added from now on are of a new kind, with this luck key: one a stock, then the arrivals. */
export function begin(key: i32): void {
  luckKey = key;
}

/** Adds a case under its number within the kind: with the kind's key, the key of its luck. */
export function add(number: i32, caseType: i32, ofCohort: i32, lodgedAt: f64): i32 {
  let row = free;
  if (row >= 0) free = id(row);
  else {
    if (rows === capacity) grow();
    row = rows++;
    unlink(links.of(row));
  }
  const place = at(row);
  store<f64>(place, lodgedAt, LODGED);
  store<f64>(place, Infinity, PATIENCE_ENDS);
  store<i32>(place, number, ID);
  store<i32>(place, luckKey, KEY);
  store<i32>(place, 0, DONE);
  store<i32>(place, 0, ATTEMPT);
  store<i32>(place, 0, NO_SHOWS);
  store<u8>(place, 0, FLAGS);
  store<u8>(place, <u8>ofCohort, COHORT);
  store<i32>(place, caseType, KIND);
  return row;
}

/** Takes a case out; its row may be used again at once. */
export function remove(row: i32): void {
  setState(row, out);
  setPatienceEnds(row, Infinity);
  store<i32>(at(row), free, ID);
  free = row;
}

function at(row: i32): usize {
  return table + <usize>row * rowBytes;
}

function grow(): void {
  if (capacity === most) fault(tooManyCases, most, most, 0);
  const larger = min(capacity + (capacity >> 1) + 1, most);
  const offset = table - block;
  reach(block + bytes(larger));
  block = heap.realloc(block, bytes(larger));
  const rowsFrom = block + offset;
  settle(larger);
  if (table !== rowsFrom) memory.copy(table, rowsFrom, <usize>rows * rowBytes);
}

/** Of a block with room for so many, wherever it begins. */
function bytes(cases: i32): usize {
  return <usize>(cases + 1) * rowBytes;
}

/** The block has room for so many. */
function settle(cases: i32): void {
  table = (block + (rowBytes - 1)) & ~(<usize>rowBytes - 1);
  capacity = cases;
  links.place = table + LINKS;
  links.items = cases;
}

/** What was read in advance: kept and exported, or the compilers would leave the reading out. */
export let touched: i32 = 0;

/** Reads something of a row that will be asked for soon. */
export function touch(row: i32): void {
  touched ^= stage(row);
}

/** Moment lodged, hours; negative for the starting stock. */
export function lodged(row: i32): f64 {
  return load<f64>(at(row), LODGED);
}

/** Day lodged. */
export function lodgedOn(row: i32): i32 {
  return <i32>floor(lodged(row) / 24);
}

/** Moment it became ready for the work it waits for. */
export function since(row: i32): f64 {
  return load<f64>(at(row), SINCE);
}

export function setSince(row: i32, moment: f64): void {
  store<f64>(at(row), moment, SINCE);
}

/** Moment its patience ends; Infinity for never. */
export function patienceEnds(row: i32): f64 {
  return load<f64>(at(row), PATIENCE_ENDS);
}

export function setPatienceEnds(row: i32, moment: f64): void {
  store<f64>(at(row), moment, PATIENCE_ENDS);
}

export function id(row: i32): i32 {
  return load<i32>(at(row), ID);
}

export function key(row: i32): i32 {
  return load<i32>(at(row), KEY);
}

export function kind(row: i32): i32 {
  return load<i32>(at(row), KIND);
}

export function cohort(row: i32): i32 {
  return <i32>load<u8>(at(row), COHORT);
}

export function stage(row: i32): i32 {
  return <i32>load<u8>(at(row), STAGE);
}

export function setStage(row: i32, to: i32): void {
  store<u8>(at(row), <u8>to, STAGE);
}

export function state(row: i32): i32 {
  return <i32>load<u8>(at(row), STATE);
}

export function setState(row: i32, to: i32): void {
  store<u8>(at(row), <u8>to, STATE);
}

export function flags(row: i32): i32 {
  return <i32>load<u8>(at(row), FLAGS);
}

export function setFlags(row: i32, to: i32): void {
  store<u8>(at(row), <u8>to, FLAGS);
}

/** Bit per stage: done, or passed over by a branch. */
export function done(row: i32): i32 {
  return load<i32>(at(row), DONE);
}

export function setDone(row: i32, stages: i32): void {
  store<i32>(at(row), stages, DONE);
}

/** Attempts at the present stage so far, no-shows and work sent back included. */
export function attempt(row: i32): i32 {
  return load<i32>(at(row), ATTEMPT);
}

export function setAttempt(row: i32, to: i32): void {
  store<i32>(at(row), to, ATTEMPT);
}

export function noShows(row: i32): i32 {
  return load<i32>(at(row), NO_SHOWS);
}

export function setNoShows(row: i32, to: i32): void {
  store<i32>(at(row), to, NO_SHOWS);
}
