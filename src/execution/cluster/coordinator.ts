/**
 * The coordinator of a sweep on Redis. It keeps a short queue filled, fetches results into parts of its own, and trusts nothing that
 * Redis may lose: what is neither finished here nor known there is queued again.
 */
import type { Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { StopSignal } from "../../experiment/executor.ts";
import type { Block, Schedule } from "../../experiment/sweep/schedule.ts";
import type { Build } from "../identity.ts";
import { type SweepBench, settingsOf } from "../sweep/bench.ts";
import { machine } from "../sweep/keys.ts";
import { checkEviction, openRedis, withoutSecrets } from "./address.ts";
import { decodeResult, encodeBase, type JobBlock, type JobData, jobId } from "./job.ts";
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

interface Outstanding {
  readonly blocks: readonly Block[];
  readonly attempt: number;
}

const tendEvery = 250;
/** Every so many rounds, jobs that Redis should know are looked for. */
const lookForLost = 8;
/** A block that fails so often by itself is a poison: its point is given up. */
const mostAttempts = 2;

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
  private readonly outstanding = new Map<string, Outstanding>();
  private readonly speed: Speed;

  constructor(run: ClusterRun, id: string, redis: Redis, queue: Queue<JobData>) {
    this.run = run;
    this.id = id;
    this.redis = redis;
    this.queue = queue;
    this.base = encodeBase(run.bench.base);
    this.speed = new Speed(run.seconds);
    for (const point of run.points) this.points.set(run.bench.keyOf(point), point);
  }

  /** One round. */
  async tend(round: number): Promise<void> {
    await this.announce();
    if (round === 0) await this.adopt();
    const lost = round % lookForLost === 0 ? await this.unknownJobs() : [];
    await this.collect();
    for (const job of lost) await this.again(job, 0);
    await this.lookAtFailures();
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

  /** Jobs that an earlier coordinator of this sweep has queued. */
  private async adopt(): Promise<void> {
    const jobs = await this.queue.getJobs(["waiting", "active", "delayed", "prioritized"]);
    for (const job of jobs) {
      const blocks = job?.id ? this.blocksOf(job.data.blocks) : [];
      const wanted = blocks.filter((block) => this.run.schedule.take(block));
      if (job?.id && wanted.length > 0) this.outstanding.set(job.id, { blocks: wanted, attempt: 0 });
      else await job?.remove().catch(() => {});
    }
    if (this.outstanding.size > 0) this.run.tell(`${this.outstanding.size} jobs are queued from before.`);
  }

  private blocksOf(blocks: readonly JobBlock[]): Block[] {
    return blocks.flatMap(({ point, from, count }) => {
      const index = this.points.get(point);
      return index === undefined ? [] : [{ point: index, from, count }];
    });
  }

  private async unknownJobs(): Promise<string[]> {
    const ids = [...this.outstanding.keys()];
    const pipeline = this.redis.pipeline();
    for (const job of ids) pipeline.exists(`${prefixOf(this.id)}:${queueName}:${job}`);
    const answers = (await pipeline.exec()) ?? [];
    return ids.filter((_, i) => answers[i]?.[0] === null && answers[i][1] === 0);
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
        this.settle(job);
      }
      fetched.push(job);
    }
    if (fetched.length > 0) await redis.hdel(key, ...fetched);
  }

  /** What a job was to bring and did not is wanted again. */
  private settle(job: string): void {
    const { schedule } = this.run;
    for (const block of this.outstanding.get(job)?.blocks ?? []) schedule.giveBack(block);
    this.outstanding.delete(job);
  }

  private fail(point: number | undefined, reason: string): void {
    const { schedule, onFailure } = this.run;
    if (point === undefined || schedule.failed.has(point)) return;
    schedule.fail(point, reason);
    onFailure(point, reason);
  }

  /** Jobs that died with those who ran them are cut into their blocks, to find the one that kills. */
  private async lookAtFailures(): Promise<void> {
    for (const job of (await this.queue.getFailed(0, 99)) as Job<JobData>[]) {
      const known = job.id ? this.outstanding.get(job.id) : undefined;
      const reason = job.failedReason ?? "it failed without a word";
      await job.remove().catch(() => {});
      if (!job.id || !known) continue;
      const attempt = known.attempt + 1;
      this.outstanding.delete(job.id);
      for (const block of known.blocks) {
        if (known.blocks.length === 1 && attempt >= mostAttempts) {
          this.fail(block.point, `the process that ran it ended: ${reason}`);
          continue;
        }
        await this.add([block], attempt);
      }
    }
  }

  private async again(job: string, attempt: number): Promise<void> {
    const known = this.outstanding.get(job);
    if (!known) return;
    this.outstanding.delete(job);
    await this.add(known.blocks, known.attempt + attempt);
  }

  private async add(blocks: readonly Block[], attempt: number): Promise<void> {
    const { bench, build } = this.run;
    const jobBlocks = blocks.map(
      ({ point, from, count }): JobBlock => ({
        point: bench.keyOf(point),
        from,
        count,
        ...settingsOf(bench.sweep, point),
      }),
    );
    const name = jobId(jobBlocks, attempt);
    this.outstanding.set(name, { blocks, attempt });
    const data: JobData = {
      sweep: this.id,
      plan: this.base.plan,
      build: build.hash,
      machine,
      family: bench.family,
      blocks: jobBlocks,
    };
    await this.queue.add("blocks", data, {
      jobId: name,
      attempts: 3,
      backoff: { type: "exponential", delay: 500 },
      removeOnComplete: true,
    });
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
    while (this.outstanding.size < size.depth) {
      const blocks: Block[] = [];
      let replications = 0;
      while (replications < size.replications) {
        const block = schedule.next();
        if (!block) break;
        blocks.push(block);
        replications += block.count;
      }
      if (blocks.length === 0) return;
      await this.add(blocks, 0);
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
