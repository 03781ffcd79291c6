/** The types that casehub's keys have in Redis. What has another one was put there by somebody else, and stops every command on it. */
import type { Redis } from "ioredis";
import { baseKey, prefixOf, queueName, resultsKey, stateKey, sweepsKey, workersKey } from "../names.ts";

/** Those of a queue of BullMQ, after its name. */
const queueKeys: Readonly<Record<string, string>> = {
  wait: "list",
  active: "list",
  paused: "list",
  delayed: "zset",
  prioritized: "zset",
  completed: "zset",
  failed: "zset",
  "waiting-children": "zset",
  marker: "zset",
  stalled: "set",
  meta: "hash",
  events: "stream",
  id: "string",
  pc: "string",
  "stalled-check": "string",
  limiter: "string",
};

function typesOf(sweep: string): ReadonlyMap<string, string> {
  const queue = `${prefixOf(sweep)}:${queueName}`;
  return new Map([
    [sweepsKey, "hash"],
    [workersKey, "hash"],
    [baseKey(sweep), "string"],
    [resultsKey(sweep), "hash"],
    [stateKey(sweep), "string"],
    ...Object.entries(queueKeys).map(([name, type]) => [`${queue}:${name}`, type] as const),
  ]);
}

/** Whether Redis refused a command because the key holds something of another type. */
export function isWrongType(error: unknown): boolean {
  return error instanceof Error && error.message.includes("WRONGTYPE");
}

/**
 * Takes away what stands in the place of casehub's own keys and cannot be theirs. @returns the keys, in order
 * @param jobs ids of jobs that are looked at too
 */
export async function removeForeign(redis: Redis, sweep: string, jobs: Iterable<string> = []): Promise<string[]> {
  const removed: string[] = [];
  const jobKeys = [...jobs].map((id) => [`${prefixOf(sweep)}:${queueName}:${id}`, "hash"] as const);
  for (const [key, type] of [...typesOf(sweep), ...jobKeys]) {
    const found = await redis.type(key);
    if (found === "none" || found === type) continue;
    await redis.del(key);
    removed.push(key);
  }
  return removed;
}

/** Takes everything of a sweep out of Redis, whatever it is. */
export async function removeAll(redis: Redis, sweep: string): Promise<void> {
  await redis.hdel(sweepsKey, sweep);
  for await (const keys of redis.scanStream({ match: `${prefixOf(sweep)}:*`, count: 1_000 }))
    if (keys.length > 0) await redis.del(...(keys as string[]));
}
