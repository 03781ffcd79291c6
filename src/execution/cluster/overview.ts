/** What a Redis holds of casehub, for people who ask. */
import type { Redis } from "ioredis";
import { believe, believed, type SweepState, type WorkerNotice } from "./believed.ts";
import { prefixOf, queueName, resultsKey, stateKey } from "./names.ts";
import { sweepsIn, workersIn } from "./notices.ts";
import { isWrongType } from "./redis/key-types.ts";

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
  /** What under casehub's names was not written by casehub, in words. */
  readonly ignored: readonly string[];
}

/** The most bytes of a state. */
const longestState = 10_000;

export async function overviewOf(redis: Redis, now: number): Promise<ClusterOverview> {
  const notices = await sweepsIn(redis);
  const ignored = [...notices.ignored];
  /** The answer about a key; `otherwise`, and a line, when it holds something else. */
  const asked = async <T>(key: string, otherwise: T, ask: () => Promise<T | undefined>): Promise<T> => {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isWrongType(error)) throw error;
    }
    ignored.push(`${key} in Redis was not written by casehub: it is ignored`);
    return otherwise;
  };
  const state = (key: string) =>
    asked<SweepState | null>(key, null, async () => {
      if ((await redis.strlen(key)) > longestState) return undefined;
      const text = await redis.get(key);
      return text === null ? null : believe(believed.sweepState, text);
    });
  const sweeps: SweepOverview[] = [];
  for (const [id, { title, version, build }] of notices.known) {
    const queue = `${prefixOf(id)}:${queueName}`;
    const listed = (name: string) => asked(`${queue}:${name}`, 0, () => redis.llen(`${queue}:${name}`));
    const ranked = (name: string) => asked(`${queue}:${name}`, 0, () => redis.zcard(`${queue}:${name}`));
    sweeps.push({
      id,
      title,
      version,
      build,
      state: (await state(stateKey(id))) ?? undefined,
      jobs: {
        waiting: (await listed("wait")) + (await ranked("delayed")),
        active: await listed("active"),
        failed: await ranked("failed"),
      },
      results: await asked(resultsKey(id), 0, () => redis.hlen(resultsKey(id))),
    });
  }
  const workers = await workersIn(redis, now);
  const bytes = Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1] ?? 0);
  return { sweeps, workers: [...workers.known.values()], bytes, ignored: [...ignored, ...workers.ignored] };
}
