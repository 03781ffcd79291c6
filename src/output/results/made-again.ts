/** The files of a result made again from replications that were run again, and each held against the one in the folder. */
import { readdirSync } from "node:fs";
import { judgePrecision } from "../../experiment/precision/precision.ts";
import { type Point, sharesDraws } from "../../experiment/replications/point.ts";
import type { ReplicationRows } from "../../experiment/replications/store.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { progressIn, type Stated, statedGoals } from "../words/stated.ts";
import { haveSameBytes } from "./move-into-place.ts";
import { insideFolder, jsonOf, type RecordedRun } from "./recorded.ts";
import { type FluidLimit, writeRun } from "./written-run.ts";

/** Names of files, with `/` between folders. */
export interface FilesHeld {
  /** Made again with the same bytes. */
  readonly same: readonly string[];
  /** Not what the scenario gives, or not there, or not in the manifest's list. */
  readonly different: readonly string[];
  readonly missing: readonly string[];
  readonly unlisted: readonly string[];
  /** What a sample of the replications cannot make. */
  readonly notVouched: readonly string[];
  /** In the folder, and nothing that a run writes. */
  readonly foreign: readonly string[];
}

const manifestName = "manifest.json";
/** Written from the scenario alone, whatever the replications gave. */
const ofScenario = /^(?:assumptions\.csv|datapackage\.json|scenario\.resolved\.yaml|data\/.*)$/;
/** Names that are read of a folder at most. */
const mostNames = 1_000;

/** Names in a folder and in its `data`; other folders are named and not looked into. */
function namesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).slice(0, mostNames);
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (entry.name !== "data") return [`${entry.name}/`];
    return readdirSync(`${folder}/data`)
      .slice(0, mostNames)
      .map((name) => `data/${name}`);
  });
}

export interface Remaking {
  readonly loaded: LoadedScenario;
  readonly point: Point;
  /** The replications run again: all of the result's, or the sample, numbered from 0. */
  readonly rows: ReplicationRows;
  readonly isAll: boolean;
  readonly limit: FluidLimit;
}

/** Writes all files again. @param staging an empty folder */
export function makeAgain(staging: string, recorded: RecordedRun, stated: Stated, remaking: Remaking): void {
  const { point, rows, isAll } = remaking;
  const loaded = { ...remaking.loaded, name: stated.name, overrides: stated.overrides };
  const replications = isAll ? Math.max(stated.asked, rows.count) : rows.count;
  const goals = statedGoals(stated, point.plan);
  const { identity, build, version } = recorded;
  const now = new Date();
  writeRun(
    staging,
    {
      loaded,
      point: { ...point, replications },
      rows,
      complete: rows.count === replications,
      identity,
      request: stated.request,
      precision: goals && judgePrecision(goals, (index) => rows.outcome(index), sharesDraws(point)),
      build: { version, hash: build },
    },
    remaking.limit,
    () => ({ started: now, finished: now, threads: 1 }),
  );
}

function isSame(folder: string, staging: string, name: string): boolean {
  const path = insideFolder(folder, name);
  try {
    return path !== undefined && haveSameBytes(`${staging}/${name}`, path);
  } catch {
    // No file, or one that cannot be read.
    return false;
  }
}

/** Holds a folder against its files made again. @param isAll whether they were made of all replications */
export function holdAgainst(folder: string, staging: string, stated: Stated, isAll: boolean): FilesHeld {
  const made = namesIn(staging).filter((name) => name !== manifestName && !name.startsWith("."));
  const there = new Set(namesIn(folder));
  const missing = made.filter((name) => !there.has(name));
  const present = made.filter((name) => there.has(name));
  const canBeMade = (name: string) => isAll || ofScenario.test(name);
  const same = present.filter((name) => canBeMade(name) && isSame(folder, staging, name));
  const different = present.filter((name) => canBeMade(name) && !same.includes(name));
  if (isAll && progressIn(jsonOf(staging, manifestName)) !== stated.progress) different.push(manifestName);
  const known = new Set([...made, manifestName]);
  return {
    same,
    different,
    missing,
    unlisted: made.filter((name) => !stated.listed.includes(name)),
    notVouched: present.filter((name) => !canBeMade(name)),
    foreign: [...there].filter((name) => !known.has(name)).sort(),
  };
}

/** Whether nothing in the folder is other than what was made again. */
export function filesAgree({ different, missing, unlisted }: FilesHeld): boolean {
  return different.length + missing.length + unlisted.length === 0;
}
