/** Where a sweep's result is, and what is said of one that stood there before: it is made again from its replications, not taken on trust. */
import { textsIn } from "../../output/results/finished.ts";
import { finishedFolder } from "../../output/results/folder.ts";
import { RecordProblem } from "../../output/results/recorded.ts";
import { placeWords } from "../files/place.ts";

/** @param place the result folder, as the reader may type it */
export function sweepFiles(place: string): string {
  return [
    `Files: ${place}`,
    "  points.csv        a row a point, for a spreadsheet",
    "  measures/         a row a point and measure, for DuckDB, pandas, R arrow",
    "",
  ].join("\n");
}

export interface FinishedSweep {
  readonly folder: string;
  /** Its answer and summary as they stand there; none where they cannot be read. */
  readonly texts: readonly string[];
}

/** A result of this sweep that stands there already. @throws FolderProblem when its place is taken */
export function finishedSweep(out: string, name: string, identity: string): FinishedSweep | undefined {
  const folder = finishedFolder(out, `sweep-${name}`, identity);
  if (folder === undefined) return undefined;
  try {
    return { folder, texts: textsIn(folder) };
  } catch (error) {
    if (!(error instanceof RecordProblem)) throw error;
    return { folder, texts: [] };
  }
}

/** Said before anything is run again for a result that is there. */
export function runAgainWords({ folder }: FinishedSweep, missing: string): string {
  const place = placeWords(folder);
  return `${place} holds this result, but ${missing} of its replications are no longer kept. They are run again, since an answer is not printed on trust; as it stands it is in ${place}/answer.txt.\n`;
}

/** @param folder the result made again @param wasRun whether a replication was run for it */
export function wordsOfBefore({ texts }: FinishedSweep, folder: string, wasRun: boolean): string {
  if (textsIn(folder).some((text, i) => text !== texts[i]))
    return `What stood in ${placeWords(folder)} did not match its sweep, so it was written again.\n`;
  return wasRun
    ? "Finished already, with the same sweep, scenario and code: what was run again gives the same result.\n"
    : "Finished already, with the same sweep, scenario and code: some of its replications were run again as a check, and the result was made again from all of them.\n";
}
