/**
 * A part: some finished blocks in one file that is never changed. A first line in JSON says what they are; their numbers follow as
 * doubles, block after block, a row for each replication.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { blockSize } from "../../experiment/sweep/block.ts";
import type { PointFacts } from "../../experiment/sweep/estimate.ts";

export interface PartBlock {
  /** Key of the point. */
  readonly point: string;
  readonly from: number;
  readonly count: number;
  readonly facts: PointFacts;
}

export interface FilledBlock extends PartBlock {
  readonly rows: Float64Array;
}

/** Where a block lies in its part. */
export interface LaidBlock extends PartBlock {
  /** Bytes from the start of the file. */
  readonly offset: number;
}

const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT;
const format = "casehub sweep part 1";
/** The most that is read of one part. */
export const largestPart = 64 * 2 ** 20;

export const partName = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The bytes of a part: the same for the same blocks in the same order. */
export function encodePart(family: string, width: number, blocks: readonly FilledBlock[]): Buffer {
  const facts = [...new Set(blocks.map((block) => JSON.stringify(block.facts)))];
  const head = JSON.stringify({
    format,
    endian: endianness(),
    family,
    width,
    facts: facts.map((text) => JSON.parse(text)),
    blocks: blocks.map(({ point, from, count, facts: own }) => [
      point,
      from,
      count,
      facts.indexOf(JSON.stringify(own)),
    ]),
  });
  const length = Math.ceil((Buffer.byteLength(head) + 1) / bytesPerNumber) * bytesPerNumber;
  const first = Buffer.from(`${head}${" ".repeat(length - 1 - Buffer.byteLength(head))}\n`);
  return Buffer.concat([
    first,
    ...blocks.map(({ rows }) => Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)),
  ]);
}

/** What a block adds to the first line: its point's key, where it begins, its count, its facts. */
const bytesOfBlock = 45;

/** Bytes of so many replications in parts. @param width numbers of a replication */
export function partBytes(replications: number, width: number): number {
  return replications * width * bytesPerNumber + Math.ceil(replications / blockSize) * bytesOfBlock;
}

function factsOf(value: unknown): PointFacts {
  const { paired, startDay, shares } = value as PointFacts;
  if (
    typeof paired !== "boolean" ||
    !Number.isInteger(startDay) ||
    !Array.isArray(shares) ||
    !shares.every(Number.isFinite)
  )
    throw new RangeError("not the facts of a point");
  return { paired, startDay, shares };
}

/** The blocks of a part of this family; undefined when the bytes are not one. @param name the hash it goes by */
export function decodePart(name: string, bytes: Uint8Array, family: string, width: number): LaidBlock[] | undefined {
  try {
    if (partName(bytes) !== name) return undefined;
    const end = bytes.indexOf(10) + 1;
    const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8"));
    if (head.format !== format || head.endian !== endianness() || head.family !== family || head.width !== width)
      return undefined;
    const facts = (head.facts as unknown[]).map(factsOf);
    let offset = end;
    const blocks = (head.blocks as [string, number, number, number][]).map(([point, from, count, own]): LaidBlock => {
      const good = /^[0-9a-f]{32}$/.test(point) && [from, count].every((n) => Number.isSafeInteger(n) && n >= 0);
      if (!good || !facts[own]) throw new RangeError("not a block");
      const block = { point, from, count, facts: facts[own], offset };
      offset += count * width * bytesPerNumber;
      return block;
    });
    return offset === bytes.length ? blocks : undefined;
  } catch {
    return undefined;
  }
}
