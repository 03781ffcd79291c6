/** The engine's classes as the core has them, compiled, under the names and in the form of core/engine. */
import { throwFault } from "../../../src/hub/core/fault.ts";
import { wasm } from "./wasm.ts";

type Exported = Record<string, (...values: number[]) => number>;

const module = new WebAssembly.Module(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));

/** The engine in a memory of its own. */
export function engine(): Exported {
  const none = () => {};
  const memory = new WebAssembly.Memory({ initial: 16 });
  const imports = { host: { fault: throwFault, hours: none, note: none }, env: { abort: none, memory } };
  return new WebAssembly.Instance(module, imports).exports as Exported;
}

const shared = engine();

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

export class WaitingLines {
  private readonly lines: number;
  private readonly links: number;

  constructor(lines: number, items: number) {
    this.links = shared.newLinks(items);
    this.lines = shared.newLines(lines, this.links);
  }

  /** Room for so many items in all, the links of all moved. */
  grow(items: number): void {
    shared.moveLinks(this.links, items);
  }

  put(line: number, item: number): void {
    shared.putLast(this.lines, line, item);
  }

  putFirst(line: number, item: number): void {
    shared.putFirst(this.lines, line, item);
  }

  take(line: number): number {
    return shared.takeFirst(this.lines, line);
  }

  remove(item: number): void {
    shared.removeFrom(this.lines, item);
  }

  first(line: number): number {
    return shared.firstOf(this.lines, line);
  }

  next(item: number): number {
    return shared.nextOf(this.lines, item);
  }

  lineOf(item: number): number {
    return shared.lineOf(this.lines, item);
  }
}

export class DayOrderedLines {
  private readonly lines: number;
  private readonly links: number;

  constructor(groups: number, firstDay: number, lastDay: number, items: number) {
    this.links = shared.newLinks(items);
    this.lines = shared.newDayLines(groups, firstDay, lastDay, this.links);
  }

  /** Room for so many items in all, the links of all moved. */
  grow(items: number): void {
    shared.moveLinks(this.links, items);
  }

  put(group: number, day: number, item: number): void {
    shared.putOn(this.lines, group, day, item);
  }

  takeOldest(group: number): number {
    return shared.takeOldest(this.lines, group);
  }

  peekOldest(group: number): number {
    return shared.peekOldest(this.lines, group);
  }

  oldestDay(group: number): number {
    return shared.oldestDay(this.lines, group);
  }

  remove(item: number): void {
    shared.removeItem(this.lines, item);
  }

  groupOf(item: number): number {
    return shared.groupOf(this.lines, item);
  }

  isEmpty(group: number): boolean {
    return shared.isEmpty(this.lines, group) === 1;
  }
}
