/** A scenario to be compared value by value: from its file, or from the result folder of a run of it. */
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type RecordedFacts, recordedFacts } from "../../output/results/recorded-facts.ts";
import { type ComparedTree, resolvedTree } from "../../scenario/inherit/difference.ts";
import { loadScenario } from "../../scenario/load.ts";
import { beside } from "../../scenario/text/file-path.ts";
import { readText } from "../files/files.ts";
import { showProblems } from "../files/load.ts";
import type { Io } from "../io.ts";

export interface ComparedScenario extends ComparedTree {
  /** How the run was made whose result folder it is from; undefined for a scenario file. */
  readonly recorded?: RecordedFacts;
}

const resolvedName = "scenario.resolved.yaml";

/**
 * A result folder holds its scenario with everything in it but the joint draws: those are looked for in the folder itself and then
 * in `data`, as if the scenario stood there.
 */
function inFolder(folder: string, data: string): { at: string; from: string } {
  const from = join(folder, resolvedName);
  const text = readText(from);
  const draws = typeof text === "string" ? /^draws:\n {2}file: (.*)$/m.exec(text)?.[1] : undefined;
  const within = draws === undefined || existsSync(beside(from, draws));
  return { at: within ? from : join(data, resolvedName), from };
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

/**
 * Loads it and shows what is wrong with it.
 * @returns undefined when it cannot be used
 * @throws RecordProblem for a folder that is no whole result of a run
 */
export function loadCompared(
  path: string,
  overrides: readonly string[],
  data: string,
  io: Io,
): ComparedScenario | undefined {
  const folder = isFolder(path) ? path : undefined;
  const recorded = folder === undefined ? undefined : recordedFacts(folder);
  const { at, from } = folder === undefined ? { at: path, from: path } : inFolder(folder, data);
  const loading = loadScenario(at, { readText: (file) => readText(file === at ? from : file), overrides });
  const { loaded } = loading;
  // The run whose folder it is has said what to know of its scenario.
  if (folder === undefined || !loaded) showProblems(path, overrides, loading, io);
  if (!loaded) return undefined;
  const name = folder === undefined ? loaded.name : basename(folder);
  return { loaded: { ...loaded, name }, tree: resolvedTree(loaded, at), recorded };
}
