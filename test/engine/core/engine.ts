/** The engine's classes as the core has them, compiled, under the names and in the form of core/engine. */
import { faults } from "../../../src/hub/core/faults.ts";
import { wasm } from "./wasm.ts";

type Exported = Record<string, (...values: number[]) => number>;

const module = new WebAssembly.Module(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));

/** The engine in a memory of its own. */
export function engine(): Exported {
  const none = () => {};
  const memory = new WebAssembly.Memory({ initial: 16 });
  const imports = { faults: { ...faults }, env: { abort: none, memory } };
  return new WebAssembly.Instance(module, imports).exports as Exported;
}

const shared = engine();
/** Bytes of an item that has nothing but links. */
const linkBytes = 12;

export class EventQueue {
  private readonly queue: number;

  constructor(capacity = 63) {
    this.queue = shared.newQueue(capacity);
  }

  get time(): number {
    return shared.timeOf(this.queue);
  }

  get event(): number {
    return shared.eventOf(this.queue);
  }

  get size(): number {
    return shared.sizeOf(this.queue);
  }

  push(time: number, event: number): number {
    return shared.push(this.queue, time, event);
  }

  cancel(handle: number): boolean {
    return shared.cancel(this.queue, handle) === 1;
  }

  nextTime(): number {
    return shared.nextTime(this.queue);
  }

  pop(): boolean {
    return shared.pop(this.queue) === 1;
  }

  clear(): void {
    shared.clear(this.queue);
  }
}

/** Items numbered from 0, which the engine knows by their addresses. */
class Items {
  private readonly first: number;

  constructor(items: number) {
    this.first = shared.newItems(items);
  }

  at(item: number): number {
    return this.first + item * linkBytes;
  }

  /** -1 for none. */
  numberOf(address: number): number {
    return address === -1 ? -1 : (address - this.first) / linkBytes;
  }
}

export class WaitingLines {
  private readonly lines: number;
  private readonly items: Items;

  constructor(lines: number, items: number) {
    this.items = new Items(items);
    this.lines = shared.newLines(lines);
  }

  put(line: number, item: number): void {
    shared.putLast(this.lines, line, this.items.at(item));
  }

  putFirst(line: number, item: number): void {
    shared.putFirst(this.lines, line, this.items.at(item));
  }

  take(line: number): number {
    return this.items.numberOf(shared.takeFirst(this.lines, line));
  }

  remove(item: number): void {
    shared.removeFrom(this.lines, this.items.at(item));
  }

  first(line: number): number {
    return this.items.numberOf(shared.firstOf(this.lines, line));
  }

  next(item: number): number {
    return this.items.numberOf(shared.nextOf(this.lines, this.items.at(item)));
  }

  lineOf(item: number): number {
    return shared.lineOf(this.lines, this.items.at(item));
  }
}

export class DayOrderedLines {
  private readonly lines: number;
  private readonly items: Items;

  constructor(groups: number, firstDay: number, lastDay: number, items: number) {
    this.items = new Items(items);
    this.lines = shared.newDayLines(groups, firstDay, lastDay);
  }

  put(group: number, day: number, item: number): void {
    shared.putOn(this.lines, group, day, this.items.at(item));
  }

  takeOldest(group: number): number {
    return this.items.numberOf(shared.takeOldest(this.lines, group));
  }

  peekOldest(group: number): number {
    return this.items.numberOf(shared.peekOldest(this.lines, group));
  }

  oldestDay(group: number): number {
    return shared.oldestDay(this.lines, group);
  }

  remove(item: number): void {
    shared.removeItem(this.lines, this.items.at(item));
  }

  groupOf(item: number): number {
    return shared.groupOf(this.lines, this.items.at(item));
  }

  isEmpty(group: number): boolean {
    return shared.isEmpty(this.lines, group) === 1;
  }
}
