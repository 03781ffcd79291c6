import { noDay, noGroup } from "../faults.ts";
import { DayBitmap } from "./day-bitmap.ts";
import { WaitingLines } from "./waiting-lines.ts";

/**
 * Groups of waiting items, each served oldest day first and in order of joining within a day: one waiting line a group and
 * day, and a bitmap of the days with items waiting. Memory is 12 bytes an item and just over 8 bytes a group and day.
 */
export class DayOrderedLines {
  private readonly groups: i32;
  private readonly firstDay: i32;
  private readonly days: i32;
  private readonly lines: WaitingLines;
  private readonly waiting: DayBitmap;
  /** Earliest day with an item waiting, by group, counted from the first day; -1 when there is none. */
  private readonly oldest: StaticArray<i32>;

  /**
   * @param groups number of groups, numbered from 0
   * @param firstDay earliest day that an item may have (days from any origin, negative too)
   * @param lastDay latest such day, not before the first
   * @param links where an item keeps its links, in bytes from its address
   */
  constructor(groups: i32, firstDay: i32, lastDay: i32, links: usize) {
    const days = lastDay - firstDay + 1;
    this.groups = groups;
    this.firstDay = firstDay;
    this.days = days;
    this.lines = new WaitingLines(groups * days, links);
    this.waiting = new DayBitmap(groups, days);
    this.oldest = new StaticArray<i32>(groups).fill(-1);
  }

  /** Adds an item behind those of its day. A fault when it waits already, or for an unknown group or day. */
  put(group: i32, day: i32, item: i32): void {
    if (<u32>group >= <u32>this.groups) noGroup(group, this.groups);
    const bucket = day - this.firstDay;
    if (<u32>bucket >= <u32>this.days) noDay(day, this.firstDay, this.firstDay + this.days - 1);
    const line = group * this.days + bucket;
    const isNew = this.lines.first(line) === -1;
    this.lines.put(line, item);
    if (!isNew) return;
    this.waiting.add(group, bucket);
    if (<u32>bucket < <u32>this.oldest[group]) this.oldest[group] = bucket;
  }

  /** Adds an item in front of one that waits, in its group and day. Faults as those of {@link WaitingLines}. */
  putBefore(other: i32, item: i32): void {
    this.lines.putBefore(other, item);
  }

  /** The first item of a group and day, and the one behind another of its day; -1 for none. */
  firstOf(group: i32, day: i32): i32 {
    return this.lines.first(group * this.days + day - this.firstDay);
  }

  next(item: i32): i32 {
    return this.lines.next(item);
  }

  /** Takes the item that has waited longest in a group; -1 when none waits. */
  takeOldest(group: i32): i32 {
    const bucket = this.oldest[group];
    if (bucket === -1) return -1;
    const line = group * this.days + bucket;
    const item = this.lines.take(line);
    if (this.lines.first(line) === -1) this.ended(group, bucket);
    return item;
  }

  /** The item that `takeOldest` would take; -1 when none waits. */
  peekOldest(group: i32): i32 {
    const bucket = this.oldest[group];
    return bucket === -1 ? -1 : this.lines.first(group * this.days + bucket);
  }

  /** The day of the item that has waited longest in a group; Infinity when none waits. */
  oldestDay(group: i32): f64 {
    const bucket = this.oldest[group];
    return bucket === -1 ? Infinity : <f64>(this.firstDay + bucket);
  }

  /** Takes an item out, wherever it is in its line. A fault when it does not wait. */
  remove(item: i32): void {
    const line = this.lines.lineOf(item);
    this.lines.remove(item);
    if (this.lines.first(line) !== -1) return;
    const group = line / this.days;
    this.ended(group, line - group * this.days);
  }

  /** Whether no item waits in a group. */
  isEmpty(group: i32): bool {
    return this.oldest[group] === -1;
  }

  /** The group an item waits in; -1 for none. */
  groupOf(item: i32): i32 {
    const line = this.lines.lineOf(item);
    return line === -1 ? -1 : line / this.days;
  }

  /** Whether an item waits. */
  isIn(item: i32): bool {
    return this.lines.lineOf(item) !== -1;
  }

  /** No item of a day waits any more. */
  private ended(group: i32, bucket: i32): void {
    this.waiting.remove(group, bucket);
    if (this.oldest[group] === bucket) this.oldest[group] = this.waiting.first(group);
  }
}
