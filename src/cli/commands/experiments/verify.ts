/** `casehub verify`: runs replications of a result folder again, makes its files again, and compares both with what is there. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { SpillStore } from "../../../execution/store/spill.ts";
import { ThreadsExecutor } from "../../../execution/threads/threads.ts";
import type { Point } from "../../../experiment/replications/point.ts";
import { compile } from "../../../hub/compile.ts";
import { fluid } from "../../../hub/fluid/fluid.ts";
import type { Replication } from "../../../hub/replication.ts";
import { jsonText } from "../../../output/json/json.ts";
import { holdAgainst, makeAgain } from "../../../output/results/made-again.ts";
import {
  insideFolder,
  jsonOf,
  type RecordedRun,
  RecordProblem,
  readRecordedRun,
} from "../../../output/results/recorded.ts";
import { sampleOf, verify } from "../../../output/results/verification.ts";
import { readStated } from "../../../output/words/stated.ts";
import { loadScenario } from "../../../scenario/load.ts";
import type { LoadedScenario } from "../../../scenario/loaded.ts";
import { problemsText } from "../../../scenario/text/problem-text.ts";
import { countOption, mostReplications } from "../../arguments/options.ts";
import { threadsOption } from "../../arguments/threads-option.ts";
import { exitCode } from "../../exit-code.ts";
import { readText } from "../../files/files.ts";
import { listenForInterruption } from "../../interruption.ts";
import { answerWidth, errorWidth, type Io, note } from "../../io.ts";
import { refuseWhatIsNoRun } from "../../no-result.ts";
import { replicationProgress } from "../../progress/progress.ts";
import { type Findings, findingsJson, findingsWords, isAsItShouldBe } from "../../verify-words.ts";

/** Options as typed, before they are checked. */
export interface VerifyArguments {
  readonly results: string;
  readonly sample?: string;
  readonly threads?: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

const usualSample = 5;
/** Model events that are simulated again unasked: some ten seconds of one processor. */
const eventsUnasked = 1e8;

/** How many replications are run again: all where that is asked for, or where it is soon done. */
function sampleSize(text: string | undefined, { header, rows }: RecordedRun): number {
  if (text === "all") return rows.length;
  if (text !== undefined) return countOption("sample", text, usualSample, mostReplications);
  const events = header.indexOf("events");
  const total = rows.reduce((sum, row) => sum + Number(row[events]), 0);
  return total <= eventsUnasked ? rows.length : usualSample;
}

/** The folder's own scenario; it may name files of the folder and no others. */
function ownScenario(folder: string, io: Io): LoadedScenario | undefined {
  const { loaded, problems, sources } = loadScenario(join(folder, "scenario.resolved.yaml"), {
    readText: (path) => {
      const inside = insideFolder(folder, relative(folder, path));
      return inside === undefined
        ? { code: "CH101", message: `there is no file ${path} in the folder` }
        : readText(inside);
    },
  });
  if (!loaded) io.error(problemsText(problems, sources, errorWidth(io)));
  return loaded;
}

/** A sweep's folder does not hold its replications. @throws RecordProblem that says what vouches for them */
function refuseSweep(folder: string): void {
  const { points, design } = jsonOf(folder, "summary.json");
  if (points === undefined || !Array.isArray(design)) return;
  throw new RecordProblem(
    `${folder} is the result of a sweep, which verify does not vouch for. The same sweep asked for again runs some of its replications again, makes every file anew and says whether they are the same; to run all of it again, give another folder, and compare the two: casehub sweep FILE --out OTHER`,
  );
}

/** @returns the exit code @throws BadInput, RecordProblem for what the user can mend */
export async function run(args: VerifyArguments, io: Io): Promise<number> {
  const threads = args.threads === undefined ? undefined : threadsOption(args.threads, io);
  refuseWhatIsNoRun(args.results);
  refuseSweep(args.results);
  const recorded = readRecordedRun(args.results);
  const stated = readStated(args.results);
  const size = sampleSize(args.sample, recorded);
  const loaded = ownScenario(args.results, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const sample = sampleOf(recorded.identity, recorded.rows.length, size);
  const isAll = sample.length === recorded.rows.length;
  const point: Point = { plan, seed: recorded.seed, fixed: recorded.fixed, replications: sample.length };
  const staging = mkdtempSync(join(tmpdir(), "casehub-verify-"));
  const clear = () => rmSync(staging, { recursive: true, force: true });
  const store = new SpillStore(plan, { folder: staging, capacity: sample.length });
  try {
    const rerun = await runAgain(point, sample, { ...args, threads, io, store, clear });
    if (rerun.length < sample.length) {
      note(io, `Stopped: ${rerun.length} of ${sample.length} replications were run again, too few for a verdict.\n`);
      return exitCode.incomplete;
    }
    makeAgain(staging, recorded, stated, { loaded, point, rows: store, isAll, limit: fluid });
    const findings: Findings = {
      results: args.results,
      recorded,
      verification: verify(recorded, point, rerun),
      files: holdAgainst(args.results, staging, stated, isAll),
    };
    io.print(args.json ? jsonText(findingsJson(findings)) : findingsWords(findings, answerWidth(io)));
    return isAsItShouldBe(findings) ? exitCode.done : exitCode.mismatch;
  } finally {
    store.close();
    clear();
  }
}

interface Rerun {
  readonly threads: number | undefined;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly io: Io;
  /** Takes them whole, numbered by their place in the sample. */
  readonly store: SpillStore;
  /** Done before the process ends at a second Ctrl-C. */
  readonly clear: () => void;
}

/** The sample run again, each without its days, which lie in the store. */
async function runAgain(
  point: Point,
  sample: readonly number[],
  { threads, quiet, json, io, store, clear }: Rerun,
): Promise<Replication[]> {
  const progress = quiet || json ? undefined : replicationProgress(io, sample.length);
  const interruption = listenForInterruption(() => progress?.end(), clear);
  const executor = new ThreadsExecutor({ threads });
  const places = new Map(sample.map((replication, place) => [replication, place]));
  const rerun: Replication[] = [];
  try {
    const keep = (replication: Replication) => {
      store.put({ ...replication, replication: places.get(replication.replication) as number });
      rerun.push({ ...replication, daily: new Float64Array(0) });
      progress?.step();
    };
    await executor.run(point, sample, keep, interruption.signal);
    return rerun;
  } finally {
    progress?.end();
    interruption.release();
    await executor.close();
  }
}
