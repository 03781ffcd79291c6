/**
 * Scalars of replications kept on disk between calls. What is read is not trusted: a part that is foreign or of another width is skipped
 * over like one that is harmed, and its replications are run again.
 */
import { endianness } from "node:os";
import type { ReplicationScalars } from "../../experiment/replications/source.ts";
import { CacheParts } from "./cache-parts.ts";

/** How many numbers a replication has. */
export interface Widths {
  readonly values: number;
  readonly outcomes: number;
}

export interface Remembered {
  /** The rows of each part. */
  readonly parts: readonly (readonly ReplicationScalars[])[];
  /** Files in the place of parts that are none. */
  readonly ignored: number;
}

const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT;

/** First line of a part; padded so that the numbers behind it are aligned. */
function header(key: string, { values, outcomes }: Widths, rows: number): Buffer {
  const text = `casehub scalars 1 ${endianness()} ${key} ${values} ${outcomes} ${rows}`;
  return Buffer.from(`${text.padEnd(Math.ceil((text.length + 1) / bytesPerNumber) * bytesPerNumber - 1)}\n`);
}

export class ScalarCache {
  private readonly parts: CacheParts;

  /** @param folder is made when something is first kept in it */
  constructor(folder: string) {
    this.parts = new CacheParts(folder, ".scalars");
  }

  /** All that is known of a point. Never throws for what lies on the disk. */
  recall(key: string, widths: Widths): Remembered {
    const parts: ReplicationScalars[][] = [];
    let ignored = 0;
    for (const name of this.parts.names(key)) {
      const part = this.readPart(name, key, widths);
      if (part) parts.push(part);
      else ignored++;
    }
    return { parts, ignored };
  }

  /** Keeps replications of a point. @throws what the system throws when it cannot write */
  keep(key: string, widths: Widths, rows: readonly ReplicationScalars[]): void {
    if (rows.length === 0) return;
    const numbers = new Float64Array(rows.length * (1 + widths.values + widths.outcomes));
    let at = 0;
    for (const { replication, values, outcomes } of rows) {
      numbers[at] = replication;
      numbers.set(values, at + 1);
      numbers.set(outcomes, at + 1 + widths.values);
      at += 1 + widths.values + widths.outcomes;
    }
    this.parts.write(key, Buffer.concat([header(key, widths, rows.length), Buffer.from(numbers.buffer)]));
  }

  /** Undefined when the file is not a part of this point. */
  private readPart(name: string, key: string, widths: Widths): ReplicationScalars[] | undefined {
    const read = this.parts.read(key, name);
    if (!read) return undefined;
    try {
      const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
      const width = 1 + widths.values + widths.outcomes;
      const rows = Number(/^[^\n]* (\d{1,9}) *\n/.exec(bytes.toString("latin1", 0, 200))?.[1]);
      const first = header(key, widths, rows);
      if (!bytes.subarray(0, first.length).equals(first)) return undefined;
      if (bytes.length !== first.length + rows * width * bytesPerNumber) return undefined;
      // Copied, so that the numbers are aligned wherever the file was read to.
      const numbers = new Float64Array(Uint8Array.from(bytes.subarray(first.length)).buffer);
      return Array.from({ length: rows }, (_, row) => rowAt(numbers, row * width, widths));
    } catch {
      return undefined;
    }
  }
}

/** @throws RangeError when the row cannot be a replication's */
function rowAt(numbers: Float64Array, at: number, { values, outcomes }: Widths): ReplicationScalars {
  const row = {
    replication: numbers[at],
    values: numbers.slice(at + 1, at + 1 + values),
    outcomes: numbers.slice(at + 1 + values, at + 1 + values + outcomes),
  };
  if (!(Number.isSafeInteger(row.replication) && row.replication >= 0) || !row.values.every(Number.isFinite))
    throw new RangeError("not a replication");
  return row;
}
