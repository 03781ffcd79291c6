/** `casehub sweep`: every point of a design, on this machine or on many, going on from what is there. */

import { plural } from "../../../engine/wording.ts";
import { usualSeconds } from "../../../execution/cluster/jobs/job-size.ts";
import { thisBuild } from "../../../execution/identity.ts";
import { KeptExecutor } from "../../../execution/kept-executor.ts";
import { KeptStore } from "../../../execution/store/kept.ts";
import { damagedWords } from "../../../execution/store/spot-check.ts";
import { openSweep, scheduleOf } from "../../../execution/sweep/open-sweep.ts";
import { runLocally } from "../../../execution/sweep/run-locally.ts";
import { ThreadsExecutor } from "../../../execution/threads/threads.ts";
import type { Block } from "../../../experiment/sweep/block.ts";
import { loadSweep } from "../../../experiment/sweep/design/load.ts";
import { pointWords } from "../../../experiment/sweep/design/parameters.ts";
import { jsonText } from "../../../output/json/json.ts";
import { writeSweepResult } from "../../../output/sweep/result.ts";
import { plainNumber } from "../../../output/words/wording.ts";
import { problemsText } from "../../../scenario/text/problem-text.ts";
import { countOption, mostReplications } from "../../arguments/options.ts";
import { redisOption } from "../../arguments/redis-option.ts";
import { type SweepArguments, shardOption } from "../../arguments/sweep-arguments.ts";
import { threadsOption } from "../../arguments/threads-option.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { readText } from "../../files/files.ts";
import { listenForInterruption, stopping } from "../../interruption.ts";
import { answerWidth, errorWidth, type Io, note } from "../../io.ts";
import { printAnswer } from "../../printed-answer.ts";
import { SweepProgress } from "../../progress/sweep-progress.ts";
import { dryRunJson, dryRunText, estimateSweep } from "../../sweep/dry-run.ts";
import { finishedSweep, runAgainWords, sweepFiles, wordsOfBefore } from "../../sweep/finished.ts";
import { takeKnownParts } from "../../sweep/known.ts";

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: SweepArguments, io: Io): Promise<number> {
  const threads = threadsOption(args.threads, io);
  const maxFailures =
    args.maxFailures === "0" ? 0 : countOption("max-failures", args.maxFailures, Number.POSITIVE_INFINITY, 1_000_000);
  const shard = shardOption(args.shard);
  const redis = args.redis === undefined ? undefined : redisOption(args.redis);
  if (redis && shard) throw new BadInput("choose --redis or --shard, not both: each shares out the points");
  const jobSeconds = countOption("job-seconds", args.jobSeconds, usualSeconds, 60);
  const started = new Date();
  const replications = countOption("replications", args.replications, undefined, mostReplications);
  const { sweep: read, problems, sources } = loadSweep(args.sweep, readText);
  io.error(problemsText(problems, sources, errorWidth(io)));
  if (!read) return exitCode.badInput;
  const sweep = replications === undefined ? read : { ...read, replications };
  const build = thisBuild();
  const opened = openSweep(sweep, build, args.out);
  const before = args.dryRun ? undefined : finishedSweep(args.out, sweep.name, opened.identity);
  const points = sweep.points
    .map(({ index }) => index)
    .filter((index) => !shard || index % shard.of === shard.number - 1);
  let meeting = 0;
  let blocks = 0;
  let recalled = 0;
  const onPoint = (_: number, meets: boolean) => {
    if (meets) meeting++;
  };
  const schedule = scheduleOf(opened, points, { onPoint });
  const known = {
    opened,
    schedule,
    points,
    isDryRun: args.dryRun,
    say: (words: string) => note(io, `${words}\n`),
    quiet: args.quiet,
    verbose: args.verbose,
  };
  if (args.dryRun) {
    await takeKnownParts({ ...known, signal: new AbortController().signal });
    const dry = { opened, schedule, points, threads, now: () => performance.now() };
    const estimate = await estimateSweep(dry);
    io.print(args.json ? jsonText(dryRunJson(dry, estimate)) : dryRunText(dry, estimate, answerWidth(io)));
    return exitCode.done;
  }

  const progress = new SweepProgress({
    isTerminal: io.errorIsTerminal,
    columns: io.errorColumns,
    write: args.quiet ? () => {} : io.error,
    now: Date.now,
    state: () => ({
      points: { done: schedule.pointsDone, all: points.length, failed: schedule.failed.size },
      replications: schedule.replications,
      meeting: sweep.targets.length > 0 ? meeting : undefined,
    }),
  });
  const onFailure = (point: number, reason: string) =>
    progress.say(`Failed: ${pointWords(sweep, sweep.points[point])}: ${reason}`);
  const interruption = listenForInterruption(
    () => progress.say(stopping),
    () => {},
  );
  // Points that another command has run are taken from what it kept.
  const store = new KeptStore(args.out);
  const onReused = () => {
    recalled++;
  };
  const onDamaged = (count: number) => progress.say(`${damagedWords(count)}.`);
  const executors = Array.from({ length: args.collect || redis ? 0 : threads }, () => {
    const executor = new ThreadsExecutor({ threads: 1 });
    return store.isEmpty("replications")
      ? executor
      : new KeptExecutor({ executor, store, build: build.hash, keeps: false, onReused, onDamaged });
  });
  const common = {
    schedule,
    signal: interruption.signal,
    maxFailures,
    onBlock: ({ count }: Block) => {
      blocks += count;
      progress.step();
    },
    onFailure,
  };
  try {
    const reused = await takeKnownParts({ ...known, signal: interruption.signal });
    if (reused === undefined) {
      note(io, "Stopped while replications kept from before were checked: nothing is lost.\n");
      return exitCode.incomplete;
    }
    const missing = schedule.replications.wanted - reused;
    if (before && missing > 0 && !args.collect) note(io, runAgainWords(before, plainNumber(missing)));
    if (redis && !args.collect && !schedule.isOver) {
      const { seconds } = await estimateSweep({ opened, schedule, points, threads, now: () => performance.now() });
      const { runOnRedis } = await import("../../../execution/cluster/run-on-redis.ts");
      const run = { ...common, url: redis, opened, build, points, seconds, jobSeconds, meeting: () => meeting };
      await runOnRedis({ ...run, tell: (what) => progress.say(what) });
    } else await runLocally({ ...common, ...opened, executors, now: Date.now });
    progress.end();
    if (recalled > 0 && !args.quiet)
      note(io, `${plainNumber(recalled)} replications were reused: other commands had run them.\n`);
    if (schedule.failed.size > maxFailures)
      note(
        io,
        `Stopped: ${schedule.failed.size} ${plural(schedule.failed.size, "point")} failed, more than --max-failures ${maxFailures}.\n`,
      );
    const complete = schedule.pointsDone === points.length;
    if (shard) {
      io.print(
        args.quiet
          ? ""
          : `Shard ${shard.number} of ${shard.of}: ${plainNumber(schedule.pointsDone)} of ${plainNumber(points.length)} points are done; --collect makes the result of all shards.\n`,
      );
      return complete ? exitCode.done : exitCode.incomplete;
    }
    const { folder, tally, summary } = writeSweepResult(
      args.out,
      {
        sweep,
        identity: opened.identity,
        build,
        statusOf: (point) => (schedule.isDone(point) ? "done" : schedule.failed.has(point) ? "failed" : "unfinished"),
        rowsOf: (point) => opened.rowsOf(point, schedule.wantedOf(point)),
        failures: schedule.failed,
        replications: { run: blocks - recalled, reused: reused + recalled },
      },
      () => ({ started, finished: new Date(), threads }),
    );
    printAnswer(args, io, {
      folder,
      summary,
      words: (width) => tally.words(width),
      files: (at) => `\n${sweepFiles(at)}`,
    });
    if (complete) {
      if (before && !args.quiet && !args.json) note(io, wordsOfBefore(before, folder, missing > 0));
      return exitCode.done;
    }
    note(io, "Incomplete: what is finished is kept, and run the same command again to continue.\n");
    return exitCode.incomplete;
  } finally {
    interruption.release();
    opened.store.close();
    await Promise.all(executors.map((executor) => executor.close()));
  }
}
