/** What commands that choose their own points work with: replications over threads with their cache beside the results, progress, Ctrl-C, and the end they share. */

import { type Build, thisBuild } from "../execution/identity.ts";
import { KeptSource } from "../execution/kept-source.ts";
import { KeptStore } from "../execution/store/kept.ts";
import { damagedWords } from "../execution/store/spot-check.ts";
import { Lanes } from "../execution/threads/lanes.ts";
import { ThreadsExecutor } from "../execution/threads/threads.ts";
import type { StopSignal } from "../experiment/replications/executor.ts";
import { Interrupted } from "../experiment/replications/source.ts";
import { type CommandResult, writeCommandResult } from "../output/results/command-folder.ts";
import { threadsOption } from "./arguments/threads-option.ts";
import { exitCode } from "./exit-code.ts";
import { listenForInterruption, stopping } from "./interruption.ts";
import { type Io, note } from "./io.ts";
import { printAnswer } from "./printed-answer.ts";
import { replicationProgress } from "./progress/progress.ts";

/** Options as typed. */
export interface ExperimentArguments {
  readonly threads?: string;
  readonly out: string;
  readonly quiet: boolean;
  readonly json: boolean;
  /** Say of each request what is run or reused, and why. */
  readonly verbose: boolean;
}

/** What a command found out: its files, and the answer in words at a width; the usual one where none is given. */
export interface Finding extends Omit<CommandResult, "build" | "summary" | "answer" | "manifest"> {
  readonly summary: object;
  readonly words: (width?: number) => string;
}

export interface Experiment {
  readonly source: KeptSource;
  readonly build: Build;
  readonly threads: number;
  readonly signal: StopSignal;
  /** How many replications are asked for in all, as far as is known by now. */
  expect(total: number): void;
  /** Writes the result folder and prints the answer. @returns the exit code @throws FolderProblem when it cannot be written */
  finish(finding: Finding): number;
}

/**
 * Does a piece of work with a source of replications, and cleans up after it. An interruption ends it with exit code 3: the cache keeps what was
 * finished.
 * @returns the exit code
 */
export async function runExperiment(
  args: ExperimentArguments,
  io: Io,
  work: (experiment: Experiment) => Promise<number>,
): Promise<number> {
  const started = new Date();
  const threads = threadsOption(args.threads, io);
  const build = thisBuild();
  const progress = args.quiet ? undefined : replicationProgress(io, 1);
  const interruption = listenForInterruption(
    () => {
      progress?.end();
      note(io, `${stopping}\n`);
    },
    () => {},
  );
  const executor = new Lanes(Array.from({ length: threads }, () => new ThreadsExecutor({ threads: 1 })));
  const store = new KeptStore(args.out);
  let damaged = 0;
  const onDamaged = (count: number) => {
    damaged += count;
  };
  const source = new KeptSource({
    executor,
    build: build.hash,
    store,
    signal: interruption.signal,
    onReplication: () => progress?.step(),
    onDamaged,
    tell: args.verbose
      ? (reason) => {
          progress?.end();
          note(io, `${reason}\n`);
        }
      : undefined,
  });
  const finish = ({ words, ...finding }: Finding): number => {
    const folder = writeCommandResult(
      args.out,
      { ...finding, build, answer: words(), manifest: { replications: { ...source.count } } },
      () => ({ started, finished: new Date(), threads }),
    );
    printAnswer(args, io, { folder, summary: finding.summary, words });
    return exitCode.done;
  };
  try {
    return await work({
      source,
      build,
      threads,
      signal: interruption.signal,
      expect: (total) => progress?.expect(total),
      finish,
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    note(
      io,
      `Incomplete: ${source.count.run} replications were run and are kept; run the same command again to continue.\n`,
    );
    return exitCode.incomplete;
  } finally {
    progress?.end();
    if (damaged > 0) note(io, `${damagedWords(damaged)}.\n`);
    interruption.release();
    store.shrink();
    await executor.close();
  }
}
