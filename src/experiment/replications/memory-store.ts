import type { Replication } from "../../hub/replication.ts";
import type { ReplicationStore } from "./store.ts";

/** A store that keeps every replication in memory: for browsers, tests and small experiments. */
export class MemoryStore implements ReplicationStore {
  readonly days: number;
  private readonly rows: (Replication | undefined)[] = [];
  private complete = 0;

  /** @param days days of the period, which cut `daily` into columns */
  constructor(days: number) {
    this.days = days;
  }

  get count(): number {
    return this.complete;
  }

  put(replication: Replication): void {
    if (this.rows[replication.replication]) throw new RangeError(`replication ${replication.replication} came twice`);
    this.rows[replication.replication] = replication;
    while (this.rows[this.complete]) this.complete++;
  }

  outcome(index: number): Float64Array {
    return this.read((row) => row.outcomes[index]);
  }

  value(index: number): Float64Array {
    return this.read((row) => row.values[index]);
  }

  events(): Float64Array {
    return this.read((row) => row.events);
  }

  daily(column: number, from: number, to: number): Float64Array {
    const out = new Float64Array(this.complete * (to - from));
    for (let r = 0; r < this.complete; r++) {
      const start = column * this.days;
      out.set((this.rows[r] as Replication).daily.subarray(start + from, start + to), r * (to - from));
    }
    return out;
  }

  close(): void {
    this.rows.length = 0;
    this.complete = 0;
  }

  private read(pick: (row: Replication) => number): Float64Array {
    return Float64Array.from({ length: this.complete }, (_, r) => pick(this.rows[r] as Replication));
  }
}
