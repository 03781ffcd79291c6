/** The rows of one extract that are kept: read part by part, and written as they come. What is read is not trusted. */
import type { Replication } from "../../hub/replication.ts";
import type { Extract } from "./extract.ts";
import type { KeptStore } from "./kept.ts";
import { decodePart, encodePart, type FilledBlock, type PartForm, packed, rowsOfBlock } from "./part-file.ts";
import type { PartFolder } from "./part-folder.ts";

/** Replications gathered before they are put on the disk: what a kill may cost. */
const mostWaiting = 32;

export class KeptRows {
  private readonly extract: Extract;
  private readonly folder: PartFolder;
  private readonly form: PartForm<null>;
  private waiting: FilledBlock<null>[] = [];

  constructor(store: KeptStore, extract: Extract) {
    const { kind, key, width, isPacked } = extract;
    this.extract = extract;
    this.folder = store.folder(kind, key);
    this.form = { family: key, width, isPacked, factsOf: () => null };
  }

  /** Names of the parts that are there, or seem to be. */
  names(): string[] {
    return this.folder.names();
  }

  /** The rows of a part, by replication, as far as they are wanted; undefined when it is no such part. */
  rows(name: string, wanted: ReadonlySet<number>): Map<number, Float64Array> | undefined {
    const part = this.folder.read(name);
    const blocks = part && decodePart(name, part, this.form);
    if (!part || !blocks || blocks.length === 0) return undefined;
    const found = new Map<number, Float64Array>();
    const { width } = this.form;
    try {
      for (const block of blocks) {
        const which = Array.from({ length: block.count }, (_, i) => block.from + i).filter((one) => wanted.has(one));
        if (which.length === 0) continue;
        const rows = rowsOfBlock(part, block, this.form);
        for (const one of which)
          found.set(one, rows.subarray((one - block.from) * width, (one - block.from + 1) * width));
      }
    } catch {
      return undefined;
    }
    return found;
  }

  /** Takes a replication; it is on the disk after the next {@link flush}. @throws as {@link flush} */
  add(replication: Replication): void {
    const row = new Float64Array(this.form.width);
    this.extract.read(replication, row);
    const rows = this.form.isPacked ? packed(row) : row;
    const point = this.extract.key.slice(0, 32);
    this.waiting.push({ point, from: replication.replication, count: 1, facts: null, rows });
    if (this.waiting.length >= mostWaiting) this.flush();
  }

  /** Puts what is waiting on the disk. @throws what the system throws when it cannot write */
  flush(): void {
    const blocks = this.waiting.sort((a, b) => a.from - b.from);
    this.waiting = [];
    if (blocks.length > 0) this.folder.write(encodePart(this.form, blocks));
  }
}
