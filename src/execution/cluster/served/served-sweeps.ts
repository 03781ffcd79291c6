/** The sweeps that a worker takes part in: begun with, shared its threads among, held back while too much waits for them, ended with. */

import type { Worker as JobWorker } from "bullmq";
import type { Redis } from "ioredis";
import type { Build } from "../../identity.ts";
import { machine } from "../../identity.ts";
import type { SweepNotice } from "../believed.ts";
import { resultsKey } from "../names.ts";
import { sweepsIn } from "../notices.ts";
import { serveSweep } from "./serve-sweep.ts";

/** Sweeps that are taken part in at a time. */
const mostServed = 64;

export interface TakingPart {
  readonly url: URL;
  /** Of all sweeps together. */
  readonly threads: number;
  readonly build: Build;
  /** Seconds without a sign of life after which a job is given to another. */
  readonly lock: number;
  /** Bytes of results that wait in Redis for a coordinator: no work is taken while there are more. */
  readonly mostWaiting: number;
  readonly tell: (what: string) => void;
}

interface Served {
  readonly worker: JobWorker;
  readonly title: string;
}

export class ServedSweeps {
  private readonly serving: TakingPart;
  private readonly redis: Redis;
  private readonly onStuck: () => void;
  private readonly served = new Map<string, Served>();
  private readonly refused = new Set<string>();
  private told = "";

  /** @param onStuck told when a process did not come up */
  constructor(serving: TakingPart, redis: Redis, onStuck: () => void) {
    this.serving = serving;
    this.redis = redis;
    this.onStuck = onStuck;
  }

  get count(): number {
    return this.served.size;
  }

  /** Begins with sweeps that are new, ends with those that are gone, and shares the threads out among them. */
  async look(): Promise<void> {
    const { redis, served, refused } = this;
    const { threads, tell } = this.serving;
    const { known: sweeps, ignored } = await sweepsIn(redis);
    this.tellOnce(ignored);
    for (const [id, notice] of sweeps) {
      if (served.has(id) || refused.has(id) || served.size >= mostServed) continue;
      const why = this.reasonAgainst(notice);
      if (why === undefined) await this.begin(id, notice);
      else {
        refused.add(id);
        tell(`Not taking part in ${notice.title}: ${why}.`);
      }
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
    await this.holdBack();
  }

  /** Resolves when the jobs in hand are done. */
  async close(): Promise<void> {
    await Promise.all([...this.served.values()].map(({ worker }) => worker.close()));
  }

  /** The same thing once in a row. */
  private tellOnce(ignored: readonly string[]): void {
    const said = ignored.join("; ");
    if (said !== this.told && said !== "") this.serving.tell(`${said}.`);
    this.told = said;
  }

  /** Why this worker cannot run a sweep's jobs. */
  private reasonAgainst(notice: SweepNotice): string | undefined {
    const { build } = this.serving;
    if (notice.machine !== machine) return `it wants ${notice.machine} and this is ${machine}`;
    return notice.build === build.hash
      ? undefined
      : `it is of another build of casehub (${notice.version}; this is ${build.version})`;
  }

  private async begin(id: string, { title }: SweepNotice): Promise<void> {
    const { tell } = this.serving;
    tell(`Taking part in ${title}.`);
    const worker = await serveSweep(id, {
      ...this.serving,
      onStuck: () => {
        tell("A process did not start: trying again.");
        this.served.delete(id);
        this.onStuck();
      },
      onFinished: () => this.holdBack().catch(() => {}),
    });
    this.served.set(id, { worker, title });
  }

  /** Takes no more jobs while too much waits to be fetched, and goes on when half of it is gone. */
  private async holdBack(): Promise<void> {
    const { mostWaiting } = this.serving;
    const waiting = await this.waitingBytes();
    for (const { worker } of this.served.values()) {
      if (waiting > mostWaiting && !worker.isPaused()) await worker.pause(true);
      else if (waiting < mostWaiting / 2 && worker.isPaused()) await worker.resume();
    }
  }

  private async waitingBytes(): Promise<number> {
    let bytes = 0;
    for (const id of this.served.keys())
      bytes += Number((await this.redis.memory("USAGE", resultsKey(id), "SAMPLES", 0)) ?? 0);
    return bytes;
  }
}
