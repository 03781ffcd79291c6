/**
 * The finished blocks of a sweep, in parts on the disk: what a kill leaves, what other processes and machines add, what results are
 * made from. What is read is not trusted: a part that is cut, altered or foreign is skipped, and its blocks are run again. Whether one that
 * fits its name was forged is for `check-parts.ts` to say.
 */
import type { PointFacts, PointRows } from "../../experiment/sweep/estimate.ts";
import type { KeptStore } from "../store/kept.ts";
import { decodePart, encodePart, type LaidBlock, type PartForm, partName } from "../store/part-file.ts";
import type { PartFolder } from "../store/part-folder.ts";
import { type FilledSweepBlock, type SweepBlock, sweepForm } from "./sweep-parts.ts";

interface Entry extends SweepBlock {
  /** Numbers still in memory, or where they lie. */
  readonly at: Float64Array | { readonly part: string; readonly offset: number };
}

/** Blocks of one point are told apart by where they begin and how long they are. */
const placeOf = (from: number, count: number): number => from * 2 ** 20 + count;

export interface Scan {
  readonly parts: number;
  readonly blocks: number;
  /** Files in the place of parts that are none. */
  readonly ignored: number;
}

export class PartStore {
  private readonly parts: PartFolder;
  readonly width: number;
  private readonly form: PartForm<PointFacts>;
  private readonly points = new Map<string, Map<number, Entry>>();
  private readonly seen = new Set<string>();
  private readonly refused = new Set<string>();
  private waiting: FilledSweepBlock[] = [];

  /** @param family SHA-256 in hexadecimal @param width numbers of a replication @throws RangeError for a family that is no hash */
  constructor(store: KeptStore, family: string, width: number) {
    this.parts = store.folder("sweeps", family);
    this.form = sweepForm(family, width);
    this.width = width;
  }

  get folder(): string {
    return this.parts.path;
  }

  /** Bytes that are not yet on the disk. */
  get waitingBytes(): number {
    return this.waiting.reduce((sum, { rows }) => sum + rows.byteLength, 0);
  }

  /** Looks for parts that were not there before. @param onBlock told of each block that is new, and the name of its part */
  scan(onBlock?: (block: SweepBlock, part: string) => void): Scan {
    let blocks = 0;
    let parts = 0;
    let ignored = 0;
    for (const name of this.parts.names()) {
      if (this.seen.has(name)) continue;
      const bytes = this.parts.read(name);
      const found = bytes && decodePart(name, bytes, this.form);
      this.seen.add(name);
      if (!found) ignored++;
      else {
        parts++;
        blocks += this.enter(name, found, onBlock);
      }
    }
    return { parts, blocks, ignored };
  }

  has(point: string, from: number, count: number): boolean {
    return this.entry({ point, from, count }) !== undefined;
  }

  /** Takes a finished block; it is on the disk after the next {@link flush}. */
  add(block: FilledSweepBlock): void {
    if (this.has(block.point, block.from, block.count)) return;
    this.put(block.point, { ...block, at: block.rows });
    this.waiting.push(block);
  }

  /** Puts what is waiting on the disk. @throws what the system throws when it cannot write */
  flush(): void {
    if (this.waiting.length === 0) return;
    const blocks = this.waiting;
    this.waiting = [];
    try {
      this.accept(encodePart(this.form, blocks));
    } catch (error) {
      this.waiting = blocks;
      throw error;
    }
  }

  /**
   * Keeps the bytes of a part, from here or from another machine. @returns whether they are a part of this sweep that was not put aside
   * @param onBlock told of each block that is new, and the name of its part
   */
  accept(bytes: Uint8Array, onBlock?: (block: SweepBlock, part: string) => void): boolean {
    const name = partName(bytes);
    if (this.refused.has(name)) return false;
    const blocks = decodePart(name, bytes, this.form);
    if (!blocks) return false;
    if (!this.seen.has(name)) {
      this.parts.write(bytes);
      this.seen.add(name);
    }
    this.enter(name, blocks, onBlock);
    return true;
  }

  /** The rows of a point's first replications; undefined when one of their blocks is not there. */
  rows(point: string, blocks: Iterable<{ readonly from: number; readonly count: number }>): PointRows | undefined {
    const entries: Entry[] = [];
    for (const { from, count } of blocks) {
      const entry = this.entry({ point, from, count });
      if (!entry) return undefined;
      entries.push(entry);
    }
    if (entries.length === 0) return undefined;
    const count = entries.reduce((sum, entry) => sum + entry.count, 0);
    const rows = new Float64Array(count * this.width);
    for (const entry of entries)
      this.readInto(rows.subarray(entry.from * this.width, (entry.from + entry.count) * this.width), entry);
    return { rows, width: this.width, count, facts: entries[0].facts };
  }

  /** The blocks that are read from each part, by the name of the part. */
  blocksByPart(): Map<string, SweepBlock[]> {
    const byPart = new Map<string, SweepBlock[]>();
    for (const blocks of this.points.values())
      for (const { at, ...block } of blocks.values()) {
        if (at instanceof Float64Array) continue;
        const own = byPart.get(at.part) ?? [];
        own.push(block);
        byPart.set(at.part, own);
      }
    return byPart;
  }

  /** One replication of a block. @throws RangeError when it is not there */
  row({ point, from, count }: SweepBlock, replication: number): Float64Array {
    const entry = this.entry({ point, from, count });
    if (!entry || replication < from || replication >= from + count)
      throw new RangeError("there is no such replication");
    const rows = new Float64Array(count * this.width);
    this.readInto(rows, entry);
    return rows.subarray((replication - from) * this.width, (replication - from + 1) * this.width);
  }

  /** Forgets the blocks of a part that is not to be believed, and renames it, so that nobody reads it again. */
  putAside(part: string): void {
    for (const blocks of this.points.values())
      for (const [place, { at }] of blocks) if (!(at instanceof Float64Array) && at.part === part) blocks.delete(place);
    this.refused.add(part);
    this.parts.putAside(part);
  }

  close(): void {
    this.parts.close();
  }

  /** @returns how many blocks are new */
  private enter(
    part: string,
    blocks: Iterable<LaidBlock<PointFacts>>,
    onBlock?: (block: SweepBlock, part: string) => void,
  ): number {
    let fresh = 0;
    for (const { offset, bytes: _, ...block } of blocks) {
      const before = this.entry(block);
      if (before && !(before.at instanceof Float64Array)) continue;
      this.put(block.point, { ...block, at: { part, offset } });
      if (before) continue;
      fresh++;
      onBlock?.(block, part);
    }
    return fresh;
  }

  private entry({ point, from, count }: Omit<SweepBlock, "facts">): Entry | undefined {
    return this.points.get(point)?.get(placeOf(from, count));
  }

  private put(point: string, entry: Entry): void {
    const blocks = this.points.get(point) ?? new Map<number, Entry>();
    this.points.set(point, blocks);
    blocks.set(placeOf(entry.from, entry.count), entry);
  }

  private readInto(target: Float64Array, { at }: Entry): void {
    if (at instanceof Float64Array) target.set(at);
    else this.parts.readInto(target, at.part, at.offset);
  }
}
