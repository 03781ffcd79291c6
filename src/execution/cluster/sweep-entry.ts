/** What Redis is told of a sweep: that it wants workers, what its blocks are made from, how far it is. */
import type { Redis } from "ioredis";
import type { Build } from "../identity.ts";
import type { SweepBench } from "../sweep/bench.ts";
import { machine } from "../sweep/keys.ts";
import { encodeBase } from "./job.ts";
import { baseKey, resultsKey, type SweepNotice, type SweepState, stateKey, sweepsKey } from "./names.ts";

export class SweepEntry {
  private readonly redis: Redis;
  private readonly id: string;
  private readonly base: ReturnType<typeof encodeBase>;
  private readonly notice: SweepNotice;

  constructor(redis: Redis, id: string, bench: SweepBench, build: Build) {
    this.redis = redis;
    this.id = id;
    this.base = encodeBase(bench.base);
    this.notice = {
      title: bench.sweep.file.title,
      plan: this.base.plan,
      family: bench.family,
      build: build.hash,
      version: build.version,
      machine,
    };
  }

  /** SHA-256 of the base. */
  get plan(): string {
    return this.base.plan;
  }

  /** Says that the sweep is there, if Redis does not know (any more). */
  async announce(): Promise<void> {
    const { redis, id, base, notice } = this;
    if (await redis.hexists(sweepsKey, id)) return;
    await redis.set(baseKey(id), base.bytes);
    await redis.hset(sweepsKey, id, JSON.stringify(notice));
  }

  async report(state: SweepState): Promise<void> {
    await this.redis.set(stateKey(this.id), JSON.stringify(state));
  }

  /** From now on workers neither begin with it nor write results of it. */
  async withdraw(): Promise<void> {
    await this.redis.hdel(sweepsKey, this.id);
  }

  /** Takes out what is left of it. */
  async clear(): Promise<void> {
    const { redis, id } = this;
    await redis.del(baseKey(id), resultsKey(id), stateKey(id));
  }
}
