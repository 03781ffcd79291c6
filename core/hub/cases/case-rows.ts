/**
 * Cases by rows of 64 bytes, a line of the processor's cache: a step in the life of a case waits for memory once, not once a
 * field. A case is identified by the address of its row, which never moves and is used again once the case has left: there are
 * as many rows as the most cases open at once, not as all cases. If more rows are needed than allocated, further blocks are
 * added. What is seldom asked for is in a second line of the case (cold-line.ts), which lies behind the rows of its block: casework never
 * reads it.
 */
import { unlink } from "../../engine/links.ts";
import { endOf, reach } from "../../engine/memory.ts";
import { tooManyCases } from "../../faults.ts";

const rowBytes: i32 = 64;
/** Where a free row holds the next free row; cases.ts gives the layout of rows in use. */
const NEXT_FREE: usize = 24;
/** Place of the links of the one line that a case may be in: of those whose notice runs, or of those ready for work. */
export const LINKS: usize = 52;
/** Bytes of a case's second line, where there is one. */
const coldLine: i32 = 8;

/** More rows than this are refused: they would take nearly a gigabyte, and addresses must stay positive. */
const most: i32 = 11_000_000;
/** Each block is half as long as all before it together, so that this many are never filled. */
const mostBlocks: i32 = 64;

/** First row of each block, and how many each holds. */
const firstRow = new StaticArray<i32>(mostBlocks);
const rowsIn = new StaticArray<i32>(mostBlocks);
/** Second line of the first case of each block. */
const firstCold = new StaticArray<i32>(mostBlocks);
let coldBytes: i32 = 0;
let blocks: i32 = 0;
/** The next row never used, and the end of its block. */
let fresh: i32 = 0;
let freshEnd: i32 = 0;
/** Rows that hold a case or have held one. @read caseRows */
export let used: i32 = 0;
/** First of the rows to use again, which are chained; -1 for none. */
let free: i32 = -1;

/** Room for so many cases, with a second line for each or none. @step openCases */
export function open(cases: i32, hasCold: bool): void {
  coldBytes = hasCold ? coldLine : 0;
  if (cases > most) tooManyCases(cases, most);
  addBlock(cases);
}

/** The address of a row, by how many were used before it. @step */
export function rowAt(place: i32): i32 {
  let left = place;
  let block = 0;
  while (left >= rowsIn[block]) left -= rowsIn[block++];
  return firstRow[block] + left * rowBytes;
}

/** The address of the second line of a case, by its row. */
export function coldOf(row: i32): usize {
  let block = 0;
  while (<u32>(row - firstRow[block]) >= <u32>(rowsIn[block] * rowBytes)) block++;
  return <usize>(firstCold[block] + ((row - firstRow[block]) / rowBytes) * coldBytes);
}

function addBlock(count: i32): void {
  const bytes = <usize>(count + 1) * rowBytes + <usize>count * coldBytes;
  reach(endOf(bytes));
  fresh = <i32>((heap.alloc(bytes) + (rowBytes - 1)) & ~(<usize>rowBytes - 1));
  freshEnd = fresh + count * rowBytes;
  firstCold[blocks] = freshEnd;
  firstRow[blocks] = fresh;
  rowsIn[blocks++] = count;
}

/** A row for a case: a free one, or a new one. */
export function take(): i32 {
  const row = free;
  if (row < 0) return freshRow();
  free = load<i32>(row, NEXT_FREE);
  return row;
}

/**
 * The case of a row has left. The rest of the row stays as it is: the list of cases whose patience ends on a day may still name
 * it.
 */
export function giveBack(row: i32): void {
  store<i32>(row, free, NEXT_FREE);
  free = row;
}

function freshRow(): i32 {
  if (fresh === freshEnd) {
    if (used === most) tooManyCases(most, most);
    addBlock(min((used >> 1) + 1024, most - used));
  }
  const row = fresh;
  fresh += rowBytes;
  used++;
  unlink(<usize>row + LINKS);
  return row;
}
