/** `casehub verify`: runs some replications of a result folder again and compares them with it, value by value. */
import { join, relative } from "node:path";
import { thisBuild } from "../../execution/identity.ts";
import { ThreadsExecutor } from "../../execution/threads.ts";
import type { Point } from "../../experiment/point.ts";
import { compile } from "../../hub/compile.ts";
import type { Replication } from "../../hub/replication.ts";
import { insideFolder, type RecordedRun, readRecordedRun } from "../../output/recorded.ts";
import { agrees, sampleOf, type Verification, verify } from "../../output/verification.ts";
import { plainNumber, wrap } from "../../output/wording.ts";
import { loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { problemsText } from "../../scenario/problem-text.ts";
import { exitCode } from "../exit-code.ts";
import { readText } from "../files.ts";
import { listenForInterruption } from "../interruption.ts";
import { answerWidth, errorWidth, type Io } from "../io.ts";
import { countOption, mostReplications, mostThreads } from "../options.ts";
import { Progress } from "../progress.ts";

/** Options as typed, before they are checked. */
export interface VerifyArguments {
  readonly results: string;
  readonly sample?: string;
  readonly threads?: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Text from a folder as a terminal may show it: it may hold anything. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  return text.slice(0, 80).replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");
}

const usualSample = 5;
const mostShown = 10;

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

/** @returns the exit code @throws BadInput, RecordProblem for what the user can mend */
export async function run(args: VerifyArguments, io: Io): Promise<number> {
  const wanted = countOption("sample", args.sample, usualSample, mostReplications);
  const threads = countOption("threads", args.threads, undefined, mostThreads);
  const recorded = readRecordedRun(args.results);
  const loaded = ownScenario(args.results, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const sample = sampleOf(recorded.identity, recorded.rows.length, wanted);
  const point: Point = { plan, seed: recorded.seed, fixed: recorded.fixed, replications: sample.length };
  const rerun = await runAgain(point, sample, threads, args.quiet || args.json, io);
  if (rerun.length < sample.length) {
    io.error(
      `Stopped: ${rerun.length} of ${sample.length} replications were run again, and nothing is said of them.\n`,
    );
    return exitCode.incomplete;
  }
  const verification = verify(recorded, point, rerun);
  io.print(
    args.json
      ? `${JSON.stringify(inJson(recorded, verification), undefined, 2)}\n`
      : inWords(args.results, recorded, verification, answerWidth(io)),
  );
  return agrees(verification) && recorded.altered.length === 0 ? exitCode.done : exitCode.mismatch;
}

async function runAgain(
  point: Point,
  sample: readonly number[],
  threads: number | undefined,
  quiet: boolean,
  io: Io,
): Promise<Replication[]> {
  const progress = quiet
    ? undefined
    : new Progress({
        total: sample.length,
        what: "replications",
        isTerminal: io.errorIsTerminal,
        columns: io.errorColumns,
        write: io.error,
        now: Date.now,
      });
  const interruption = listenForInterruption(
    () => progress?.end(),
    () => {},
  );
  const executor = new ThreadsExecutor({ threads });
  const rerun: Replication[] = [];
  try {
    const keep = (replication: Replication) => {
      rerun.push(replication);
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

function inJson({ identity, build, rows, altered }: RecordedRun, verification: Verification) {
  const { sample, values, disagreements, columns } = verification;
  return {
    format: 1,
    identity,
    agrees: agrees(verification) && altered.length === 0,
    same_build: build === thisBuild().hash,
    replications: rows.length,
    sample,
    values,
    disagreements,
    columns_only_in_folder: columns.unknown,
    columns_missing: columns.missing,
    altered_files: altered,
  };
}

function inWords(
  results: string,
  { build, version, rows, altered }: RecordedRun,
  verification: Verification,
  width: number,
): string {
  const { sample, values, disagreements, columns } = verification;
  const lines: string[] = [];
  const say = (text: string) => lines.push(...wrap(text, width));
  say(
    `${results}: ${plainNumber(sample.length)} of ${plainNumber(rows.length)} replications run again (${sample.slice(0, mostShown).join(", ")}${sample.length > mostShown ? ", …" : ""}), ${plainNumber(values)} values compared.`,
  );
  if (agrees(verification)) say("All are the same.");
  else {
    say(`NOT THE SAME: ${plainNumber(disagreements.length)} values differ.`);
    for (const { replication, column, recorded, rerun } of disagreements.slice(0, mostShown))
      lines.push(
        ...wrap(
          `replication ${replication}, ${column}: the folder has ${shown(recorded) || "nothing"}, run again it is ${rerun || "nothing"}`,
          width,
          "  ",
        ),
      );
    if (disagreements.length > mostShown) lines.push(`  and ${plainNumber(disagreements.length - mostShown)} more`);
    if (columns.unknown.length > 0)
      say(`Columns that only the folder has: ${columns.unknown.slice(0, mostShown).map(shown).join(", ")}.`);
    if (columns.missing.length > 0) say(`Columns that the folder lacks: ${columns.missing.join(", ")}.`);
  }
  if (altered.length > 0)
    say(`Files that are not as the manifest lists them: ${altered.slice(0, mostShown).map(shown).join(", ")}.`);
  if (build !== thisBuild().hash)
    say(`The folder was made by other code (version ${shown(version)}) than runs now: differences may come from that.`);
  return `${lines.join("\n")}\n`;
}
