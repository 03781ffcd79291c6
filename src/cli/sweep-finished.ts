/** Where a sweep's result is, and one that is finished already: its answer is said again, and nothing is run. */
import { alteredFiles, jsonOf, manifestOf, RecordProblem, textOf } from "../output/recorded.ts";
import { answerFile } from "../output/result-folder.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { placeWords } from "./place.ts";
import type { SweepArguments } from "./sweep-arguments.ts";

/** @param place the result folder, as the reader may type it */
export function sweepFiles(place: string): string {
  return [
    `Files: ${place}`,
    "  points.csv        a row a point, for a spreadsheet",
    "  measures/         a row a point and measure, for DuckDB, pandas, R arrow",
    "",
  ].join("\n");
}

/** @returns the exit code @throws RecordProblem when the folder is not as it was written */
export function sayFinished(folder: string, { json, quiet }: SweepArguments, io: Io): number {
  const place = placeWords(folder);
  const altered = alteredFiles(folder, manifestOf(folder).files);
  if (altered.length > 0)
    throw new RecordProblem(
      `${altered.join(", ")} in ${place} ${altered.length > 1 ? "are" : "is"} not as this sweep wrote ${altered.length > 1 ? "them" : "it"}: move the folder away and give the command again; what was run is kept`,
    );
  if (json) io.print(`${JSON.stringify({ folder: place, ...jsonOf(folder, "summary.json") }, undefined, 2)}\n`);
  else if (quiet) io.print(`${place}\n`);
  else {
    io.print(`${textOf(folder, answerFile)}\n${sweepFiles(place)}`);
    io.error("Finished already, with the same sweep, scenario and code: nothing was run again.\n");
  }
  return exitCode.done;
}
