/** `casehub run`: simulates a scenario, writes its result folder and prints the answer. */

import { runIdentity, thisBuild } from "../../../execution/identity.ts";
import { KeptExecutor } from "../../../execution/kept-executor.ts";
import { KeptStore } from "../../../execution/store/kept.ts";
import { damagedWords } from "../../../execution/store/spot-check.ts";
import { ThreadsExecutor } from "../../../execution/threads/threads.ts";
import { defaultCap } from "../../../experiment/precision/precision.ts";
import { type PrecisionGoal, readPrecision } from "../../../experiment/precision/precision-goal.ts";
import type { Point } from "../../../experiment/replications/point.ts";
import { observedSeries } from "../../../experiment/run/observed.ts";
import { compile } from "../../../hub/compile.ts";
import { fluid } from "../../../hub/fluid/fluid.ts";
import type { Plan } from "../../../hub/plan.ts";
import { summaryJson } from "../../../output/json/summary-json.ts";
import { type FinishedRun, finishedRun, textsIn } from "../../../output/results/finished.ts";
import { abandon, openResultFolder } from "../../../output/results/folder.ts";
import { shownAnswer, terminalSummary } from "../../../output/terminal.ts";
import { precisionNameLines } from "../../../output/words/precision-names.ts";
import { enforcementWords, type NamedVerdict, namedVerdicts } from "../../../output/words/verdict-words.ts";
import { countOption, mostReplications, seedOption } from "../../arguments/options.ts";
import type { RunArguments } from "../../arguments/run-arguments.ts";
import { refuseSaidTwice } from "../../arguments/said-twice.ts";
import { threadsOption } from "../../arguments/threads-option.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { loadOrExplain } from "../../files/load.ts";
import { placeWords } from "../../files/place.ts";
import { listenForInterruption, stopping } from "../../interruption.ts";
import { errorWidth, type Io, note } from "../../io.ts";
import { printAnswer } from "../../printed-answer.ts";
import { replicationProgress } from "../../progress/progress.ts";
import { type RunSession, runSession } from "../../session.ts";
import { runFluid } from "./run-fluid.ts";

function goalOf(text: string, plan: Plan, width: number): PrecisionGoal {
  const goal = readPrecision(text, plan);
  if (!("wrong" in goal)) return goal;
  const list = goal.unknown ? ["", "These names can be given a precision:", ...precisionNameLines(plan, width)] : [];
  throw new BadInput([goal.wrong, ...list].join("\n"));
}

/** What is said of a result that stood there before: it was made again from its replications, so that what is printed is not taken on trust. */
function wordsOfBefore({ texts }: FinishedRun, folder: string, allReused: boolean): string {
  const place = placeWords(folder);
  if (textsIn(folder).some((text, i) => text !== texts[i]))
    return `The result in ${place} did not match its scenario, so it was written again.\n`;
  return allReused
    ? `Nothing was run again: ${place} holds this scenario, seed, number of replications and build.\nTo run a part of it again and compare: casehub verify ${place}\n`
    : `${place} already held this result. Its replications are no longer kept, so it was run again: the result is the same.\n`;
}

/** @returns the exit code of a whole run */
function enforced(targets: readonly NamedVerdict[], { enforceTargets }: RunArguments, io: Io): number {
  const words = enforceTargets ? enforcementWords(targets) : undefined;
  if (words === undefined) return exitCode.done;
  note(io, `${words}\n`);
  return exitCode.targetMissed;
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: RunArguments, io: Io): Promise<number> {
  if (args.fluid) return runFluid(args, io);
  refuseSaidTwice(args, args.precision.length === 0 ? ["seed", "replications"] : ["seed"]);
  const asked = countOption("replications", args.replications, undefined, mostReplications);
  const threadsAsked = threadsOption(args.threads, io);
  const loaded = loadOrExplain(args.scenario, args.set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  observedSeries(loaded.scenario, plan);
  const point: Point = {
    plan,
    seed: seedOption(args.seed, plan.seed),
    fixed: args.fixed,
    replications: asked ?? (args.precision.length > 0 ? defaultCap : plan.replications),
  };
  const precision = args.precision.map((text) => goalOf(text, plan, errorWidth(io)));
  const threads = Math.min(threadsAsked, point.replications);
  const build = thisBuild();
  const named = precision.length > 0 ? args.precision : undefined;
  const identityAt = (replications: number) =>
    runIdentity(loaded, { seed: point.seed, fixed: point.fixed, replications, precision: named }, build);
  const tell = args.verbose ? (reason: string) => note(io, `${reason}\n`) : undefined;
  const before = finishedRun(args.out, loaded.name, identityAt(point.replications));
  if (!before)
    tell?.(
      `${loaded.name}: ${args.out} has no complete result for this scenario, seed, number of replications and build`,
    );
  let reused = 0;
  const onReused = () => {
    reused++;
  };
  const folder = openResultFolder(args.out, loaded.name, identityAt(point.replications));
  const progress = args.quiet ? undefined : replicationProgress(io, point.replications);
  const interruption = listenForInterruption(
    () => {
      progress?.end();
      note(io, `${stopping}\n`);
    },
    () => abandon(folder),
  );
  try {
    const session: RunSession = {
      loaded,
      point,
      identityAt,
      precision,
      build,
      threads,
      folder,
      fluid,
      // Replications known from any command are not run again, and those that are run are kept for any other.
      executor: new KeptExecutor({
        executor: new ThreadsExecutor({ threads }),
        store: new KeptStore(args.out),
        keeps: true,
        build: build.hash,
        onReused,
        onDamaged: (count) => {
          progress?.end();
          note(io, `${damagedWords(count)}.\n`);
        },
        tell,
      }),
      signal: interruption.signal,
      now: () => new Date(),
      onReplication: () => progress?.step(),
      onRound: (count) => progress?.expect(count),
      onSimulated: () => progress?.end(),
    };
    return await runSession(session, ({ result, folder: written, stoppedBy }) => {
      if (stoppedBy) note(io, "The disk is full.\n");
      if (!result || !written) {
        note(io, "Stopped before the first replication finished: nothing was kept.\n");
        return exitCode.incomplete;
      }
      const place = printAnswer(args, io, {
        folder: written,
        summary: summaryJson(result),
        words: (width) => shownAnswer(terminalSummary(result, width), args.details),
        files: (at) => `Files: ${at}\n`,
      });
      if (!result.complete) {
        note(
          io,
          `Incomplete: the first ${result.estimates.replications} of ${result.point.replications} replications are kept in ${place}.\n`,
        );
        return exitCode.incomplete;
      }
      if (before && !args.quiet) note(io, wordsOfBefore(before, written, reused === result.estimates.replications));
      return enforced(namedVerdicts(result.estimates), args, io);
    });
  } finally {
    interruption.release();
  }
}
