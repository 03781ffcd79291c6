/** The engine's classes one by one, for the tests in test/engine: a separate module, so that the core does not export them. */
import { DayOrderedLines } from "./engine/day-ordered-lines.ts";
import { EventQueue } from "./engine/event-queue.ts";
import { linkBytes, unlink } from "./engine/links.ts";
import * as threefryFour from "./engine/threefry-four.ts";
import * as uniform from "./engine/uniform.ts";
import { WaitingLines } from "./engine/waiting-lines.ts";
import * as rows from "./hub/cases/case-rows.ts";
import * as coldLine from "./hub/cases/cold-line.ts";
import * as age from "./hub/measures/age.ts";

export function newQueue(capacity: i32): EventQueue {
  return new EventQueue(capacity);
}

export function push(queue: EventQueue, time: f64, event: i32): f64 {
  return <f64>queue.push(time, event);
}

export function cancel(queue: EventQueue, handle: f64): bool {
  return handle >= 0 && queue.cancel(<i64>handle);
}

export function nextTime(queue: EventQueue): f64 {
  return queue.nextTime();
}

export function pop(queue: EventQueue): bool {
  return queue.pop();
}

export function clear(queue: EventQueue): void {
  queue.clear();
}

export function timeOf(queue: EventQueue): f64 {
  return queue.time;
}

export function eventOf(queue: EventQueue): i32 {
  return queue.event;
}

export function sizeOf(queue: EventQueue): i32 {
  return queue.size;
}

/** Items that are links only, in no line yet. @returns the address of the first */
export function newItems(items: i32): usize {
  const first = heap.alloc(items * linkBytes);
  for (let item = 0; item < items; item++) unlink(first + item * linkBytes);
  return first;
}

export function newLines(lines: i32): WaitingLines {
  return new WaitingLines(lines, 0);
}

export function putLast(lines: WaitingLines, line: i32, item: i32): void {
  lines.put(line, item);
}

export function putFirst(lines: WaitingLines, line: i32, item: i32): void {
  lines.putFirst(line, item);
}

export function takeFirst(lines: WaitingLines, line: i32): i32 {
  return lines.take(line);
}

export function removeFrom(lines: WaitingLines, item: i32): void {
  lines.remove(item);
}

export function firstOf(lines: WaitingLines, line: i32): i32 {
  return lines.first(line);
}

export function nextOf(lines: WaitingLines, item: i32): i32 {
  return lines.next(item);
}

export function lineOf(lines: WaitingLines, item: i32): i32 {
  return lines.lineOf(item);
}

export function newDayLines(groups: i32, firstDay: i32, lastDay: i32): DayOrderedLines {
  return new DayOrderedLines(groups, firstDay, lastDay, 0);
}

export function putOn(lines: DayOrderedLines, group: i32, day: i32, item: i32): void {
  lines.put(group, day, item);
}

export function takeOldest(lines: DayOrderedLines, group: i32): i32 {
  return lines.takeOldest(group);
}

export function peekOldest(lines: DayOrderedLines, group: i32): i32 {
  return lines.peekOldest(group);
}

export function oldestDay(lines: DayOrderedLines, group: i32): f64 {
  return lines.oldestDay(group);
}

export function removeItem(lines: DayOrderedLines, item: i32): void {
  lines.remove(item);
}

export function groupOf(lines: DayOrderedLines, item: i32): i32 {
  return lines.groupOf(item);
}

export function isEmpty(lines: DayOrderedLines, group: i32): bool {
  return lines.isEmpty(group);
}

export function openAge(firstDay: i32, days: i32): void {
  age.open(firstDay, days);
}

export function addAge(day: i32): void {
  age.add(day);
}

export function removeAge(day: i32): void {
  age.remove(day);
}

export function closeAge(day: i32): void {
  age.close(day);
}

export function medianAge(day: i32): f64 {
  return age.medianAge(day);
}

export function shareOverSixMonths(): f64 {
  return age.shareOverSixMonths();
}

export function shareOverTwelveMonths(): f64 {
  return age.shareOverTwelveMonths();
}

export function openRows(cases: i32, hasCold: bool): void {
  rows.open(cases, hasCold);
}

export function takeRow(): i32 {
  return rows.take();
}

export function giveRowBack(row: i32): void {
  rows.giveBack(row);
}

export function decideRow(row: i32, day: i32, outcome: i32): void {
  coldLine.decide(row, day, outcome);
}

export function decidedOn(row: i32): i32 {
  return coldLine.decidedOn(row);
}

export function outcomeOfRow(row: i32): i32 {
  return coldLine.outcome(row);
}

export function setFourKey(key0: i32, key1: i32, key2: i32, key3: i32): void {
  threefryFour.setKey(key0, key1, key2, key3);
}

const fourWords = heap.alloc(threefryFour.bytes);

export function fourBlocks(c0: i32, c1: i32, c2: i32, c3: i32): void {
  threefryFour.blocks(fourWords, c0, c1, c2, c3);
}

/** A word of a block of the four. */
export function fourthWord(block: i32, word: i32): i32 {
  return load<i32>(fourWords + threefryFour.blockBytes * block + word * sizeof<i32>());
}

export function wideUniform(high: i32, low: i32): f64 {
  return uniform.wideUniform(((<u64>(<u32>low)) << 32) | <u64>(<u32>high));
}

export function narrowUniform(word: i32): f64 {
  return uniform.narrowUniform(word);
}
