/**
 * The one store on disk, in the results folder and shared by every command: what was run is kept there, so as not to be run again. A
 * folder for each kind of what is kept, in it one for each key, and in that parts (part-file.ts).
 */
import { type Dirent, lstatSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { extension, PartFolder } from "./part-folder.ts";

/** Folder of the store, below the results folder. */
export const storeFolder = ".cache";

/** What is kept of replications. */
const kinds = {
  replications: "whole replications, with every day of every measure",
  outcomes: "outcomes of replications",
  readings: "readings of replications, for calibrate",
  sweeps: "finished points of sweeps",
} as const;

export type Kind = keyof typeof kinds;

/** The most that is kept of whole replications, of all points together: some 6,000 of three years in a hundred measures. */
const room = 2 ** 30;

export interface Kept {
  readonly name: string;
  readonly holds: string;
  readonly files: number;
  readonly bytes: number;
}

export class KeptStore {
  private readonly path: string;

  /** @param out the results folder; nothing is made in it before something is kept */
  constructor(out: string) {
    this.path = join(out, storeFolder);
  }

  /** Where the parts of a key are. @param key SHA-256, in hexadecimal @throws RangeError for what is no hash: it names a folder */
  folder(kind: Kind, key: string): PartFolder {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new RangeError("what is kept goes by a hash");
    return new PartFolder(join(this.path, kind, key.slice(0, 32)));
  }

  /** Whether nothing of a kind is kept: then there is no need to ask. */
  isEmpty(kind: Kind): boolean {
    return this.partsOf(kind).next().done === true;
  }

  /** Removes the whole replications written longest ago until what is left fits into the room for them. Never throws. */
  shrink(bytes = room): void {
    const parts = [...this.partsOf("replications")].flatMap((path) => {
      try {
        const { size, mtimeMs } = statSync(path);
        return [{ path, size, written: mtimeMs }];
      } catch {
        // Another process may have removed it since, or it is not ours to look at.
        return [];
      }
    });
    let total = 0;
    for (const { path, size } of parts.sort((a, b) => b.written - a.written)) {
      total += size;
      if (total <= bytes) continue;
      try {
        rmSync(path, { force: true });
      } catch {
        // Somebody else's, or no file: what may not be removed stays.
      }
    }
  }

  /** How much there is. Links are not followed, and what may not be looked at is left out. */
  sizes(): Kept[] {
    return Object.entries(kinds).map(([kind, holds]) => ({
      name: join(storeFolder, kind),
      holds,
      ...sizeOf(join(this.path, kind)),
    }));
  }

  /** Takes all of it away; the results themselves stay. @throws what the system throws when it may not be */
  free(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private *partsOf(kind: Kind): Generator<string> {
    for (const { name: key } of entriesOf(join(this.path, kind)))
      for (const { name } of entriesOf(join(this.path, kind, key)))
        if (name.endsWith(extension)) yield join(this.path, kind, key, name);
  }
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const sum = { files: 0, bytes: 0 };
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const below = sizeOf(path);
      sum.files += below.files;
      sum.bytes += below.bytes;
    } else if (entry.isFile()) {
      sum.files++;
      sum.bytes += lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return sum;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
