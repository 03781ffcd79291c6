/** The notices that coordinators and workers leave in Redis for one another. */

import type { Redis } from "ioredis";
import type { z } from "zod";
import { plural } from "../../engine/wording.ts";
import { believe, believed, type SweepNotice, type WorkerNotice } from "./believed.ts";
import { sweepsKey, workersKey } from "./names.ts";
import { isWrongType } from "./redis/key-types.ts";

/** More notices, or longer ones, are nobody's: they are not fetched. */
const mostNotices = 1_000;
const longestNotice = 200_000;
/** A worker that has not been heard of for so long is gone. */
const workerSilence = 20_000;

export interface Notices<T> {
  readonly known: ReadonlyMap<string, T>;
  /** What was passed over, in words; empty when there was nothing. */
  readonly ignored: readonly string[];
}

/** Sweeps that want workers, by id. */
export function sweepsIn(redis: Redis): Promise<Notices<SweepNotice>> {
  return noticesIn(redis, sweepsKey, believed.sweepNotice, (id) => believed.sweepName.safeParse(id).success);
}

/** Workers heard of lately. */
export async function workersIn(redis: Redis, now: number): Promise<Notices<WorkerNotice>> {
  const { known, ignored } = await noticesIn(redis, workersKey, believed.workerNotice, (id) => id.length <= 64);
  return { known: new Map([...known].filter(([, { seen }]) => now - seen < workerSilence)), ignored };
}

async function noticesIn<T>(
  redis: Redis,
  key: string,
  kind: z.ZodType<T>,
  isId: (id: string) => boolean,
): Promise<Notices<T>> {
  const known = new Map<string, T>();
  try {
    const count = await redis.hlen(key);
    if (count > mostNotices)
      return { known, ignored: [`${key} in Redis has ${count} entries, more than are read; they are ignored`] };
    const ids = (await redis.hkeys(key)).filter(isId);
    let ignored = count - ids.length;
    for (const id of ids) {
      const isShort = (await redis.hstrlen(key, id)) <= longestNotice;
      const notice = isShort ? believe(kind, await redis.hget(key, id)) : undefined;
      if (notice === undefined) ignored++;
      else known.set(id, notice);
    }
    const entries = `${ignored} ${plural(ignored, "entry", "entries")}`;
    return { known, ignored: ignored === 0 ? [] : [`${key} in Redis: ${entries} not written by casehub, ignored`] };
  } catch (error) {
    if (!isWrongType(error)) throw error;
    return { known, ignored: [`${key} in Redis was not written by casehub: it is ignored`] };
  }
}
