/**
 * The coordinator of a sweep on Redis. It keeps a short queue filled, fetches results into parts of its own, and trusts nothing that
 * Redis may lose: what is neither finished here nor known there is queued again.
 */
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { StopSignal } from "../../experiment/executor.ts";
import type { Block, Schedule } from "../../experiment/sweep/schedule.ts";
import type { Build } from "../identity.ts";
import { type SweepBench, settingsOf } from "../sweep/bench.ts";
import { machine } from "../sweep/keys.ts";
import { checkEviction, openRedis, withoutSecrets } from "./address.ts";
import { decodeResult, encodeBase, type JobData } from "./job.ts";
import { jobSize, Speed } from "./job-size.ts";
import {
  baseKey,
  prefixOf,
  queueName,
  resultsKey,
  type SweepNotice,
  type SweepState,
  stateKey,
  sweepId,
  sweepsKey,
  workersIn,
} from "./names.ts";
import { QueuedJobs } from "./queued-jobs.ts";

export interface ClusterRun {
  readonly url: URL;
  readonly bench: SweepBench;
  readonly build: Build;
  readonly schedule: Schedule;
  readonly points: readonly number[];
  readonly maxFailures: number;
  /** Seconds of one replication, measured here: how blocks are grouped until workers tell better. */
  readonly seconds: number;
  /** Seconds that a job should take. */
  readonly jobSeconds: number;
  readonly meeting: () => number;
  readonly signal: StopSignal;
  readonly onBlock: (block: Block) => void;
  readonly onFailure: (point: number, reason: string) => void;
  readonly tell: (what: string) => void;
}

const tendEvery = 250;
/** Every so many rounds, jobs that Redis should know are looked for. */
const lookForLost = 8;
export async function runOnRedis(run: ClusterRun): Promise<void> {
  const { url, tell, signal, schedule } = run;
  const redis = await openRedis(url, { tell });
  await checkEviction(redis, url);
  const { Queue: JobQueue } = await import("bullmq");
  const id = sweepId(run.bench.identity);
  const queue: Queue<JobData> = new JobQueue(queueName, { connection: redis, prefix: prefixOf(id) });
  queue.on("error", () => {});
  const coordinator = new Coordinator(run, id, redis, queue);
  try {
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    for (let round = 0; !signal.aborted && !schedule.isOver && schedule.failed.size <= run.maxFailures; round++) {
      // A connection that is lost is made again by itself; meanwhile a command waits, and Ctrl-C does not.
      await Promise.race([stopped, coordinator.tend(round).catch((error) => tell(withoutSecrets(String(error), url)))]);
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, tendEvery))]);
    }
    if (schedule.isOver) await coordinator.tidy();
  } finally {
    run.bench.store.flush();
    await queue.close().catch(() => {});
    redis.disconnect();
  }
}

class Coordinator {
  private readonly run: ClusterRun;
  private readonly id: string;
  private readonly redis: Redis;
  private readonly queue: Queue<JobData>;
  private readonly base: ReturnType<typeof encodeBase>;
  private readonly points = new Map<string, number>();
  private readonly jobs: QueuedJobs;
  private readonly speed: Speed;

  constructor(run: ClusterRun, id: string, redis: Redis, queue: Queue<JobData>) {
    this.run = run;
    this.id = id;
    this.redis = redis;
    this.queue = queue;
    this.base = encodeBase(run.bench.base);
    this.speed = new Speed(run.seconds);
    const { bench, build, schedule } = run;
    for (const point of run.points) this.points.set(bench.keyOf(point), point);
    this.jobs = new QueuedJobs({
      redis,
      queue,
      sweep: id,
      plan: this.base.plan,
      family: bench.family,
      build: build.hash,
      schedule,
      sent: ({ point, from, count }) => ({ point: bench.keyOf(point), from, count, ...settingsOf(bench.sweep, point) }),
      received: ({ point, from, count }) => {
        const index = this.points.get(point);
        return index === undefined ? undefined : { point: index, from, count };
      },
      onPoison: (point, reason) => this.fail(point, reason),
    });
  }

