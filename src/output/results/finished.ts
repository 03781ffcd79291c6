/** A run that was made before: its folder, when it is whole and every file there is still as it was written. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { alteredFiles, manifestOf, RecordProblem, textOf } from "./recorded.ts";
import { answerFile } from "./result-folder.ts";

export interface FinishedRun {
  readonly folder: string;
  /** The answer and the summary as they stand there: whoever could write the folder could write them, so they are compared and not printed. */
  readonly texts: readonly string[];
}

const told = [answerFile, "summary.json"];

/** Whether a folder holds the whole result of this request, each file as its manifest lists it. */
function holds(folder: string, request: string): boolean {
  const manifest = manifestOf(folder);
  return (
    manifest.request === request && manifest.complete === true && alteredFiles(folder, manifest.files).length === 0
  );
}

/**
 * Finds in `out` the result of a run asked for before. A folder that is incomplete, altered or not this run's is skipped.
 * @param name of the scenario @param request the identity that the run is asked for under
 */
export function finishedRun(out: string, name: string, request: string): FinishedRun | undefined {
  for (const folder of foldersOf(out, name))
    try {
      if (holds(folder, request)) return { folder, texts: textsIn(folder) };
    } catch (error) {
      // Not a result that can be read: the run is made afresh.
      if (!(error instanceof RecordProblem)) throw error;
    }
  return undefined;
}

/** What a result's folder says in words and in JSON. @throws RecordProblem when it is not there */
export function textsIn(folder: string): string[] {
  return told.map((file) => textOf(folder, file));
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
