/** A worker: runs the jobs of every sweep that its Redis holds and that its own build can run, in processes of their own. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Worker as JobWorker } from "bullmq";
import type { Redis } from "ioredis";
import type { StopSignal } from "../../experiment/executor.ts";
import type { Build } from "../identity.ts";
import { machine } from "../sweep/keys.ts";
import { shownAddress } from "./address.ts";
import { Complaints, checkServer, openRedis } from "./connection.ts";
import { noticesIn, resultsKey, type SweepNotice, sweepsKey, type WorkerNotice, workersKey } from "./names.ts";
import { serveSweep } from "./serve-sweep.ts";

export interface WorkerOptions {
  readonly url: URL;
  readonly threads: number;
  readonly build: Build;
  /** Seconds without a sign of life after which a job is given to another. */
  readonly lock: number;
  /** Folder of results shared with the coordinator. */
  readonly shared?: string;
  /** Bytes of results that wait in Redis for a coordinator: no work is taken while there are more. */
  readonly mostWaiting: number;
  readonly signal: StopSignal;
  readonly tell: (what: string) => void;
}

const lookEvery = 1_000;

interface Served {
  readonly worker: JobWorker;
  readonly title: string;
}

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
  if (options.shared) process.env.CASEHUB_SHARED = join(options.shared, ".parts");
  const id = randomUUID();
  const served = new Map<string, Served>();
  const refused = new Set<string>();
  tell(`Worker on ${shownAddress(url)} with ${threads} thread${threads === 1 ? "" : "s"}.`);
  let stopped = signal.aborted;
  let wake: () => void = () => {};
  let giveUp: () => void = () => {};
  const stuck = new Promise<boolean>((resolve) => {
    giveUp = () => resolve(true);
  });
  signal.addEventListener("abort", () => {
    stopped = true;
    wake();
  });
  while (!stopped) {
    try {
      await look({ ...options, redis, served, refused, onStuck: () => stopped && giveUp() });
      await announce(redis, id, options, served);
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
  tell("Stopping when the jobs in hand are done.");
  const closed = Promise.all([...served.values()].map(({ worker }) => worker.close())).then(() => false);
  const left = await Promise.race([closed, stuck]);
  await redis.hdel(workersKey, id).catch(() => {});
  redis.disconnect();
  return left;
}

interface Looking extends WorkerOptions {
  readonly redis: Redis;
  readonly served: Map<string, Served>;
  readonly refused: Set<string>;
  /** Told when a process did not come up. */
  readonly onStuck: () => void;
}

/** Begins with sweeps that are new, ends with those that are gone, and shares the threads out among them. */
async function look(looking: Looking): Promise<void> {
  const { redis, served, refused, build, threads, tell } = looking;
  const sweeps = await noticesIn<SweepNotice>(redis, sweepsKey);
  for (const [id, notice] of sweeps) {
    if (served.has(id) || refused.has(id)) continue;
    if (notice.build !== build.hash || notice.machine !== machine) {
      refused.add(id);
      const why =
        notice.machine !== machine
          ? `it wants ${notice.machine} and this is ${machine}`
          : `it is of another build of casehub (${notice.version}; this is ${build.version})`;
      tell(`Not taking part in ${notice.title}: ${why}.`);
      continue;
    }
    tell(`Taking part in ${notice.title}.`);
    const worker = await serveSweep(id, {
      ...looking,
      onStuck: () => {
        tell("A process did not come up: starting afresh.");
        served.delete(id);
        looking.onStuck();
      },
      onFinished: () => holdBack(looking).catch(() => {}),
    });
    served.set(id, { worker, title: notice.title });
  }
  for (const [id, { worker, title }] of served)
    if (!sweeps.has(id)) {
      served.delete(id);
      tell(`${title} is over, or its Redis was emptied.`);
      // A job in hand may take long; nothing waits for it.
      void worker.close().catch(() => {});
    }
  const share = Math.max(1, Math.floor(threads / Math.max(1, served.size)));
  for (const { worker } of served.values()) worker.concurrency = share;
  await holdBack(looking);
}

/** Takes no more jobs while too much waits to be fetched, and goes on when half of it is gone. */
async function holdBack({ redis, served, mostWaiting }: Looking): Promise<void> {
  const waiting = await waitingBytes(redis, [...served.keys()]);
  for (const { worker } of served.values()) {
    if (waiting > mostWaiting && !worker.isPaused()) await worker.pause(true);
    else if (waiting < mostWaiting / 2 && worker.isPaused()) await worker.resume();
  }
}

async function waitingBytes(redis: Redis, sweeps: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const id of sweeps) bytes += Number((await redis.memory("USAGE", resultsKey(id), "SAMPLES", 0)) ?? 0);
  return bytes;
}

async function announce(redis: Redis, id: string, options: WorkerOptions, served: Map<string, Served>): Promise<void> {
  const notice: WorkerNotice = {
    host: hostname(),
    pid: process.pid,
    threads: options.threads,
    build: options.build.hash,
    machine,
    seen: Date.now(),
    busy: served.size,
  };
  await redis.hset(workersKey, id, JSON.stringify(notice));
}
