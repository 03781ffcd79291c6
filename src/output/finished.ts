/** A run that was made before: its answer is read from its folder, when every file there is still as it was written. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { alteredFiles, jsonOf, RecordProblem, textOf } from "./recorded.ts";
import { answerFile } from "./result-folder.ts";
import type { NamedVerdict } from "./verdict-words.ts";

export interface FinishedRun {
  readonly folder: string;
  /** The answer in words, as printed when it was run. */
  readonly answer: string;
  /** summary.json as it stands. */
  readonly summary: Record<string, unknown>;
  readonly targets: readonly NamedVerdict[];
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
      const targets = verdictsOf(summary);
      if (!targets) continue;
      return { folder, answer: textOf(folder, answerFile), summary, targets };
    } catch (error) {
      // Not a result that can be read: the run is made afresh.
      if (!(error instanceof RecordProblem)) throw error;
    }
  }
  return undefined;
}

/** The targets of a summary, judged; undefined when it does not hold what a run writes. */
function verdictsOf({ targets, run }: Record<string, unknown>): NamedVerdict[] | undefined {
  const replications = (run as { finished?: unknown } | undefined)?.finished;
  if (!Array.isArray(targets) || typeof replications !== "number") return undefined;
  const read = targets.flatMap((target): NamedVerdict[] => {
    const { share, low95: low, high95: high } = target?.probability ?? {};
    const isWhole =
      typeof target?.name === "string" &&
      [share, low, high, target.asked].every((value) => typeof value === "number" && value >= 0 && value <= 1);
    return isWhole
      ? [
          {
            name: typeof target.label === "string" ? target.label : target.name,
            probability: { share, low, high },
            asked: target.asked,
            replications,
          },
        ]
      : [];
  });
  return read.length === targets.length ? read : undefined;
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
