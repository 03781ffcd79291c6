/** One round of a coordinator's work: results fetched into parts, what was lost queued again, a short queue filled. */
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Block } from "../../experiment/sweep/block.ts";
import type { Schedule } from "../../experiment/sweep/schedule.ts";
import type { Build } from "../identity.ts";
import { type OpenSweep, settingsOf } from "../sweep/open-sweep.ts";
import type { SweepBlock } from "../sweep/sweep-parts.ts";
import { ArrivingParts } from "./arriving-parts.ts";
import type { JobData } from "./believed.ts";
import { decodeResult, largestValue } from "./job.ts";
import { jobSize, Speed } from "./jobs/job-size.ts";
import { QueuedJobs } from "./jobs/queued-jobs.ts";
import { resultsKey } from "./names.ts";
import { workersIn } from "./notices.ts";
import { isWrongType, removeAll, removeForeign } from "./redis/key-types.ts";
import { SweepEntry } from "./sweep-entry.ts";

export interface ClusterRun {
  readonly url: URL;
  readonly opened: OpenSweep;
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
  /** Runs replications again that workers have sent, and recalls none. */
  readonly checking: Executor;
}

/** Every so many rounds, jobs that Redis should know are looked for. */
const lookForLost = 8;

export class Coordinator {
  private readonly run: ClusterRun;
  private readonly id: string;
  private readonly redis: Redis;
  private readonly queue: Queue<JobData>;
  private readonly entry: SweepEntry;
  private readonly points = new Map<string, number>();
  private readonly jobs: QueuedJobs;
  private readonly speed: Speed;
  private readonly arriving: ArrivingParts;

  constructor(run: ClusterRun, id: string, redis: Redis, queue: Queue<JobData>) {
    this.run = run;
    this.id = id;
    this.redis = redis;
    this.queue = queue;
    this.speed = new Speed(run.seconds);
    const { opened, build, schedule } = run;
    this.entry = new SweepEntry(redis, id, opened, build);
    for (const point of run.points) this.points.set(opened.keyOf(point), point);
    this.arriving = new ArrivingParts({
      opened,
      points: this.points,
      executor: run.checking,
      signal: run.signal,
      now: () => performance.now(),
      tell: run.tell,
    });
    this.jobs = new QueuedJobs({
      redis,
      queue,
      sweep: id,
      plan: this.entry.plan,
      family: opened.family,
      build: build.hash,
      schedule,
      sent: ({ point, from, count }) => ({
        point: opened.keyOf(point),
        from,
        count,
        ...settingsOf(opened.sweep, point),
      }),
      received: ({ point, from, count }) => {
        const index = this.points.get(point);
        return index === undefined ? undefined : { point: index, from, count };
      },
      onPoison: (point, reason) => this.fail(point, reason),
    });
  }

  /** One round. */
  async tend(round: number): Promise<void> {
    await this.mending(() => this.round(round));
  }

  /** Does a piece of work; what stands in its way, and casehub did not write, is taken away. @returns whether it was done */
  private async mending(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!isWrongType(error)) throw error;
      await this.removeForeign();
      return false;
    }
  }

  private async removeForeign(): Promise<void> {
    const removed = await removeForeign(this.redis, this.id, this.jobs.ids);
    if (removed.length > 0) this.run.tell(`Removed from Redis, since casehub did not write it: ${removed.join(", ")}.`);
  }

  private async round(round: number): Promise<void> {
    await this.entry.announce();
    if (round === 0) await this.jobs.adopt();
    const isLooking = round % lookForLost === 0;
    // What stops the workers alone would never be met here.
    if (isLooking) await this.removeForeign();
    const lost = isLooking ? await this.jobs.lost() : [];
    await this.collect();
    for (const job of lost) await this.jobs.again(job);
    await this.jobs.lookAtFailed();
    await this.fill();
    await this.report();
  }

  /** Takes everything of this sweep out of Redis. */
  async tidy(): Promise<void> {
    const take = async () => {
      await this.entry.withdraw();
      await this.queue.obliterate({ force: true });
      await this.entry.clear();
    };
    if (!(await this.mending(take))) await removeAll(this.redis, this.id);
  }

  /** Fetches results, writes their parts, checks some of their replications, and only then takes them out of Redis. */
  private async collect(): Promise<void> {
    const { redis, id } = this;
    const { schedule, onBlock, opened } = this.run;
    const { store } = opened;
    const key = resultsKey(id);
    const finish = ({ point, from, count }: SweepBlock) => {
      const index = this.points.get(point);
      if (index === undefined) return;
      schedule.finish({ point: index, from, count });
      onBlock({ point: index, from, count });
    };
    const fetched: string[] = [];
    for (const job of await redis.hkeys(key)) {
      const isLarge = (await redis.hstrlen(key, job)) > largestValue;
      const value = isLarge ? null : await redis.hgetBuffer(key, job);
      const decoded = value && decodeResult(value);
      if (decoded) {
        const { result, part } = decoded;
        // What lies in a shared folder does not say who wrote it.
        const worker = (part && result.worker) || "";
        const arrived = new Map<string, SweepBlock[]>();
        const take = (block: SweepBlock, name: string) => arrived.set(name, [...(arrived.get(name) ?? []), block]);
        // Also of jobs that an earlier coordinator queued, and that come to this one.
        if (part && !this.arriving.isRefused(worker)) store.accept(part, take);
        else if (result.part) store.scan(take);
        for (const block of await this.arriving.believed(worker, arrived)) finish(block);
        if (!this.arriving.isRefused(worker)) {
          this.speed.saw(result.replications, result.seconds);
          for (const { point, reason } of result.failures) this.fail(this.points.get(point), reason);
        }
      } else this.run.tell("A result in Redis was not written by casehub: it is ignored.");
      // What it should have brought and did not is queued again.
      this.jobs.settle(job);
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
    const { schedule, opened } = this.run;
    const workers = [...(await workersIn(this.redis, Date.now())).known.values()];
    const threads = workers.reduce((sum, worker) => sum + worker.threads, 0);
    const size = jobSize({
      seconds: this.speed.seconds,
      replications: schedule.replications,
      threads: Math.max(1, threads),
      width: opened.store.width,
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
    await this.entry.report({
      points: { done: schedule.pointsDone, all: points.length, failed: schedule.failed.size },
      replications: schedule.replications,
      meeting: meeting(),
      seen: Date.now(),
    });
  }
}
