/** A result folder read back: untrusted input, of which only what is needed is taken, and that checked. */
import { type Dirent, existsSync, readdirSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { parse } from "csv-parse/browser/esm/sync";
import { FileRefused, fileHash, readRegular } from "../../execution/files/regular-file.ts";
import { visible } from "../../scenario/text/visible.ts";

/** Something about a folder that keeps it from being read: the user's to mend. */
export class RecordProblem extends Error {
  override readonly name = "RecordProblem";
}

export interface RecordedRun {
  readonly identity: string;
  readonly build: string;
  readonly version: string;
  readonly seed: string | number;
  readonly fixed: boolean;
  readonly header: readonly string[];
  /** Rows of replications.csv, as texts. */
  readonly rows: readonly (readonly string[])[];
  /** Files that the manifest lists and that are not as it lists them. */
  readonly altered: readonly string[];
}

/** Bytes that are read of one file at most, and that are hashed. */
const largestFile = 100_000_000;
const largestHashed = 4_000_000_000;
/** Files and folders that are looked at in a result at most. */
const mostEntries = 100_000;

/** A path inside the folder, after links; undefined for one that leads out of it or nowhere. */
export function insideFolder(folder: string, name: string): string | undefined {
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, name));
    const way = relative(root, path);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : path;
  } catch {
    return undefined;
  }
}

function leadsOut(folder: string, name: string): RecordProblem {
  return new RecordProblem(
    `${visible(name)} in ${folder} is a link that leads out of the folder, and casehub reads no such link in a result: put the file itself there, or delete the link`,
  );
}

/** The text of a file of a folder. @throws RecordProblem when there is none, or it leads out of the folder */
export function textOf(folder: string, name: string): string {
  const path = insideFolder(folder, name);
  if (path === undefined) {
    if (existsSync(join(folder, name))) throw leadsOut(folder, name);
    throw new RecordProblem(`${folder} has no ${name}: it is not a whole result of casehub run`);
  }
  try {
    return readRegular(path, largestFile).toString("utf8");
  } catch (error) {
    if (!(error instanceof FileRefused))
      throw new RecordProblem(`${name} in ${folder} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    throw new RecordProblem(
      `${name} in ${folder} is ${error.why === "too large" ? `larger than ${largestFile / 1e6} MB` : "not a file"}`,
    );
  }
}

/** A JSON object of a folder. @throws RecordProblem when there is none */
export function jsonOf(folder: string, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(textOf(folder, name));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (error instanceof RecordProblem) throw error;
  }
  throw new RecordProblem(`${name} in ${folder} cannot be read as what casehub run writes`);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new RecordProblem(`${folder} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** @throws RecordProblem for a link, anywhere in the folder, that leads out of it or nowhere */
function refuseLinksOut(folder: string): void {
  const below = [""];
  let seen = 0;
  for (const at of below)
    for (const entry of entriesOf(join(folder, at))) {
      if (++seen > mostEntries)
        throw new RecordProblem(`${folder} holds more than ${mostEntries} files: it is not a result of casehub`);
      const name = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) below.push(name);
      else if (entry.isSymbolicLink() && insideFolder(folder, name) === undefined) throw leadsOut(folder, name);
    }
}

/**
 * The manifest of a result: the door by which every reader of a result folder comes in. Whoever made the folder could make a link in it
 * to any file of the reader's, so a folder with links that lead out of it is not read at all.
 * @throws RecordProblem for such a link, or when there is no manifest
 */
export function manifestOf(folder: string): Record<string, unknown> {
  const manifest = jsonOf(folder, "manifest.json");
  refuseLinksOut(folder);
  return manifest;
}

/** Undefined for what is no file, or cannot be read. */
function hashOf(path: string): string | undefined {
  try {
    return fileHash(path, largestHashed);
  } catch {
    return undefined;
  }
}

/** Files that a manifest lists and that are not as it lists them. @throws RecordProblem when it lists none */
export function alteredFiles(folder: string, files: unknown): string[] {
  if (!Array.isArray(files) || files.length > 1000) throw new RecordProblem(`the manifest of ${folder} lists no files`);
  return files.flatMap((entry: { name?: unknown; sha256?: unknown }) => {
    const name = typeof entry?.name === "string" ? entry.name : "(a file without a name)";
    const path = insideFolder(folder, name);
    const whole = path !== undefined && hashOf(path) === entry?.sha256;
    return whole ? [] : [name];
  });
}

function table(folder: string): string[][] {
  try {
    return parse(textOf(folder, "replications.csv"));
  } catch (error) {
    if (error instanceof RecordProblem) throw error;
    throw new RecordProblem(`replications.csv in ${folder} is not a table`);
  }
}

/** @throws RecordProblem when the folder is not a result of `casehub run` */
export function readRecordedRun(folder: string): RecordedRun {
  const manifest = manifestOf(folder);
  const summary = jsonOf(folder, "summary.json");
  const run = (summary.run ?? {}) as Record<string, unknown>;
  const { seed, fixed } = run;
  const { identity, build, casehub: version } = manifest;
  if (![identity, build, version].every((text) => typeof text === "string"))
    throw new RecordProblem(`manifest.json in ${folder} does not say which run it is of`);
  if (!(typeof seed === "string" || Number.isFinite(seed)) || typeof fixed !== "boolean")
    throw new RecordProblem(`summary.json in ${folder} does not say with which seed it was run`);
  const [header, ...rows] = table(folder);
  if (header?.[0] !== "replication" || rows.length === 0 || rows.some(([number], r) => number !== String(r)))
    throw new RecordProblem(
      `replications.csv in ${folder} does not hold the replications 0, 1, 2 and so on of one run: it is not a whole result of casehub run`,
    );
  return {
    identity: identity as string,
    build: build as string,
    version: version as string,
    seed: seed as string | number,
    fixed,
    header,
    rows,
    altered: alteredFiles(folder, manifest.files),
  };
}
