/** Which blocks of replications are still to be run. */
import { type Block, blocksOf } from "./block.ts";

export interface ScheduleOptions {
  /** Numbers of the points to be run, ascending. */
  readonly points: readonly number[];
  /** Replications of each point to begin with. */
  readonly replications: number;
  /**
   * Judges a point all of whose replications wanted so far are there.
   * @returns how many it wants in all: no more than it has when it is done
   */
  readonly judge: (point: number, replications: number) => number;
  /** Told when a point needs no more. */
  readonly onDone?: (point: number) => void;
}

const key = ({ point, from }: Block): number => point * 2 ** 20 + from;

export class Schedule {
  private readonly options: ScheduleOptions;
  private readonly wanted = new Map<number, number>();
  /** Replications of each point that are there. */
  private readonly there = new Map<number, number>();
  private readonly finished = new Set<number>();
  private readonly given = new Set<number>();
  private readonly failures = new Map<number, string>();
  private readonly again: Block[] = [];
  private readonly extended: number[] = [];
  private readonly whole = new Set<number>();
  private cursor = 0;
  private current: Generator<Block> | undefined;
  private doneReplications = 0;
  private wantedReplications = 0;

  constructor(options: ScheduleOptions) {
    this.options = options;
    for (const point of options.points) this.wanted.set(point, options.replications);
    this.wantedReplications = options.points.length * options.replications;
  }

  /** Points that need no more. */
  get pointsDone(): number {
    return this.whole.size;
  }

  /** What went wrong, by point. */
  get failed(): ReadonlyMap<number, string> {
    return this.failures;
  }

  /** Replications there, and wanted as far as is known by now. */
  get replications(): { readonly done: number; readonly wanted: number } {
    return { done: this.doneReplications, wanted: this.wantedReplications };
  }

  /** Whether nothing is left to give out or to wait for. */
  get isOver(): boolean {
    return this.whole.size + this.failures.size >= this.wanted.size;
  }

  isDone(point: number): boolean {
    return this.whole.has(point);
  }

  /** Replications of a point that are wanted by now. */
  wantedOf(point: number): number {
    return this.wanted.get(point) ?? 0;
  }

  /** A block is there, from now or from before. Twice is once. */
  finish(block: Block): void {
    const { point, count } = block;
    const id = key(block);
    this.given.delete(id);
    if (this.finished.has(id) || !this.wanted.has(point)) return;
    this.finished.add(id);
    this.doneReplications += count;
    this.there.set(point, (this.there.get(point) ?? 0) + count);
    this.completeIfAllThere(point);
  }

  /** A point cannot be run. */
  fail(point: number, reason: string): void {
    if (this.failures.has(point) || this.whole.has(point)) return;
    this.failures.set(point, reason);
    this.wantedReplications -= this.wantedOf(point) - (this.there.get(point) ?? 0);
  }

  /** A block that was given out will not be done by whoever took it. */
  giveBack(block: Block): void {
    if (this.given.delete(key(block))) this.again.push(block);
  }

  /** A block that somebody was given before. @returns whether it is still wanted, and by nobody else */
  take(block: Block): boolean {
    const id = key(block);
    const wanted = block.from + block.count <= this.wantedOf(block.point) && !this.failures.has(block.point);
    if (!wanted || this.finished.has(id) || this.given.has(id)) return false;
    this.given.add(id);
    return true;
  }

  /** The next block to run; undefined when none is, for now. */
  next(): Block | undefined {
    for (let block = this.candidate(); block; block = this.candidate()) {
      const id = key(block);
      if (this.failures.has(block.point) || this.finished.has(id) || this.given.has(id)) continue;
      this.given.add(id);
      return block;
    }
    return undefined;
  }

  private candidate(): Block | undefined {
    const before = this.again.pop();
    if (before) return before;
    for (;;) {
      const { value, done } = this.current?.next() ?? { value: undefined, done: true };
      if (!done && value) return value;
      const point = this.extended.pop() ?? this.options.points[this.cursor++];
      if (point === undefined) return undefined;
      this.current = blocksOf(point, this.wantedOf(point));
    }
  }

  private completeIfAllThere(point: number): void {
    const there = this.there.get(point) ?? 0;
    const wanted = this.wantedOf(point);
    if (there < wanted || this.failures.has(point)) return;
    const more = this.options.judge(point, wanted);
    if (more <= wanted) {
      this.whole.add(point);
      this.options.onDone?.(point);
      return;
    }
    this.wanted.set(point, more);
    this.wantedReplications += more - wanted;
    this.extended.push(point);
  }
}
