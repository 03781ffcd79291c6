/** What commands that choose their own points work with: a laboratory over threads with its cache beside the results, progress, and Ctrl-C. */
import { join } from "node:path";
import { RunReader } from "../execution/files/read-runs.ts";
import { type Build, thisBuild } from "../execution/identity.ts";
import { ReplicationCache } from "../execution/kept/replication-cache.ts";
import { ScalarCache } from "../execution/kept/scalar-cache.ts";
import { damagedWords } from "../execution/kept/spot-check.ts";
import { CachedLaboratory } from "../execution/laboratory.ts";
import { Lanes } from "../execution/threads/lanes.ts";
import { ThreadsExecutor } from "../execution/threads/threads.ts";
import type { StopSignal } from "../experiment/laboratory/executor.ts";
import { Interrupted, type Laboratory } from "../experiment/laboratory/laboratory.ts";
import { threadsOption } from "./arguments/threads-option.ts";
import { exitCode } from "./exit-code.ts";
import { listenForInterruption } from "./interruption.ts";
import { type Io, note } from "./io.ts";
import { Progress } from "./progress/progress.ts";

/** Options as typed. */
export interface WorkbenchArguments {
  readonly threads?: string;
  readonly out: string;
  readonly quiet: boolean;
  /** Say of each request what is run or reused, and why. */
  readonly verbose: boolean;
}

export interface Workbench {
  readonly laboratory: Laboratory;
  /** For work that wants a few readings of each run and not its scalars. */
  readonly reader: RunReader;
  readonly build: Build;
  readonly threads: number;
  readonly signal: StopSignal;
  /** How many replications are asked for in all, as far as is known by now. */
  expect(total: number): void;
}

/**
 * Does a piece of work with a laboratory, and cleans up after it. An interruption ends it with exit code 3: the cache keeps what was
 * finished.
 * @returns the exit code
 */
export async function atWorkbench(
  args: WorkbenchArguments,
  io: Io,
  work: (workbench: Workbench) => Promise<number>,
): Promise<number> {
  const threads = threadsOption(args.threads, io);
  const build = thisBuild();
  const progress = args.quiet
    ? undefined
    : new Progress({
        total: 1,
        what: "replications",
        isTerminal: io.errorIsTerminal,
        columns: io.errorColumns,
        write: io.error,
        now: Date.now,
      });
  const interruption = listenForInterruption(
    () => {
      progress?.end();
      note(io, "Stopping: finished work is kept. Press Ctrl-C again to stop at once.\n");
    },
    () => {},
  );
  const executor = new Lanes(Array.from({ length: threads }, () => new ThreadsExecutor({ threads: 1 })));
  const cacheFolder = join(args.out, ".cache");
  const whole = new ReplicationCache(cacheFolder);
  const cache = new ScalarCache(cacheFolder);
  let damaged = 0;
  const onDamaged = (count: number) => {
    damaged += count;
  };
  const reader = new RunReader({
    executor,
    build: build.hash,
    cache,
    signal: interruption.signal,
    onReplication: () => progress?.step(),
    onDamaged,
  });
  const laboratory = new CachedLaboratory({
    executor,
    build: build.hash,
    cache,
    whole,
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
  try {
    return await work({
      laboratory,
      reader,
      build,
      threads,
      signal: interruption.signal,
      expect: (total) => progress?.expect(total),
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    note(
      io,
      `Incomplete: ${laboratory.count.run + reader.count.run} replications were run and are kept; run the same command again to continue.\n`,
    );
    return exitCode.incomplete;
  } finally {
    progress?.end();
    if (damaged > 0) note(io, `${damagedWords(damaged)}.\n`);
    interruption.release();
    whole.close();
    await executor.close();
  }
}
