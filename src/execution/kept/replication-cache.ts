/**
 * Whole replications kept on disk between calls, their daily measures with them, so that a run need not simulate what another command has.
 * They take much more room than scalars do: the oldest make place for new ones.
 */
import { endianness } from "node:os";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";
import { CacheParts } from "./cache-parts.ts";

/** A replication as it lies in a part: its number, and events, values, outcomes and daily measures as compressed doubles. */
export interface PackedReplication {
  readonly replication: number;
  readonly bytes: Uint8Array;
}

/** What is wanted of a part. */
export interface RecalledPart {
  readonly name: string;
  readonly rows: readonly Replication[];
  /** Whether the part is as casehub writes them. */
  readonly isWhole: boolean;
}

const format = "casehub replications 1";
const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT;
/** The most that is kept of all points together: some 6,000 replications of three years in a hundred measures. */
const room = 2 ** 30;

/** How many numbers a replication of a point has: values, outcomes, daily measures. */
function widthsOf({ plan }: Point): [number, number, number] {
  return [plan.uncertain.length, plan.outcomes.length, plan.columns.length * plan.days];
}

/** Compressed little: more takes several times as long and saves a tenth. */
export function pack({ replication, events, values, outcomes, daily }: Replication): PackedReplication {
  const numbers = new Float64Array(1 + values.length + outcomes.length + daily.length);
  numbers[0] = events;
  numbers.set(values, 1);
  numbers.set(outcomes, 1 + values.length);
  numbers.set(daily, 1 + values.length + outcomes.length);
  return { replication, bytes: deflateRawSync(new Uint8Array(numbers.buffer), { level: 1 }) };
}

/** @throws RangeError, or what the decompressor throws, when the bytes are not such a replication */
function unpack({ replication, bytes }: PackedReplication, [values, outcomes, daily]: readonly number[]): Replication {
  const length = (1 + values + outcomes + daily) * bytesPerNumber;
  const plain = inflateRawSync(bytes, { maxOutputLength: length });
  if (plain.length !== length) throw new RangeError("a replication of another width");
  // Copied, so that the numbers are aligned wherever they were written to.
  const numbers = new Float64Array(Uint8Array.from(plain).buffer);
  const of = (from: number, count: number) => numbers.slice(from, from + count);
  return {
    replication,
    events: numbers[0],
    values: of(1, values),
    outcomes: of(1 + values, outcomes),
    daily: of(1 + values + outcomes, daily),
  };
}

export class ReplicationCache {
  private readonly parts: CacheParts;
  private written = false;

  /** @param folder is made when something is first kept in it */
  constructor(folder: string) {
    this.parts = new CacheParts(folder, ".replications");
  }

  /** Whether nothing is kept of any point: then there is no need to ask. */
  get isEmpty(): boolean {
    return this.parts.isEmpty;
  }

  /** Keeps replications of a point. @throws what the system throws when it cannot write */
  keep(key: string, rows: readonly PackedReplication[]): void {
    if (rows.length === 0) return;
    const lengths = rows.map(({ replication, bytes }) => [replication, bytes.length]);
    const head = JSON.stringify({ format, endian: endianness(), key, replications: lengths });
    this.parts.write(key, Buffer.concat([Buffer.from(`${head}\n`), ...rows.map(({ bytes }) => bytes)]));
    this.written = true;
  }

  /**
   * Those of the replications wanted that are known, a part at a time. Never throws for what lies on the disk.
   * @param missing may shrink meanwhile: what is no longer in it is not looked for
   */
  *recall(point: Point, key: string, missing: ReadonlySet<number>): Generator<RecalledPart> {
    const widths = widthsOf(point);
    for (const name of this.parts.names(key)) {
      if (missing.size === 0) return;
      const packed = this.packedIn(name, key);
      const rows: Replication[] = [];
      let isWhole = packed.length > 0;
      for (const row of packed) {
        if (!missing.has(row.replication)) continue;
        try {
          rows.push(unpack(row, widths));
        } catch {
          isWhole = false;
        }
      }
      yield { name, rows, isWhole };
    }
  }

  /** Makes room for what was kept since. */
  close(): void {
    if (this.written) this.parts.shrinkTo(room);
    this.written = false;
  }

  /** Nothing when the file is not a part of this point. */
  private packedIn(name: string, key: string): PackedReplication[] {
    const bytes = this.parts.read(key, name);
    if (!bytes) return [];
    try {
      const end = bytes.indexOf(10) + 1;
      const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8"));
      if (head.format !== format || head.endian !== endianness() || head.key !== key) return [];
      let at = end;
      return (head.replications as [number, number][]).map(([replication, length]) => {
        const from = at;
        at += length;
        return { replication, bytes: bytes.subarray(from, at) };
      });
    } catch {
      return [];
    }
  }
}
