/** A scenario to be compared value by value: from its file, or from the result folder of a run of it. */
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { resolvedTree, type Tree } from "../scenario/difference.ts";
import { beside } from "../scenario/file-path.ts";
import { loadScenario } from "../scenario/load.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";
import { problemsText } from "../scenario/problem-text.ts";
import { readText } from "./files.ts";
import type { Io } from "./io.ts";

export interface ComparedScenario {
  readonly loaded: LoadedScenario;
  readonly tree: Tree;
}

const resolvedName = "scenario.resolved.yaml";

/**
 * A result folder holds its scenario with everything in it but the joint draws: those are looked for in the folder itself and then
 * in `data`, as if the scenario stood there.
 */
function asFile(path: string, data: string): { at: string; from: string; name?: string } {
  if (!existsSync(path) || !statSync(path).isDirectory()) return { at: path, from: path };
  const from = join(path, resolvedName);
  const text = readText(from);
  const draws = typeof text === "string" ? /^draws:\n {2}file: (.*)$/m.exec(text)?.[1] : undefined;
  const within = draws === undefined || existsSync(beside(from, draws));
  return { at: within ? from : join(data, resolvedName), from, name: basename(path) };
}

/** Loads it and shows what is wrong with it. @returns undefined when it cannot be used */
export function loadCompared(
  path: string,
  overrides: readonly string[],
  data: string,
  io: Io,
): ComparedScenario | undefined {
  const { at, from, name } = asFile(path, data);
  const { loaded, problems, sources } = loadScenario(at, {
    readText: (file) => readText(file === at ? from : file),
    overrides,
  });
  io.error(problemsText(problems, sources));
  return loaded && { loaded: { ...loaded, name: name ?? loaded.name }, tree: resolvedTree(loaded, at) };
}
