import { itemInLine, itemInNoLine, noLine } from "../faults.ts";
import { LINE, NONE, PRECEDING } from "./links.ts";

/**
 * Many waiting lines over the same items, each item in at most one line: doubly linked lists. Every operation takes constant
 * time. 12 bytes an item and 8 bytes a line. The line that an item joins is checked; items, identified by their addresses, and
 * lines asked about later are not checked: the caller must pass valid ones.
 */
export class WaitingLines {
  private readonly lines: i32;
  private readonly links: usize;
  private readonly head: StaticArray<i32>;
  private readonly tail: StaticArray<i32>;

  /**
   * @param lines number of lines, numbered from 0
   * @param links where an item keeps its links, in bytes from its address
   */
  constructor(lines: i32, links: usize) {
    this.lines = lines;
    this.links = links;
    this.head = new StaticArray<i32>(lines).fill(NONE);
    this.tail = new StaticArray<i32>(lines).fill(NONE);
  }

  /** Adds an item at the end of a line. A fault when it is in a line already, or for an unknown line or item. */
  put(line: i32, item: i32): void {
    const links = this.enter(line, item);
    const last = this.tail[line];
    store<i32>(links, NONE);
    store<i32>(links, last, PRECEDING);
    if (last === NONE) this.head[line] = item;
    else store<i32>(this.of(last), item);
    this.tail[line] = item;
  }

  /** Adds an item at the front of a line. Faults as those of `put`. */
  putFirst(line: i32, item: i32): void {
    const links = this.enter(line, item);
    const first = this.head[line];
    store<i32>(links, first);
    store<i32>(links, NONE, PRECEDING);
    if (first === NONE) this.tail[line] = item;
    else store<i32>(this.of(first), item, PRECEDING);
    this.head[line] = item;
  }

  /** Adds an item in front of another, which is in a line. Faults as those of `put`, and when the other is in no line. */
  putBefore(other: i32, item: i32): void {
    const line = this.lineOf(other);
    if (line === NONE) itemInNoLine(other);
    const before = load<i32>(this.of(other), PRECEDING);
    if (before === NONE) return this.putFirst(line, item);
    const links = this.enter(line, item);
    store<i32>(links, other);
    store<i32>(links, before, PRECEDING);
    store<i32>(this.of(before), item);
    store<i32>(this.of(other), item, PRECEDING);
  }

  /** Takes the item at the front of a line; -1 when the line is empty. */
  take(line: i32): i32 {
    const item = this.head[line];
    if (item !== NONE) this.takeOut(line, item);
    return item;
  }

  /** Takes an item out of the line it is in, wherever it is. A fault when it is in none. */
  remove(item: i32): void {
    const line = this.lineOf(item);
    if (line === NONE) itemInNoLine(item);
    this.takeOut(line, item);
  }

  /** The item at the front of a line; -1 when the line is empty. */
  first(line: i32): i32 {
    return this.head[line];
  }

  /** The item behind this one in its line; -1 at the end. A fault when the item is in no line. */
  next(item: i32): i32 {
    if (this.lineOf(item) === NONE) itemInNoLine(item);
    return load<i32>(this.of(item));
  }

  /** The line an item is in; -1 for none. */
  lineOf(item: i32): i32 {
    return load<i32>(this.of(item), LINE);
  }

  private takeOut(line: i32, item: i32): void {
    const own = this.of(item);
    const before = load<i32>(own, PRECEDING);
    const after = load<i32>(own);
    if (before === NONE) this.head[line] = after;
    else store<i32>(this.of(before), after);
    if (after === NONE) this.tail[line] = before;
    else store<i32>(this.of(after), before, PRECEDING);
    store<i32>(own, NONE, LINE);
  }

  /** Where an item's links are. */
  private of(item: i32): usize {
    return <usize>item + this.links;
  }

  /** @returns where the item's links are */
  private enter(line: i32, item: i32): usize {
    if (<u32>line >= <u32>this.lines) noLine(line, this.lines);
    const own = this.of(item);
    const present = load<i32>(own, LINE);
    if (present !== NONE) itemInLine(item, line, present);
    store<i32>(own, line, LINE);
    return own;
  }
}
