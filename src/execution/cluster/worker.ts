/** A worker: runs the jobs of every sweep that its Redis holds and that its own build can run, in processes of their own. */

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { plural } from "../../engine/wording.ts";
import type { StopSignal } from "../../experiment/replications/executor.ts";
import { machine } from "../identity.ts";
import type { WorkerNotice } from "./believed.ts";
import { workersKey } from "./names.ts";
import { shownAddress } from "./redis/address.ts";
import { Complaints, checkServer, openRedis } from "./redis/connection.ts";
import { ServedSweeps, type TakingPart } from "./served/served-sweeps.ts";

export interface WorkerOptions extends TakingPart {
  /** Folder of results shared with the coordinator. */
  readonly shared?: string;
  readonly signal: StopSignal;
}

const lookEvery = 1_000;

/**
 * Works until the signal comes; what is then being run is finished first.
 * @returns whether a job is left that cannot end, because the process it was for never came up
 * @throws RedisProblem
 */
export async function work(options: WorkerOptions): Promise<boolean> {
  const { url, threads, tell, signal } = options;
  const redis = await openRedis(url, { tell });
  await checkServer(redis, url);
  const complaints = new Complaints(url, tell);
  // Children read the address from their environment: it holds the password, and arguments are for everyone to see.
  process.env.CASEHUB_REDIS = url.href;
  if (options.shared) process.env.CASEHUB_SHARED = options.shared;
  const id = randomUUID();
  tell(`Worker on ${shownAddress(url)} with ${threads} ${plural(threads, "thread")}.`);
  let stopped = signal.aborted;
  let wake: () => void = () => {};
  let giveUp: () => void = () => {};
  const stuck = new Promise<boolean>((resolve) => {
    giveUp = () => resolve(true);
  });
  const served = new ServedSweeps(options, redis, () => stopped && giveUp());
  signal.addEventListener("abort", () => {
    stopped = true;
    wake();
  });
  while (!stopped) {
    try {
      await served.look();
      await announce(redis, id, options, served.count);
      complaints.forget();
    } catch (error) {
      if (!stopped) complaints.hear(error as Error);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  tell("Stopping once the jobs in hand are done.");
  const closed = served.close().then(() => false);
  const left = await Promise.race([closed, stuck]);
  await redis.hdel(workersKey, id).catch(() => {});
  redis.disconnect();
  return left;
}

async function announce(redis: Redis, id: string, options: WorkerOptions, busy: number): Promise<void> {
  const notice: WorkerNotice = {
    host: hostname(),
    pid: process.pid,
    threads: options.threads,
    build: options.build.hash,
    machine,
    seen: Date.now(),
    busy,
  };
  await redis.hset(workersKey, id, JSON.stringify(notice));
}
