const NONE = -1;

/**
 * Many waiting lines over the same items, each item in at most one line: doubly linked lists in shared columns.
 * Every operation takes constant time and allocates nothing. 12 bytes an item and 12 bytes a line.
 */
export class WaitingLines {
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly length: Int32Array;
  private following: Int32Array;
  private preceding: Int32Array;
  private line: Int32Array;

  /**
   * @param lines number of lines, numbered from 0
   * @param items number of items, numbered from 0; none is in a line yet
   */
  constructor(lines: number, items: number) {
    this.head = new Int32Array(lines).fill(NONE);
    this.tail = new Int32Array(lines).fill(NONE);
    this.length = new Int32Array(lines);
    this.following = new Int32Array(items).fill(NONE);
    this.preceding = new Int32Array(items).fill(NONE);
    this.line = new Int32Array(items).fill(NONE);
  }

  /** Adds an item at the end of a line. Throws when it is in a line already, RangeError for an unknown line or item. */
  put(line: number, item: number): void {
    this.enter(line, item);
    const last = this.tail[line];
    this.preceding[item] = last;
    this.following[item] = NONE;
    if (last === NONE) this.head[line] = item;
    else this.following[last] = item;
    this.tail[line] = item;
  }

  /** Adds an item at the front of a line. Throws as `put` does. */
  putFirst(line: number, item: number): void {
    this.enter(line, item);
    const first = this.head[line];
    this.following[item] = first;
    this.preceding[item] = NONE;
    if (first === NONE) this.tail[line] = item;
    else this.preceding[first] = item;
    this.head[line] = item;
  }

  /** Takes the item at the front of a line; -1 when the line is empty. */
  take(line: number): number {
    const item = this.first(line);
    if (item !== NONE) this.remove(item);
    return item;
  }

  /** Takes an item out of the line it is in, wherever it stands. Throws when it is in none. */
  remove(item: number): void {
    const line = this.lineOf(item);
    if (line === NONE) throw new Error(`Item ${item} cannot be removed: it is in no line.`);
    const before = this.preceding[item];
    const after = this.following[item];
    if (before === NONE) this.head[line] = after;
    else this.following[before] = after;
    if (after === NONE) this.tail[line] = before;
    else this.preceding[after] = before;
    this.line[item] = NONE;
    this.length[line]--;
  }

  /** The item at the front of a line; -1 when the line is empty. */
  first(line: number): number {
    this.checkLine(line);
    return this.head[line];
  }

  /** The item behind this one in its line; -1 at the end. Throws when the item is in no line. */
  next(item: number): number {
    if (this.lineOf(item) === NONE) throw new Error(`Item ${item} has nothing behind it: it is in no line.`);
    return this.following[item];
  }

  /** The line an item is in; -1 for none. */
  lineOf(item: number): number {
    const line = this.line[item];
    if (line === undefined) throw new RangeError(`There is no item ${item}: items are 0 to ${this.line.length - 1}.`);
    return line;
  }

  /** How many items are in a line. */
  size(line: number): number {
    this.checkLine(line);
    return this.length[line];
  }

  /** Makes room for items up to `items` in all; those in line stay where they are. Never shrinks. */
  grow(items: number): void {
    if (items <= this.line.length) return;
    this.following = grown(this.following, items);
    this.preceding = grown(this.preceding, items);
    this.line = grown(this.line, items);
  }

  private enter(line: number, item: number): void {
    this.checkLine(line);
    const present = this.lineOf(item);
    if (present !== NONE) throw new Error(`Item ${item} cannot join line ${line}: it is in line ${present} already.`);
    this.line[item] = line;
    this.length[line]++;
  }

  private checkLine(line: number): void {
    if (this.length[line] === undefined) {
      throw new RangeError(`There is no line ${line}: lines are 0 to ${this.length.length - 1}.`);
    }
  }
}

function grown(column: Int32Array, items: number): Int32Array {
  const larger = new Int32Array(items).fill(NONE, column.length);
  larger.set(column);
  return larger;
}
