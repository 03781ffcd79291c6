/** A store whose daily measures lie in a file, so that memory does not grow with replications x days x measures. */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { ReplicationStore } from "../../experiment/replications/store.ts";
import type { Plan } from "../../hub/plan.ts";
import type { Replication } from "../../hub/replication.ts";
import { ownName } from "../files/own-name.ts";

export interface SpillOptions {
  /** Folder for the file, which exists and can be written to. */
  readonly folder: string;
  /** The most replications that will be put. */
  readonly capacity: number;
}

const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT;

/** The bytes of typed numbers, in the machine's own order: the file never leaves it. */
function bytesOf(numbers: Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

export class SpillStore implements ReplicationStore {
  private readonly days: number;
  private readonly width: number;
  private readonly capacity: number;
  private readonly file: number;
  private readonly path: string;
  private readonly outcomeRows: Float64Array;
  private readonly valueRows: Float64Array;
  private readonly eventCounts: Float64Array;
  private readonly outcomeCount: number;
  private readonly valueCount: number;
  private readonly present: Uint8Array;
  private complete = 0;

  constructor(plan: Plan, { folder, capacity }: SpillOptions) {
    this.days = plan.days;
    this.width = plan.days * plan.columns.length;
    this.capacity = capacity;
    this.outcomeCount = plan.outcomes.length;
    this.valueCount = plan.uncertain.length;
    this.outcomeRows = new Float64Array(capacity * this.outcomeCount);
    this.valueRows = new Float64Array(capacity * this.valueCount);
    this.eventCounts = new Float64Array(capacity);
    this.present = new Uint8Array(capacity);
    this.path = join(folder, `.${ownName()}.tmp`);
    this.file = openSync(this.path, "wx+");
    // A file without a name is freed by the system however this process ends. Windows does not allow it: there `close` removes it.
    if (process.platform !== "win32") unlinkSync(this.path);
  }

  get count(): number {
    return this.complete;
  }

  put(replication: Replication): void {
    const row = replication.replication;
    if (!(row >= 0 && row < this.capacity))
      throw new RangeError(`replication ${row} is not one of the ${this.capacity} asked for`);
    if (this.present[row]) throw new RangeError(`replication ${row} came twice`);
    if (replication.daily.length !== this.width)
      throw new RangeError(`replication ${row} has ${replication.daily.length} daily values, not ${this.width}`);
    this.write(bytesOf(replication.daily), row * this.width * bytesPerNumber);
    this.outcomeRows.set(replication.outcomes, row * this.outcomeCount);
    this.valueRows.set(replication.values, row * this.valueCount);
    this.eventCounts[row] = replication.events;
    this.present[row] = 1;
    while (this.complete < this.capacity && this.present[this.complete]) this.complete++;
  }

  outcome(index: number): Float64Array {
    return Float64Array.from({ length: this.complete }, (_, r) => this.outcomeRows[r * this.outcomeCount + index]);
  }

  value(index: number): Float64Array {
    return Float64Array.from({ length: this.complete }, (_, r) => this.valueRows[r * this.valueCount + index]);
  }

  events(): Float64Array {
    return this.eventCounts.slice(0, this.complete);
  }

  daily(column: number, from: number, to: number): Float64Array {
    const span = to - from;
    const out = new Float64Array(this.complete * span);
    const bytes = bytesOf(out);
    for (let r = 0; r < this.complete; r++) {
      const start = (r * this.width + column * this.days + from) * bytesPerNumber;
      this.read(bytes.subarray(r * span * bytesPerNumber, (r + 1) * span * bytesPerNumber), start);
    }
    return out;
  }

  close(): void {
    closeSync(this.file);
    if (process.platform === "win32") unlinkSync(this.path);
  }

  private write(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.file, bytes, done, bytes.length - done, position + done);
  }

  private read(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(this.file, bytes, done, bytes.length - done, position + done);
      if (got === 0) throw new RangeError("the file of daily measures is shorter than what was put into it");
      done += got;
    }
  }
}
