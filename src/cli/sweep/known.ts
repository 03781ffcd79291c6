/** What a sweep goes on from: the parts that are there, of which some replications are run again before any is used. */

import { checkParts } from "../../execution/sweep/check-parts.ts";
import type { OpenSweep } from "../../execution/sweep/open-sweep.ts";
import { takeKnown } from "../../execution/sweep/open-sweep.ts";
import { ThreadsExecutor } from "../../execution/threads/threads.ts";
import type { StopSignal } from "../../experiment/replications/executor.ts";
import { pointWords } from "../../experiment/sweep/design/parameters.ts";
import type { Schedule } from "../../experiment/sweep/schedule.ts";
import { plainNumber } from "../../output/words/wording.ts";

export interface Known {
  readonly opened: OpenSweep;
  readonly schedule: Schedule;
  readonly points: readonly number[];
  /** Not checked for a dry run: it uses no number of them. */
  readonly isDryRun: boolean;
  readonly signal: StopSignal;
  /** Told sentences for the user. */
  readonly say: (words: string) => void;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

const files = (count: number, what: string) => `${count} file${count === 1 ? " is" : "s are"} ${what}`;

/** @returns replications that need not be run; undefined when the signal came before they were checked */
export async function takeKnownParts(known: Known): Promise<number | undefined> {
  const { opened, schedule, points, isDryRun, signal, say, quiet, verbose } = known;
  const { store, sweep } = opened;
  const scan = store.scan();
  if (scan.ignored > 0)
    say(`${files(scan.ignored, "damaged")} in ${store.folder}; skipped, and what they held is run again.`);
  if (scan.blocks > 0 && !isDryRun) {
    const executor = new ThreadsExecutor({ threads: 1 });
    try {
      const found = await checkParts(opened, points, executor, signal);
      if (!found) return undefined;
      if (found.refused > 0)
        say(
          `${files(found.refused, "not what running again gives")} in ${store.folder}; put aside as .refused, and what they held is run again.`,
        );
      else if (verbose)
        say(`${plainNumber(found.checked)} replications kept from before were run again: they are the same.`);
    } finally {
      await executor.close();
    }
  }
  const tell = (point: number, reused: number, wanted: number) =>
    say(
      `${pointWords(sweep, sweep.points[point])}: ${reused > 0 ? `${reused} of ${wanted} replications reused` : "none of it was run before"}`,
    );
  const reused = takeKnown(opened, schedule, points, verbose ? tell : undefined);
  if (reused > 0 && !quiet)
    say(
      `Continuing from ${plainNumber(reused)} of ${plainNumber(schedule.replications.wanted)} replications: they were run before with the same scenario, seed, measures and code.`,
    );
  return reused;
}
