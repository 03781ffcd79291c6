/** The end of every command that makes a result folder: its answer as JSON, as words, or only where its files are. */
import { jsonText } from "../output/json/json.ts";
import { placeWords } from "./files/place.ts";
import { answerWidth, type Io } from "./io.ts";

export interface Answer {
  /** The result folder as it was written. */
  readonly folder: string;
  /** What `--json` prints beside the folder: as summary.json has it. */
  readonly summary: object;
  /** The answer at so many columns, with a newline at its end. */
  readonly words: (width: number) => string;
  /** What is said below it of the folder. Default: where it is. */
  readonly files?: (place: string) => string;
}

/** @returns the folder, as the reader may type it */
export function printAnswer(
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
  io: Io,
  { folder, summary, words, files = (place) => `\nFiles: ${place}\n` }: Answer,
): string {
  const place = placeWords(folder);
  if (json) io.print(jsonText({ folder: place, ...summary }));
  else io.print(quiet ? `${place}\n` : `${words(answerWidth(io))}${files(place)}`);
  return place;
}
