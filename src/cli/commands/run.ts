/** `casehub run`: simulates a scenario, writes its result folder and prints the answer. */
import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { runIdentity, thisBuild } from "../../execution/identity.ts";
import { ThreadsExecutor } from "../../execution/threads.ts";
import { observedSeries } from "../../experiment/observed.ts";
import type { Point } from "../../experiment/point.ts";
import { defaultCap, type PrecisionGoal, readPrecision } from "../../experiment/precision.ts";
import { compile } from "../../hub/compile.ts";
import { fluid } from "../../hub/fluid/fluid.ts";
import type { Plan } from "../../hub/plan.ts";
import { abandon, openResultFolder } from "../../output/folder.ts";
import { summaryJson } from "../../output/summary-json.ts";
import { terminalSummary } from "../../output/terminal.ts";
import { BadInput, exitCode } from "../exit-code.ts";
import { listenForInterruption } from "../interruption.ts";
import type { Io } from "../io.ts";
import { loadOrExplain } from "../load.ts";
import { countOption, mostReplications, mostThreads, seedOption } from "../options.ts";
import { Progress } from "../progress.ts";
import type { RunArguments } from "../run-arguments.ts";
import { runSession } from "../session.ts";
import { runFluid } from "./run-fluid.ts";

function goalOf(text: string, plan: Plan): PrecisionGoal {
  const goal = readPrecision(text, plan);
  if (typeof goal === "string") throw new BadInput(goal);
  return goal;
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: RunArguments, io: Io): Promise<number> {
  if (args.fluid) return runFluid(args, io);
  const asked = countOption("replications", args.replications, undefined, mostReplications);
  const threadsAsked = countOption("threads", args.threads, availableParallelism(), mostThreads);
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
  const precision = args.precision.map((text) => goalOf(text, plan));
  const threads = Math.min(threadsAsked, point.replications);
  const build = thisBuild();
  const named = precision.length > 0 ? args.precision : undefined;
  const identityAt = (replications: number) =>
    runIdentity(loaded, { seed: point.seed, fixed: point.fixed, replications, precision: named }, build);
  const folder = openResultFolder(args.out, loaded.name, identityAt(point.replications));
  const progress = args.quiet
    ? undefined
    : new Progress({
        total: point.replications,
        what: "replications",
        isTerminal: io.errorIsTerminal,
        write: io.error,
        now: Date.now,
      });
  const interruption = listenForInterruption(
    () => {
      progress?.end();
      io.error("Stopping: what is finished is kept. Ctrl-C again ends at once.\n");
    },
    () => abandon(folder),
  );
  try {
    const {
      result,
      folder: written,
      stoppedBy,
    } = await runSession({
      loaded,
      point,
      identityAt,
      precision,
      build,
      threads,
      folder,
      fluid,
      executor: new ThreadsExecutor({ threads }),
      signal: interruption.signal,
      now: () => new Date(),
      onReplication: () => progress?.step(),
      onRound: (count) => progress?.expect(count),
      onSimulated: () => progress?.end(),
    });
    if (stoppedBy) io.error("The disk is full.\n");
    if (!result || !written) {
      io.error("Stopped before the first replication was finished: nothing is kept.\n");
      return exitCode.incomplete;
    }
    const shown = relative(process.cwd(), written) || written;
    const place = shown.startsWith("..") ? written : shown;
    if (args.json) io.print(`${JSON.stringify({ folder: place, ...summaryJson(result) }, undefined, 2)}\n`);
    else io.print(args.quiet ? `${place}\n` : terminalSummary(result, place));
    if (!result.complete) {
      io.error(
        `Incomplete: the first ${result.estimates.replications} of ${result.point.replications} replications are kept in ${place}.\n`,
      );
      return exitCode.incomplete;
    }
    return args.enforceTargets && result.estimates.targets.some(({ met }) => !met)
      ? exitCode.targetMissed
      : exitCode.done;
  } finally {
    interruption.release();
  }
}
