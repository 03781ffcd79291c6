/**
 * A part: rows of finished replications in one file that is never changed, the only form in which replications lie on a disk or go to
 * another machine. A first line in JSON says what they are; the rows follow, block after block, as doubles or, packed, as compressed ones.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Consecutive replications of one point. */
export interface PartBlock<Facts> {
  /** Key of the point, 32 hexadecimal digits. */
  readonly point: string;
  readonly from: number;
  readonly count: number;
  /** Plain data that goes with the rows. */
  readonly facts: Facts;
}

export interface FilledBlock<Facts> extends PartBlock<Facts> {
  /** `count` rows of doubles, or what {@link packed} makes of them. */
  readonly rows: Float64Array | Uint8Array;
}

/** Where a block lies in its part. */
export interface LaidBlock<Facts> extends PartBlock<Facts> {
  /** Bytes from the start of the file, and how many. */
  readonly offset: number;
  readonly bytes: number;
}

/** What the parts of a folder have in common. */
export interface PartForm<Facts> {
  /** SHA-256, in hexadecimal, of what fixes the numbers. */
  readonly family: string;
  /** Numbers of a replication. */
  readonly width: number;
  readonly isPacked: boolean;
  /** @throws RangeError for what are no facts of such a block */
  readonly factsOf: (value: unknown) => Facts;
}

export const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT;
const format = "casehub part 1";
/** The most that is read of one part. */
export const largestPart = 64 * 2 ** 20;

export const partName = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The bytes of an array, in the machine's own order. */
export function bytesOf(numbers: Float64Array | Uint8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Rows compressed a little: more takes several times as long and saves a tenth. */
export function packed(rows: Float64Array): Uint8Array {
  return deflateRawSync(bytesOf(rows), { level: 1 });
}

/** The bytes of a part: the same for the same blocks in the same order. */
export function encodePart<Facts>(
  { family, width, isPacked }: Omit<PartForm<Facts>, "factsOf">,
  blocks: readonly FilledBlock<Facts>[],
): Buffer {
  const facts = [...new Set(blocks.map((block) => JSON.stringify(block.facts)))];
  const head = JSON.stringify({
    format,
    endian: endianness(),
    family,
    width,
    packed: isPacked,
    facts: facts.map((text) => JSON.parse(text)),
    blocks: blocks.map(({ point, from, count, facts: own, rows }) => [
      point,
      from,
      count,
      facts.indexOf(JSON.stringify(own)),
      ...(isPacked ? [rows.byteLength] : []),
    ]),
  });
  const length = Math.ceil((Buffer.byteLength(head) + 1) / bytesPerNumber) * bytesPerNumber;
  const first = Buffer.from(`${head}${" ".repeat(length - 1 - Buffer.byteLength(head))}\n`);
  return Buffer.concat([first, ...blocks.map(({ rows }) => bytesOf(rows))]);
}

/** The blocks of a part of this form; undefined when the bytes are not one. @param name the hash it goes by */
export function decodePart<Facts>(
  name: string,
  bytes: Uint8Array,
  { family, width, isPacked, factsOf }: PartForm<Facts>,
): LaidBlock<Facts>[] | undefined {
  try {
    if (partName(bytes) !== name) return undefined;
    const end = bytes.indexOf(10) + 1;
    const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8"));
    const asked = [format, endianness(), family, width, isPacked];
    const said = [head.format, head.endian, head.family, head.width, head.packed];
    if (asked.some((value, i) => value !== said[i])) return undefined;
    const facts = (head.facts as unknown[]).map(factsOf);
    let offset = end;
    const blocks = (head.blocks as [string, number, number, number, number?][]).map((block): LaidBlock<Facts> => {
      const [point, from, count, own, length] = block;
      const size = isPacked ? Number(length) : count * width * bytesPerNumber;
      const good = /^[0-9a-f]{32}$/.test(point) && [from, count, size].every((n) => Number.isSafeInteger(n) && n >= 0);
      if (!good || !(own in facts)) throw new RangeError("not a block");
      const laid = { point, from, count, facts: facts[own], offset, bytes: size };
      offset += size;
      return laid;
    });
    return offset === bytes.length ? blocks : undefined;
  } catch {
    return undefined;
  }
}

/** The rows of a block of a part, copied. @throws RangeError, or what the decompressor throws, when a packed block is not what it says */
export function rowsOfBlock(
  part: Uint8Array,
  { offset, bytes, count }: LaidBlock<unknown>,
  { width, isPacked }: Pick<PartForm<unknown>, "width" | "isPacked">,
): Float64Array {
  const own = part.subarray(offset, offset + bytes);
  const length = count * width * bytesPerNumber;
  const plain = isPacked ? inflateRawSync(own, { maxOutputLength: Math.max(1, length) }) : own;
  if (plain.length !== length) throw new RangeError("rows of another width");
  return new Float64Array(Uint8Array.from(plain).buffer);
}
