/**
 * Result folders. A result is staged beside its place and appears whole: `<scenario>-<hash8>`, or `<scenario>-<hash8>.partial` for an
 * interrupted run. A folder that does not hold the same run is never written over.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readRegular } from "../execution/regular-file.ts";

/** A result cannot be written where it should go: the user's to mend. */
export class FolderProblem extends Error {
  override readonly name = "FolderProblem";
}

export interface ResultFolder {
  /** Where the finished result will stand. */
  readonly path: string;
  /** Where its files are written until then. */
  readonly staging: string;
}

const manifestName = "manifest.json";
/** Bytes. */
const largestManifest = 10_000_000;

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const words: Record<string, string> = {
    EACCES: "permission is denied",
    EPERM: "permission is denied",
    EROFS: "the disk can only be read",
    ENOSPC: "the disk is full",
    ENOENT: "no folder can be made there",
    ENOTDIR: "part of the path is a file, not a folder",
    EEXIST: "a file of that name is in the way",
    ENAMETOOLONG: "the name is too long",
  };
  return (code && words[code]) ?? (error as Error).message;
}

/** What a folder's manifest says; nothing when there is none, or none that can be read. */
function manifestIn(folder: string): { identity?: unknown; replications?: { finished?: unknown } } {
  try {
    return JSON.parse(readRegular(join(folder, manifestName), largestManifest).toString("utf8")) ?? {};
  } catch {
    return {};
  }
}

/** The identity of the run that a folder holds; undefined when it is not a result of casehub. */
function identityIn(folder: string): string | undefined {
  const { identity } = manifestIn(folder);
  return typeof identity === "string" ? identity : undefined;
}

/** Replications that the result in a folder rests on, as far as it says. */
function finishedIn(folder: string): number {
  const finished = manifestIn(folder).replications?.finished;
  return typeof finished === "number" ? finished : 0;
}

function isFree(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);
}

/** The shortest name that is free or already holds this run. */
function placeFor(out: string, name: string, identity: string): string {
  for (let digits = 8; digits <= identity.length; digits += 8) {
    const folder = join(out, `${name}-${identity.slice(0, digits)}`);
    if (isFree(folder) || identityIn(folder) === identity) return folder;
    if (identityIn(folder) === undefined)
      throw new FolderProblem(
        `${folder} is there already and is not a result of casehub: move it away, or choose another folder with --out`,
      );
  }
  throw new FolderProblem(`there is no free name for ${name} in ${out}`);
}

/** Makes a folder and those above it, one by one: Node's own recursive way never ends on some file systems that refuse (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(`${folder} is a file`), { code: "EEXIST" });
    return;
  }
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may just have made it.
    if (!existsSync(folder)) throw error;
  }
}

/** Prepares to write a run's result in the folder `out`. @throws FolderProblem when it cannot be written to */
export function openResultFolder(out: string, name: string, identity: string): ResultFolder {
  try {
    makeFolder(resolve(out));
    const path = placeFor(out, name, identity);
    // The process is part of the name: two runs of the same scenario at once do not meet.
    const staging = `${path}.${process.pid}.partial`;
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging);
    return { path, staging };
  } catch (error) {
    if (error instanceof FolderProblem) throw error;
    throw new FolderProblem(`results cannot be written to ${out}: ${reason(error)}`);
  }
}

/** The folder of a finished result of this identity; undefined when there is none. */
export function finishedFolder(out: string, name: string, identity: string): string | undefined {
  if (!existsSync(out)) return undefined;
  const folder = placeFor(out, name, identity);
  return identityIn(folder) === identity ? folder : undefined;
}

/** The same staged result under another identity: what it is was only known once it was run. */
export function renamed({ path, staging }: ResultFolder, name: string, identity: string): ResultFolder {
  return { path: placeFor(dirname(path), name, identity), staging };
}

/** Writes one file of a result whole and flushes it to the disk. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(folder: string): void {
  // Windows cannot open a folder to flush it.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

/** Puts a staged result in its place, file over file where the same run stands there already. */
function settle(staging: string, path: string): void {
  flushFolder(staging);
  if (isFree(path)) renameSync(staging, path);
  else {
    // The manifest says whose folder it is, so it goes last.
    const files = readdirSync(staging).sort(
      (a, b) => Number(a === manifestName) - Number(b === manifestName) || (a < b ? -1 : 1),
    );
    for (const file of files) {
      // A folder is not renamed onto another that holds something.
      if (statSync(join(staging, file)).isDirectory()) rmSync(join(path, file), { recursive: true, force: true });
      renameSync(join(staging, file), join(path, file));
    }
    rmSync(staging, { recursive: true });
  }
}

/** Makes the finished result appear; what an earlier, interrupted run of the same left is a part of it and goes. @returns its folder */
export function finish(folder: ResultFolder): string {
  settle(folder.staging, folder.path);
  const identity = identityIn(folder.path);
  if (identity !== undefined) dropPartial(folder, identity);
  return folder.path;
}

/** Takes away what an interrupted run of this identity has left beside its place. */
export function dropPartial({ path }: ResultFolder, identity: string): void {
  const earlier = `${path}.partial`;
  if (identityIn(earlier) === identity) rmSync(earlier, { recursive: true });
}

/**
 * Keeps what there is of an interrupted run in `….partial`, in place of what an earlier interruption left, unless that is the same run and
 * came further: it then holds all of this one. @returns its folder
 */
export function keepPartial(folder: ResultFolder): string {
  const path = `${folder.path}.partial`;
  if (identityIn(path) === identityIn(folder.staging) && finishedIn(path) > finishedIn(folder.staging)) {
    abandon(folder);
    return path;
  }
  if (identityIn(path) !== undefined) rmSync(path, { recursive: true });
  // Something of the user's own stands there: the staged folder is a good name too.
  if (!isFree(path)) return folder.staging;
  settle(folder.staging, path);
  return path;
}

/** Leaves nothing behind. */
export function abandon(folder: ResultFolder): void {
  rmSync(folder.staging, { recursive: true, force: true });
}