  /** One round. */
  async tend(round: number): Promise<void> {
    await this.announce();
    if (round === 0) await this.jobs.adopt();
    const lost = round % lookForLost === 0 ? await this.jobs.lost() : [];
    await this.collect();
    for (const job of lost) await this.jobs.again(job);
    await this.jobs.lookAtFailed();
    await this.fill();
    await this.report();
  }

  /** Takes everything of this sweep out of Redis. */
  async tidy(): Promise<void> {
    const { redis, id } = this;
    await redis.hdel(sweepsKey, id);
    await this.queue.obliterate({ force: true });
    await redis.del(baseKey(id), resultsKey(id), stateKey(id));
  }

  private async announce(): Promise<void> {
    const { redis, id, base } = this;
    if (await redis.hexists(sweepsKey, id)) return;
    const { bench, build } = this.run;
    const notice: SweepNotice = {
      title: bench.sweep.file.title,
      plan: base.plan,
      family: bench.family,
      build: build.hash,
      version: build.version,
      machine,
    };
    await redis.set(baseKey(id), base.bytes);
    await redis.hset(sweepsKey, id, JSON.stringify(notice));
  }

  /** Fetches results, writes their parts, and only then takes them out of Redis. */
  private async collect(): Promise<void> {
    const { redis, id } = this;
    const { schedule, onBlock, bench } = this.run;
    const { store } = bench;
    const key = resultsKey(id);
    const finished = ({ point, from, count }: { point: string; from: number; count: number }) => {
      const index = this.points.get(point);
      if (index === undefined) return;
      schedule.finish({ point: index, from, count });
      onBlock({ point: index, from, count });
    };
    const fetched: string[] = [];
    for (const job of await redis.hkeys(key)) {
      const value = await redis.hgetBuffer(key, job);
      const decoded = value && decodeResult(value);
      if (decoded) {
        const { result, part } = decoded;
        // Also of jobs that an earlier coordinator queued, and that come to this one.
        if (part) store.accept(part, finished);
        else if (result.part) store.scan(finished);
        this.speed.saw(result.replications, result.seconds);
        for (const { point, reason } of result.failures) this.fail(this.points.get(point), reason);
        this.jobs.settle(job);
      }
      fetched.push(job);
    }
    if (fetched.length > 0) await redis.hdel(key, ...fetched);
  }

  private fail(point: number | undefined, reason: string): void {
    const { schedule, onFailure } = this.run;
    if (point === undefined || schedule.failed.has(point)) return;
    schedule.fail(point, reason);
    onFailure(point, reason);
  }

  /** Keeps a few jobs a thread waiting: enough that nobody is idle, few enough that Redis stays small. */
  private async fill(): Promise<void> {
    const { schedule, bench } = this.run;
    const workers = [...(await workersIn(this.redis, Date.now())).values()];
    const threads = workers.reduce((sum, worker) => sum + worker.threads, 0);
    const size = jobSize({
      seconds: this.speed.seconds,
      replications: schedule.replications,
      threads: Math.max(1, threads),
      width: bench.store.width,
      target: this.run.jobSeconds,
    });
    while (this.jobs.count < size.depth) {
      const blocks: Block[] = [];
      let replications = 0;
      while (replications < size.replications) {
        const block = schedule.next();
        if (!block) break;
        blocks.push(block);
        replications += block.count;
      }
      if (blocks.length === 0) return;
      await this.jobs.add(blocks);
    }
  }

  private async report(): Promise<void> {
    const { schedule, points, meeting } = this.run;
    const state: SweepState = {
      points: { done: schedule.pointsDone, all: points.length, failed: schedule.failed.size },
      replications: schedule.replications,
      meeting: meeting(),
      seen: Date.now(),
    };
    await this.redis.set(stateKey(this.id), JSON.stringify(state));
  }
}
