/** A folder of parts: files named by their content, each whole or not there at all, of which the last ones read are kept open. */
import { closeSync, mkdirSync, readdirSync, readSync, renameSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files/atomic-file.ts";
import { openRegular, readRegular } from "../files/regular-file.ts";
import { bytesOf, largestPart, partName } from "./part-file.ts";

export const extension = ".part";
/** Parts kept open for reading. */
const mostOpen = 32;

export class PartFolder {
  readonly path: string;
  private readonly open = new Map<string, number>();

  /** @param path is made when something is first written to it */
  constructor(path: string) {
    this.path = path;
  }

  /** Names of all parts, in order; none while there is no folder. */
  names(): string[] {
    try {
      return readdirSync(this.path)
        .filter((name) => name.endsWith(extension))
        .map((name) => name.slice(0, -extension.length))
        .sort();
    } catch {
      return [];
    }
  }

  /** The whole of a part; undefined when it is too large to be one, or cannot be read. */
  read(name: string): Uint8Array | undefined {
    try {
      return readRegular(this.fileName(name), largestPart);
    } catch {
      return undefined;
    }
  }

  /** @returns the part's name @throws what the system throws when it cannot write */
  write(bytes: Uint8Array): string {
    const name = partName(bytes);
    mkdirSync(this.path, { recursive: true });
    writeAtomically(this.fileName(name), bytes);
    return name;
  }

  /** Fills the numbers from a part. @param offset bytes from its start @throws RangeError when it is shorter than it was */
  readInto(target: Float64Array, name: string, offset: number): void {
    const bytes = bytesOf(target);
    const file = this.openFile(name);
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(file, bytes, done, bytes.length - done, offset + done);
      if (got === 0) throw new RangeError(`${name}${extension} became shorter while it was read`);
      done += got;
    }
  }

  /** Gives a part a name under which it is not read. Where that is not allowed it stays, and is checked again by whoever reads it. */
  putAside(name: string): void {
    try {
      renameSync(this.fileName(name), `${this.fileName(name)}.refused`);
    } catch {
      // Somebody else's file, or gone already.
    }
  }

  close(): void {
    for (const file of this.open.values()) closeSync(file);
    this.open.clear();
  }

  private fileName(name: string): string {
    return join(this.path, `${name}${extension}`);
  }

  private openFile(name: string): number {
    const before = this.open.get(name);
    if (before !== undefined) return before;
    const [oldest] = this.open;
    if (oldest && this.open.size >= mostOpen) {
      closeSync(oldest[1]);
      this.open.delete(oldest[0]);
    }
    const file = openRegular(this.fileName(name));
    this.open.set(name, file);
    return file;
  }
}
