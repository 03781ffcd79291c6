/**
 * Result folders. A result is staged beside its place and appears whole: `<scenario>-<hash8>`, or `<scenario>-<hash8>.partial` for an
 * interrupted run. A folder that does not hold the same run is never written over.
 */

import { createHash, randomBytes } from "node:crypto";
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
import { piecesOf, readRegular } from "../../execution/files/regular-file.ts";
import { refusalOf } from "../../execution/files/system-refusal.ts";
import { clearLeftovers, ownName } from "../../execution/store/leftovers.ts";

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
const mostAttempts = 20;

/** A plain error for what the user can mend; a disk that is full is said as such, wherever it shows. */
function refused(what: string, error: unknown): unknown {
  if (error instanceof FolderProblem) return error;
  const refusal = refusalOf(error);
  if (refusal?.later) return error;
  return new FolderProblem(`${what}: ${refusal?.why ?? (error as Error).message}`);
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
        `${folder} already exists and is not a result of casehub: move it away, or choose another folder with --out`,
      );
  }
  throw new FolderProblem(`there is no free name for ${name} in ${out}`);
}

/** Makes a folder and those above it, one by one: Node's own recursive way never ends on some file systems that refuse (/proc). */
function makeFolder(folder: string): void {
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

/** Prepares to write a run's result in the folder `out`. @throws FolderProblem when it cannot be written to */
export function openResultFolder(out: string, name: string, identity: string): ResultFolder {
  try {
    makeFolder(resolve(out));
    const path = placeFor(out, name, identity);
    const staging = `${path}.${ownName()}.partial`;
    mkdirSync(staging);
    return { path, staging };
  } catch (error) {
    throw refused(`results cannot be written to ${out}`, error);
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

/** Whether a folder holds every file of the staged result, with the same bytes but for what says when it was made. */
function holdsSame(path: string, staging: string): boolean {
  const names = readdirSync(staging, { recursive: true, encoding: "utf8" });
  const same = (name: string) => {
    const [one, other] = [join(staging, name), join(path, name)];
    if (statSync(one).isDirectory()) return true;
    return name === manifestName ? identityIn(path) === identityIn(staging) : haveSameBytes(one, other);
  };
  try {
    return names.every(same);
  } catch {
    return false;
  }
}

/** Whether two files hold the same. @throws FileRefused for what is no file, and what the system throws */
export function haveSameBytes(one: string, other: string): boolean {
  const { size } = statSync(one);
  return statSync(other).size === size && hashOf(one, size) === hashOf(other, size);
}

function hashOf(path: string, size: number): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(path, size)) hash.update(piece);
  return hash.digest("hex");
}

/**
 * Puts a staged result in its place, whole. Where the same result stands already, as when another process was first, that one stays;
 * where it is damaged it is taken away first, and what else lies in it, which is the user's, is kept.
 */
function moveIntoPlace(staging: string, path: string): void {
  flushFolder(staging);
  for (let attempts = 0; ; attempts++)
    try {
      return renameSync(staging, path);
    } catch (error) {
      // Nobody's folder but ours goes from one place to another so often.
      if (isFree(path) || attempts > mostAttempts) throw error;
      if (holdsSame(path, staging)) return rmSync(staging, { recursive: true, force: true });
      const aside = `${path}.${ownName()}.old`;
      moveAside(path, aside);
      for (const name of existsSync(aside) ? readdirSync(aside) : [])
        if (!existsSync(join(staging, name))) renameSync(join(aside, name), join(staging, name));
      rmSync(aside, { recursive: true, force: true });
    }
}

function moveAside(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    // Another process may just have moved it.
    if (existsSync(path)) throw error;
  }
}

/** Makes the finished result appear; what an earlier, interrupted run of the same left is a part of it and goes. @returns its folder */
export function finish(folder: ResultFolder): string {
  moveIntoPlace(folder.staging, folder.path);
  const identity = identityIn(folder.path);
  if (identity !== undefined) dropPartial(folder, identity);
  clearLeftovers(dirname(folder.path));
  return folder.path;
}

/** Takes away what an interrupted run of this identity has left beside its place. */
export function dropPartial({ path }: ResultFolder, identity: string): void {
  const earlier = `${path}.partial`;
  if (identityIn(earlier) === identity) rmSync(earlier, { recursive: true, force: true });
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
  if (!isFree(path) && identityIn(path) === undefined) {
    // Something of the user's own stands there.
    const other = `${folder.path}-${randomBytes(4).toString("hex")}.partial`;
    renameSync(folder.staging, other);
    return other;
  }
  moveIntoPlace(folder.staging, path);
  return path;
}

/** Leaves nothing behind. */
export function abandon(folder: ResultFolder): void {
  rmSync(folder.staging, { recursive: true, force: true });
}
