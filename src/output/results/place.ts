/** Where the folder of a result goes: `<scenario>-<hash8>`, or a longer name where another run has that one. */
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readRegular } from "../../execution/files/regular-file.ts";

/** A result cannot be written where it should go: the user's to mend. */
export class FolderProblem extends Error {
  override readonly name = "FolderProblem";
}

export const manifestName = "manifest.json";
/** Bytes. */
const largestManifest = 10_000_000;

/** What a folder's manifest says; nothing when there is none, or none that can be read. */
function manifestIn(folder: string): { identity?: unknown; replications?: { finished?: unknown } } {
  try {
    return JSON.parse(readRegular(join(folder, manifestName), largestManifest).toString("utf8")) ?? {};
  } catch {
    return {};
  }
}

/** The identity of the run that a folder holds; undefined when it is not a result of casehub. */
export function identityIn(folder: string): string | undefined {
  const { identity } = manifestIn(folder);
  return typeof identity === "string" ? identity : undefined;
}

/** Replications that the result in a folder rests on, as far as it says. */
export function finishedIn(folder: string): number {
  const finished = manifestIn(folder).replications?.finished;
  return typeof finished === "number" ? finished : 0;
}

export function isFree(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
}

/** The shortest name that is free or already holds this run. */
export function placeFor(out: string, name: string, identity: string): string {
  for (let digits = 8; digits <= identity.length; digits += 8) {
    const folder = join(out, `${name}-${identity.slice(0, digits)}`);
    if (isFree(folder) || identityIn(folder) === identity) return folder;
    if (identityIn(folder) === undefined)
      throw new FolderProblem(
        `${folder} already exists and is not a result of casehub: move it away, or choose another folder with --out`,
      );
  }
  throw new FolderProblem(`there is no free name for ${name} in ${out}`);
}

/** Makes a folder and those above it, one by one: Node's own recursive way never ends on some file systems that refuse (/proc). */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory())
      throw new FolderProblem(`results cannot be written to ${folder}: it is a file, not a folder`);
    return;
  }
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may just have made it.
    if (existsSync(folder)) return;
    // The folder above is there, and its file system takes no new ones (/proc).
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && existsSync(dirname(folder)))
      throw new FolderProblem(
        `results cannot be written to ${folder}: no folder can be made in ${dirname(folder)}; choose another with --out`,
      );
    throw error;
  }
}
