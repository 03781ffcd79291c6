/**
 * What lies in Redis, as far as it is believed. Whoever reaches the server can put anything under any key: every value is checked here
 * before it is used, is of bounded size, and may be shown; names are hashes in hexadecimal, so that none of them is a path.
 */
import { z } from "zod";
import { blockSize } from "../../experiment/sweep/block.ts";
import { sayable } from "../../scenario/text/visible.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sweepName = z.string().regex(/^[0-9a-f]{16}$/);
const pointName = z.string().regex(/^[0-9a-f]{1,64}$/);
/** Somebody's words, made fit to be shown. */
const words = z.string().max(100_000).transform(sayable);
const mark = z.string().max(100).transform(sayable);
const count = z.int().min(0).max(1e12);
const time = z.number().min(0).max(1e15);
const replications = z.int().min(0).max(1e9);

/** What a coordinator says of its sweep. */
const sweepNotice = z.object({
  title: words,
  /** SHA-256 of the base as it lies in Redis. */
  plan: hash,
  family: hash,
  build: hash,
  version: mark,
  machine: mark,
});
export type SweepNotice = z.infer<typeof sweepNotice>;

const workerNotice = z.object({
  host: mark,
  pid: z.int().min(0),
  threads: z.int().min(1).max(4096),
  build: hash,
  machine: mark,
  /** Milliseconds since 1970. */
  seen: time,
  busy: count,
});
export type WorkerNotice = z.infer<typeof workerNotice>;

const sweepState = z.object({
  points: z.object({ done: count, all: count, failed: count }),
  replications: z.object({ done: count, wanted: count }),
  meeting: count,
  seen: time,
});
export type SweepState = z.infer<typeof sweepState>;

const settings = {
  overrides: z.array(z.string().max(100_000)).max(1_000),
  u: z.array(z.number()).max(1_000).optional(),
};
const jobBlock = z.object({
  /** Key of the point. */
  point: pointName,
  from: replications,
  count: z.int().min(1).max(blockSize),
  ...settings,
});
export type JobBlock = Readonly<z.infer<typeof jobBlock>>;

const jobData = z.object({
  sweep: sweepName,
  /** SHA-256 of the base, build and machine: a worker that has another one does not run it. */
  plan: hash,
  build: hash,
  machine: mark,
  family: hash,
  blocks: z.array(jobBlock).min(1).max(20_000),
});
export type JobData = Readonly<z.infer<typeof jobData>>;

/** What became of a job. */
const jobResult = z.object({
  /** The machine and process it was run on, in the worker's own words. */
  worker: mark.optional(),
  /** Where the part lies in a shared folder. */
  part: z.literal("shared").optional(),
  /** Blocks whose point cannot be run. */
  failures: z.array(z.object({ point: pointName, reason: words })).max(20_000),
  /** Replications run, and how long they took. */
  replications: count,
  seconds: time,
});
export type JobResult = Readonly<z.infer<typeof jobResult>>;

/** What a sweep's blocks are made from. */
const sweepBase = z.object({
  scenario: z.string().max(10_000),
  texts: z.array(z.tuple([z.string().max(10_000), z.string()])).max(10_000),
  set: z.array(z.string().max(100_000)).max(1_000),
  seed: z.union([z.string().max(10_000), z.number()]),
  fixed: z.boolean(),
  columns: z.array(z.string().max(10_000)).max(10_000),
  targets: z.array(z.string().max(10_000)).max(10_000),
  factors: z.array(z.string().max(10_000)).max(1_000),
});

export const believed = { sweepName, sweepNotice, workerNotice, sweepState, jobData, jobResult, sweepBase };

/** The value that a text is; undefined when it is no JSON, or not of the kind. */
export function believe<T>(kind: z.ZodType<T>, text: string | null): T | undefined {
  try {
    return kind.safeParse(JSON.parse(text ?? "null")).data;
  } catch {
    return undefined;
  }
}
