/** What a Redis holds of casehub, for people who ask. */
import type { Redis } from "ioredis";
import {
  noticesIn,
  prefixOf,
  queueName,
  resultsKey,
  type SweepNotice,
  type SweepState,
  stateKey,
  sweepsKey,
  type WorkerNotice,
  workersIn,
} from "./names.ts";

export interface SweepOverview {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly build: string;
  readonly state?: SweepState;
  readonly jobs: { readonly waiting: number; readonly active: number; readonly failed: number };
  /** Results that wait for the coordinator. */
  readonly results: number;
}

export interface ClusterOverview {
  readonly sweeps: readonly SweepOverview[];
  readonly workers: readonly WorkerNotice[];
  readonly bytes: number;
}

export async function overviewOf(redis: Redis, now: number): Promise<ClusterOverview> {
  const notices = await noticesIn<SweepNotice>(redis, sweepsKey);
  const sweeps: SweepOverview[] = [];
  for (const [id, { title, version, build }] of notices) {
    const queue = `${prefixOf(id)}:${queueName}`;
    const state = await redis.get(stateKey(id));
    sweeps.push({
      id,
      title,
      version,
      build,
      state: state === null ? undefined : (JSON.parse(state) as SweepState),
      jobs: {
        waiting: (await redis.llen(`${queue}:wait`)) + (await redis.zcard(`${queue}:delayed`)),
        active: await redis.llen(`${queue}:active`),
        failed: await redis.zcard(`${queue}:failed`),
      },
      results: await redis.hlen(resultsKey(id)),
    });
  }
  const bytes = Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1] ?? 0);
  return { sweeps, workers: [...(await workersIn(redis, now)).values()], bytes };
}
