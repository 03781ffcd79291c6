/** What is kept in Redis, under which names. A sweep has a prefix of its own, so that several share a server. */
import type { Redis } from "ioredis";

/** The name of the queue within a sweep's prefix. */
export const queueName = "blocks";

/** Sweeps that want workers: id to {@link SweepNotice}. */
export const sweepsKey = "casehub:sweeps";
/** Workers that are there: id to {@link WorkerNotice}. */
export const workersKey = "casehub:workers";

export const prefixOf = (sweep: string): string => `casehub:${sweep}`;
/** What the blocks are made from, deflated. */
export const baseKey = (sweep: string): string => `${prefixOf(sweep)}:base`;
/** Finished jobs that the coordinator has not fetched yet: job to its {@link JobResult}. */
export const resultsKey = (sweep: string): string => `${prefixOf(sweep)}:results`;
/** How far it is. */
export const stateKey = (sweep: string): string => `${prefixOf(sweep)}:state`;

/** A sweep's id: the beginning of its identity. */
export const sweepId = (identity: string): string => identity.slice(0, 16);

/** What a coordinator says of its sweep. */
export interface SweepNotice {
  readonly title: string;
  /** SHA-256 of the base as it is under {@link baseKey}. */
  readonly plan: string;
  readonly family: string;
  readonly build: string;
  readonly version: string;
  readonly machine: string;
}

export interface WorkerNotice {
  readonly host: string;
  readonly pid: number;
  readonly threads: number;
  readonly build: string;
  readonly machine: string;
  /** Milliseconds since 1970. */
  readonly seen: number;
  readonly busy: number;
}

/** A worker that has not been heard of for so long is gone. */
export const workerSilence = 20_000;

export interface SweepState {
  readonly points: { readonly done: number; readonly all: number; readonly failed: number };
  readonly replications: { readonly done: number; readonly wanted: number };
  readonly meeting: number;
  readonly seen: number;
}

/** All entries of a hash of JSON, those that are none left out. */
export async function noticesIn<T>(redis: Redis, key: string): Promise<Map<string, T>> {
  const entries = Object.entries(await redis.hgetall(key)).flatMap(([id, text]): [string, T][] => {
    try {
      return [[id, JSON.parse(text) as T]];
    } catch {
      return [];
    }
  });
  return new Map(entries);
}

/** Workers heard of lately. */
export async function workersIn(redis: Redis, now: number): Promise<Map<string, WorkerNotice>> {
  const all = await noticesIn<WorkerNotice>(redis, workersKey);
  return new Map([...all].filter(([, { seen }]) => now - seen < workerSilence));
}
