/**
 * Result folders. A result is staged beside its place and appears whole: `<scenario>-<hash8>`, or `<scenario>-<hash8>.partial` for an
 * interrupted run. A folder that does not hold the same run is never written over.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ownName } from "../../execution/files/own-name.ts";
import { refusalOf } from "../../execution/files/system-refusal.ts";
import { clearLeftovers } from "../../execution/store/leftovers.ts";
import { moveIntoPlace } from "./move-into-place.ts";
import { FolderProblem, finishedIn, identityIn, isFree, makeFolder, placeFor } from "./place.ts";

export interface ResultFolder {
  /** Where the finished result will stand. */
  readonly path: string;
  /** Where its files are written until then. */
  readonly staging: string;
}

/** A plain error for what the user can mend; a disk that is full is said as such, wherever it shows. */
function refused(what: string, error: unknown): unknown {
  if (error instanceof FolderProblem) return error;
  const refusal = refusalOf(error);
  if (refusal?.later) return error;
  return new FolderProblem(`${what}: ${refusal?.why ?? (error as Error).message}`);
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
