/** What Redis is told of a sweep: that it wants workers, what its blocks are made from, how far it is. */

import type { Redis } from "ioredis";
import { sayable } from "../../scenario/text/visible.ts";
import type { Build } from "../identity.ts";
import { machine } from "../identity.ts";
import type { OpenSweep } from "../sweep/open-sweep.ts";
import type { SweepNotice, SweepState } from "./believed.ts";
import { encodeBase } from "./job.ts";
import { baseKey, resultsKey, stateKey, sweepsKey } from "./names.ts";

export class SweepEntry {
  private readonly redis: Redis;
  private readonly id: string;
  private readonly base: ReturnType<typeof encodeBase>;
  private readonly text: string;

  constructor(redis: Redis, id: string, opened: OpenSweep, build: Build) {
    this.redis = redis;
    this.id = id;
    this.base = encodeBase(opened.base);
    const notice: SweepNotice = {
      title: sayable(opened.sweep.file.title),
      plan: this.base.plan,
      family: opened.family,
      build: build.hash,
      version: build.version,
      machine,
    };
    this.text = JSON.stringify(notice);
  }

  /** SHA-256 of the base. */
  get plan(): string {
    return this.base.plan;
  }

  /** Says that the sweep is there, if Redis does not know (any more) or says otherwise. */
  async announce(): Promise<void> {
    const { redis, id, base } = this;
    const isThere =
      (await redis.hget(sweepsKey, id)) === this.text && (await redis.strlen(baseKey(id))) === base.bytes.length;
    if (isThere) return;
    await redis.set(baseKey(id), base.bytes);
    await redis.hset(sweepsKey, id, this.text);
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
