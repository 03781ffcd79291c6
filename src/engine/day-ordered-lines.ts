import { DayBitmap } from "./day-bitmap.ts";
import { WaitingLines } from "./waiting-line.ts";

/**
 * Groups of waiting items, each served oldest day first and in order of joining within a day:
 * one waiting line a group and day, and a bitmap of the days that have anyone waiting.
 * Memory is 12 bytes an item and just over 12 bytes a group and day.
 */
export class DayOrderedLines {
  private readonly firstDay: number;
  private readonly days: number;
  private readonly lines: WaitingLines;
  private readonly waiting: DayBitmap;
  private readonly length: Int32Array;

  /**
   * @param groups number of groups, numbered from 0
   * @param firstDay earliest day that an item may have, a whole number (days from any origin, negative too)
   * @param lastDay latest such day
   * @param items number of items, numbered from 0
   * @throws RangeError when the days are not whole numbers in order
   */
  constructor(groups: number, firstDay: number, lastDay: number, items: number) {
    if (!Number.isInteger(firstDay) || !Number.isInteger(lastDay) || lastDay < firstDay) {
      throw new RangeError(`Days ${firstDay} to ${lastDay} are not a range of whole days.`);
    }
    this.firstDay = firstDay;
    this.days = lastDay - firstDay + 1;
    this.lines = new WaitingLines(groups * this.days, items);
    this.waiting = new DayBitmap(groups, this.days);
    this.length = new Int32Array(groups);
  }

  /** Adds an item behind those of its day. Throws when it waits already, RangeError for an unknown group, day or item. */
  put(group: number, day: number, item: number): void {
    this.checkGroup(group);
    const bucket = day - this.firstDay;
    if (!(Number.isInteger(bucket) && bucket >= 0 && bucket < this.days)) {
      throw new RangeError(`Day ${day} is not one of the days ${this.firstDay} to ${this.firstDay + this.days - 1}.`);
    }
    this.lines.put(group * this.days + bucket, item);
    this.waiting.add(group, bucket);
    this.length[group]++;
  }

  /** Takes the item that has waited longest in a group; -1 when none waits. */
  takeOldest(group: number): number {
    const item = this.peekOldest(group);
    if (item !== -1) this.remove(item);
    return item;
  }

  /** The item that `takeOldest` would take; -1 when none waits. */
  peekOldest(group: number): number {
    this.checkGroup(group);
    const bucket = this.waiting.first(group);
    return bucket === -1 ? -1 : this.lines.first(group * this.days + bucket);
  }

  /** The day of the item that has waited longest in a group; Infinity when none waits. */
  oldestDay(group: number): number {
    this.checkGroup(group);
    const bucket = this.waiting.first(group);
    return bucket === -1 ? Infinity : this.firstDay + bucket;
  }

  /** Takes an item out, wherever it stands. Throws when it does not wait. */
  remove(item: number): void {
    const line = this.lines.lineOf(item);
    this.lines.remove(item);
    const group = Math.trunc(line / this.days);
    if (this.lines.size(line) === 0) this.waiting.remove(group, line - group * this.days);
    this.length[group]--;
  }

  /** How many items wait in a group. */
  size(group: number): number {
    this.checkGroup(group);
    return this.length[group];
  }

  /** The group an item waits in; -1 for none. */
  groupOf(item: number): number {
    const line = this.lines.lineOf(item);
    return line === -1 ? -1 : Math.trunc(line / this.days);
  }

  /** Makes room for items up to `items` in all; those waiting stay where they are. Never shrinks. */
  grow(items: number): void {
    this.lines.grow(items);
  }

  private checkGroup(group: number): void {
    if (this.length[group] === undefined) {
      throw new RangeError(`There is no group ${group}: groups are 0 to ${this.length.length - 1}.`);
    }
  }
}
