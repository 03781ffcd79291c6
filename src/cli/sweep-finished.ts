/** A sweep that is finished already: said, and not run again. */
import { jsonOf } from "../output/recorded.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { placeWords } from "./place.ts";
import type { SweepArguments } from "./sweep-arguments.ts";

/** @returns the exit code */
export function sayFinished(folder: string, { json, quiet }: SweepArguments, io: Io): number {
  const place = placeWords(folder);
  if (json) {
    const summary = jsonOf(folder, "summary.json");
    io.print(`${JSON.stringify({ folder: place, ...summary }, undefined, 2)}\n`);
  } else if (quiet) io.print(`${place}\n`);
  else io.print(`Finished already, with the same sweep, scenario and code: nothing is run again.\n\nFiles: ${place}\n`);
  return exitCode.done;
}
