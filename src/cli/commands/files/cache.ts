/** `casehub cache`: what is kept so as not to be run again, and with `--free` taking it away. */

import { join } from "node:path";
import { type Kept, KeptStore } from "../../../execution/store/kept.ts";
import { jsonText } from "../../../output/json/json.ts";
import { counted, plainNumber } from "../../../output/words/wording.ts";
import { exitCode } from "../../exit-code.ts";
import { type Io, say } from "../../io.ts";

export interface CacheArguments {
  readonly out: string;
  readonly free: boolean;
  readonly json: boolean;
}

const size = (bytes: number) => `${plainNumber(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`;

function lineOf({ name, holds, files, bytes }: Kept, out: string): string {
  return `${join(out, name)}: ${size(bytes)} in ${counted(files, "file")}\n  ${holds}\n`;
}

/** @returns the exit code */
export async function run({ out, free, json }: CacheArguments, io: Io): Promise<number> {
  const store = new KeptStore(out);
  const kept = store.sizes();
  if (free) store.free();
  const there = kept.filter(({ files }) => files > 0);
  const total = there.reduce((sum, { bytes }) => sum + bytes, 0);
  if (json) {
    io.print(jsonText({ out, freed: free, bytes: total, kept }));
    return exitCode.done;
  }
  if (there.length === 0) say(io, `Nothing is kept in ${out}.\n`);
  else if (free)
    say(io, `Freed ${size(total)} in ${out}. Your results stay; what was deleted takes time to run again.\n`);
  else {
    for (const one of there) say(io, lineOf(one, out));
    say(io, "You can delete it safely: casehub runs again what it then needs.\nTo delete it: casehub cache --free\n");
  }
  return exitCode.done;
}
