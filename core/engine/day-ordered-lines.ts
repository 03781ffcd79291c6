import { noDay, noGroup } from "../faults.ts";
import { fault } from "../host.ts";
import { DayBitmap } from "./day-bitmap.ts";
import { Links } from "./links.ts";
import { WaitingLines } from "./waiting-lines.ts";

/**
 * Groups of waiting items, each served oldest day first and in order of joining within a day:
 * one waiting line a group and day, and a bitmap of the days that have anyone waiting.
 * Memory is 12 bytes an item and just over 12 bytes a group and day.
 */
export class DayOrderedLines {
  private readonly groups: i32;
  private readonly firstDay: i32;
  private readonly days: i32;
  private readonly lines: WaitingLines;
  private readonly waiting: DayBitmap;
  private readonly length: StaticArray<i32>;

  /**
   * @param groups number of groups, numbered from 0
   * @param firstDay earliest day that an item may have (days from any origin, negative too)
   * @param lastDay latest such day, not before the first
   * @param links of the items, numbered from 0
   */
  constructor(groups: i32, firstDay: i32, lastDay: i32, links: Links) {
    const days = lastDay - firstDay + 1;
    this.groups = groups;
    this.firstDay = firstDay;
    this.days = days;
    this.lines = new WaitingLines(groups * days, links);
    this.waiting = new DayBitmap(groups, days);
    this.length = new StaticArray<i32>(groups);
  }

  /** Adds an item behind those of its day. A fault when it waits already, or for an unknown group, day or item. */
  put(group: i32, day: i32, item: i32): void {
    this.checkGroup(group);
    const bucket = day - this.firstDay;
    if (<u32>bucket >= <u32>this.days) fault(noDay, day, this.firstDay, this.firstDay + this.days - 1);
    this.lines.put(group * this.days + bucket, item);
    this.waiting.add(group, bucket);
    this.length[group]++;
  }

  /** Takes the item that has waited longest in a group; -1 when none waits. */
  takeOldest(group: i32): i32 {
    this.checkGroup(group);
    const bucket = this.waiting.first(group);
    if (bucket === -1) return -1;
    const line = group * this.days + bucket;
    const item = this.lines.take(line);
    this.left(group, line);
    return item;
  }

  /** The item that `takeOldest` would take; -1 when none waits. */
  peekOldest(group: i32): i32 {
    this.checkGroup(group);
    const bucket = this.waiting.first(group);
    return bucket === -1 ? -1 : this.lines.first(group * this.days + bucket);
  }

  /** The day of the item that has waited longest in a group; Infinity when none waits. */
  oldestDay(group: i32): f64 {
    this.checkGroup(group);
    const bucket = this.waiting.first(group);
    return bucket === -1 ? Infinity : <f64>(this.firstDay + bucket);
  }

  /** Takes an item out, wherever it stands. A fault when it does not wait. */
  remove(item: i32): void {
    const line = this.lines.lineOf(item);
    this.lines.remove(item);
    this.left(line / this.days, line);
  }

  /** How many items wait in a group. */
  size(group: i32): i32 {
    this.checkGroup(group);
    return this.length[group];
  }

  /** The group an item waits in; -1 for none. */
  groupOf(item: i32): i32 {
    const line = this.lines.lineOf(item);
    return line === -1 ? -1 : line / this.days;
  }

  private left(group: i32, line: i32): void {
    if (this.lines.size(line) === 0) this.waiting.remove(group, line - group * this.days);
    this.length[group]--;
  }

  private checkGroup(group: i32): void {
    if (<u32>group >= <u32>this.groups) fault(noGroup, group, this.groups, 0);
  }
}
