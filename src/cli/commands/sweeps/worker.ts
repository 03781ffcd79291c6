/** `casehub worker`: takes part in the sweeps of a Redis until it is stopped. */
import { work } from "../../../execution/cluster/worker.ts";
import { thisBuild } from "../../../execution/identity.ts";
import { countOption } from "../../arguments/options.ts";
import { redisOption } from "../../arguments/redis-option.ts";
import { threadsOption } from "../../arguments/threads-option.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { listenForInterruption } from "../../interruption.ts";
import { type Io, note } from "../../io.ts";

export interface WorkerArguments {
  readonly redis?: string;
  readonly threads?: string;
  readonly lock?: string;
  readonly shared?: string;
  readonly mostWaiting?: string;
}

/** Megabytes of results that wait in Redis. */
const usualWaiting = 32;

/** @returns the exit code @throws BadInput, RedisProblem for what the user can mend */
export async function run(args: WorkerArguments, io: Io): Promise<number> {
  const threads = threadsOption(args.threads, io);
  const lock = countOption("lock", args.lock, 30, 3600);
  const waiting = Number(args.mostWaiting ?? usualWaiting);
  if (!(waiting > 0)) throw new BadInput(`--most-waiting takes megabytes, not "${args.mostWaiting}"`);
  const url = redisOption(args.redis);
  const interruption = listenForInterruption(
    () => {},
    () => {},
  );
  try {
    const tell = (what: string) => note(io, `${what}\n`);
    const options = {
      url,
      threads,
      lock,
      shared: args.shared,
      mostWaiting: waiting * 2 ** 20,
      build: thisBuild(),
      tell,
    };
    const left = await work({ ...options, signal: interruption.signal });
    // What is left would keep this process, and its job, for ever.
    if (left) process.exit(exitCode.done);
    return exitCode.done;
  } finally {
    interruption.release();
  }
}
