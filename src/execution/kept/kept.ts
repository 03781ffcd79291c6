/** What commands keep in a results folder so as not to run it again: how much there is, and taking it away. */
import { type Dirent, lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Folder of the replications that any command may take up again. */
export const cacheFolder = ".cache";

/** Folders in which it lies, below the results folder, and what they hold. */
export const keptFolders = [
  { name: cacheFolder, holds: "replications and points that any command has run" },
  { name: ".parts", holds: "points of sweeps" },
] as const;

export interface Kept {
  readonly name: string;
  readonly holds: string;
  readonly files: number;
  readonly bytes: number;
}

/** How much there is. Links are not followed, and what may not be looked at is left out. */
export function keptIn(out: string): Kept[] {
  return keptFolders.map(({ name, holds }) => ({ name, holds, ...sizeOf(join(out, name)) }));
}

/** Takes all of it away; the results themselves stay. @throws what the system throws when it may not be */
export function freeKept(out: string): void {
  for (const { name } of keptFolders) rmSync(join(out, name), { recursive: true, force: true });
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
