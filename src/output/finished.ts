/** A run that was made before: its answer is read from its folder, when every file there is still as it was written. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { alteredFiles, jsonOf, RecordProblem, textOf } from "./recorded.ts";
import { answerFile } from "./result-folder.ts";

export interface FinishedRun {
  readonly folder: string;
  /** The answer in words, as printed when it was run. */
  readonly answer: string;
  /** summary.json as it stands. */
  readonly summary: Record<string, unknown>;
  readonly targetMissed: boolean;
}

/** Whether a folder holds the whole result of this request, each file as its manifest lists it. */
function holds(folder: string, request: string): boolean {
  const manifest = jsonOf(folder, "manifest.json");
  return (
    manifest.request === request && manifest.complete === true && alteredFiles(folder, manifest.files).length === 0
  );
}

/**
 * Finds in `out` the result of a run asked for before. A folder that is incomplete, altered or another's is passed over.
 * @param name of the scenario @param request the identity that the run is asked for under
 */
export function finishedRun(out: string, name: string, request: string): FinishedRun | undefined {
  for (const folder of foldersOf(out, name)) {
    try {
      if (!holds(folder, request)) continue;
      const summary = jsonOf(folder, "summary.json");
      if (!Array.isArray(summary.targets)) continue;
      const targetMissed = summary.targets.some((target) => target?.met !== true);
      return { folder, answer: textOf(folder, answerFile), summary, targetMissed };
    } catch (error) {
      // Not a result that can be read: the run is made afresh.
      if (!(error instanceof RecordProblem)) throw error;
    }
  }
  return undefined;
}

function foldersOf(out: string, name: string): string[] {
  try {
    return readdirSync(out)
      .filter((entry) => entry.startsWith(`${name}-`) && /^[0-9a-f]+$/.test(entry.slice(name.length + 1)))
      .sort()
      .map((entry) => join(out, entry));
  } catch {
    return [];
  }
}
