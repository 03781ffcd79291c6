/** The jobs of a sweep that are on their way: queued, known to Redis or lost, died with those who ran them. */

import type { Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Block } from "../../../experiment/sweep/block.ts";
import type { Schedule } from "../../../experiment/sweep/schedule.ts";
import { sayable } from "../../../scenario/text/visible.ts";
import { machine } from "../../identity.ts";
import { believed, type JobBlock, type JobData } from "../believed.ts";
import { jobId, notHere } from "../job.ts";
import { prefixOf, queueName } from "../names.ts";
import { isWrongType } from "../redis/key-types.ts";

export interface QueueSetting {
  readonly redis: Redis;
  readonly queue: Queue<JobData>;
  readonly sweep: string;
  readonly plan: string;
  readonly family: string;
  readonly build: string;
  readonly schedule: Schedule;
  /** A block as it travels. */
  readonly sent: (block: Block) => JobBlock;
  /** A block that has travelled; undefined when it is none of this sweep's. */
  readonly received: (block: JobBlock) => Block | undefined;
  readonly onPoison: (point: number, reason: string) => void;
}

interface Outstanding {
  readonly blocks: readonly Block[];
  readonly attempt: number;
}

/** A job whose process dies is begun so many times. */
const runsOfJob = 3;
/** Its blocks then become jobs of their own; a block whose own job fails too is a poison, and its point is given up. */
const mostAttempts = 2;

export class QueuedJobs {
  private readonly setting: QueueSetting;
  private readonly outstanding = new Map<string, Outstanding>();

  constructor(setting: QueueSetting) {
    this.setting = setting;
  }

  get count(): number {
    return this.outstanding.size;
  }

  get ids(): Iterable<string> {
    return this.outstanding.keys();
  }

  async add(blocks: readonly Block[], attempt = 0): Promise<void> {
    const { queue, sweep, plan, family, build, sent } = this.setting;
    const data: JobData = { sweep, plan, family, build, machine, blocks: blocks.map(sent) };
    const id = jobId(data.blocks, attempt);
    this.outstanding.set(id, { blocks, attempt });
    await queue.add("blocks", data, {
      jobId: id,
      attempts: runsOfJob,
      backoff: { type: "exponential", delay: 500 },
      removeOnComplete: true,
    });
  }

  /** Takes over what an earlier coordinator of this sweep has queued. */
  async adopt(): Promise<void> {
    const { queue, schedule, received } = this.setting;
    for (const job of await this.readable(await queue.getRanges(["waiting", "active", "delayed", "prioritized"]))) {
      if (!job.id) continue;
      const data = believed.jobData.safeParse(job.data).data;
      const blocks = (data?.blocks ?? []).flatMap((block) => received(block) ?? []);
      const wanted = blocks.filter((block) => schedule.take(block));
      if (wanted.length > 0) this.outstanding.set(job.id, { blocks: wanted, attempt: 0 });
      else await job.remove().catch(() => {});
    }
  }

  /** Those of the jobs that can be read. One that cannot, and would stop whoever reads it, is nobody's, and is taken away. */
  private async readable(ids: readonly string[]): Promise<Job<JobData>[]> {
    const { queue, redis, sweep } = this.setting;
    const name = `${prefixOf(sweep)}:${queueName}`;
    const jobs: Job<JobData>[] = [];
    for (const id of ids)
      try {
        const job = await queue.getJob(id);
        if (job) jobs.push(job);
        else await redis.zrem(`${name}:failed`, id);
      } catch (error) {
        if (isWrongType(error)) throw error;
        for (const list of ["wait", "active", "paused"]) await redis.lrem(`${name}:${list}`, 0, id);
        for (const set of ["failed", "delayed", "prioritized"]) await redis.zrem(`${name}:${set}`, id);
        await redis.del(`${name}:${id}`);
      }
    return jobs;
  }

  /** A job has brought its result: what it should have brought and did not is queued again. */
  settle(id: string): void {
    for (const block of this.outstanding.get(id)?.blocks ?? []) this.setting.schedule.giveBack(block);
    this.outstanding.delete(id);
  }

  /** Jobs that Redis does not know (any more). Those whose result has come meanwhile are settled before {@link again} is called. */
  async lost(): Promise<string[]> {
    const { redis, sweep, queue } = this.setting;
    const lost: string[] = [];
    for (const id of this.outstanding.keys()) {
      if ((await queue.getJobState(id)) !== "unknown") continue;
      // It may stand there without being in any list, and could then not be added again.
      await redis.del(`${prefixOf(sweep)}:${queueName}:${id}`);
      lost.push(id);
    }
    return lost;
  }

  async again(id: string): Promise<void> {
    const known = this.outstanding.get(id);
    if (!known) return;
    this.outstanding.delete(id);
    await this.add(known.blocks, known.attempt);
  }

  /** Jobs that died with those who ran them are cut into their blocks, to find the one that kills. */
  async lookAtFailed(): Promise<void> {
    for (const job of await this.readable(await this.setting.queue.getRanges(["failed"], 0, 99))) {
      const id = job.id ?? "";
      const known = this.outstanding.get(id);
      const reason = sayable(String(job.failedReason ?? "it failed without a message"));
      await job.remove().catch(() => {});
      if (!known) continue;
      // It says something of the worker, and nothing of the job.
      if (reason.startsWith(notHere)) await this.again(id);
      else {
        this.outstanding.delete(id);
        await this.cut(known, reason);
      }
    }
  }

  private async cut({ blocks, attempt }: Outstanding, reason: string): Promise<void> {
    const { schedule, onPoison } = this.setting;
    for (const block of blocks) {
      if (schedule.failed.has(block.point)) continue;
      if (blocks.length === 1 && attempt + 1 >= mostAttempts) {
        onPoison(block.point, `the process that ran it ended, ${runsOfJob} times with this point alone: ${reason}`);
        await this.leaveOut(block.point);
      } else await this.add([block], attempt + 1);
    }
  }

  /** Takes the other jobs of a point that was given up from the queue: they would kill as well. */
  private async leaveOut(point: number): Promise<void> {
    for (const [id, { blocks }] of this.outstanding)
      if (blocks.every((block) => block.point === point)) {
        this.outstanding.delete(id);
        await this.setting.queue.remove(id).catch(() => {});
      }
  }
}
