/**
 * What runs jobs: a process of its own under a worker, so that simulating never keeps the worker from renewing its locks. Started by
 * BullMQ, which calls the default export with each job.
 */
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { simulate } from "../../hub/simulate.ts";
import { ParsedFiles } from "../../scenario/text/parsed-files.ts";
import { machine, thisBuild } from "../identity.ts";
import { KeptStore } from "../store/kept.ts";
import { encodePart } from "../store/part-file.ts";
import { PartStore } from "../sweep/part-store.ts";
import { PointPlans, type SweepBase } from "../sweep/point-plans.ts";
import { reasonOf, runBlock } from "../sweep/run-block.ts";
import { type FilledSweepBlock, sweepForm } from "../sweep/sweep-parts.ts";
import { InlineExecutor } from "../threads/inline.ts";
import { believed, type JobBlock, type JobData, type JobResult } from "./believed.ts";
import { decodeBase, encodeResult, largestValue, notHere } from "./job.ts";
import { baseKey, prefixOf, resultsKey, sweepsKey } from "./names.ts";
import { redisAddress } from "./redis/address.ts";
import { openRedis } from "./redis/connection.ts";
import { isWrongType } from "./redis/key-types.ts";

interface Job {
  readonly id?: string;
  readonly data: unknown;
  readonly queueQualifiedName?: string;
  updateProgress(progress: number): Promise<void>;
}

/** A sweep that is over wants nothing more: a result that comes so late would stay in Redis for ever. */
const writeWanted =
  "if redis.call('hexists', KEYS[1], ARGV[1]) == 1 then return redis.call('hset', KEYS[2], ARGV[2], ARGV[3]) end";

let connection: Redis | undefined;
let held: { readonly plan: string; readonly base: SweepBase; readonly parsed: ParsedFiles } | undefined;
const build = thisBuild().hash;
/** As its worker is known: this process is a child of it. */
const worker = `${hostname().slice(0, 60)}, process ${process.ppid}`;
const executor = new InlineExecutor(simulate);

// A child without its worker has nobody to report to.
process.on("disconnect", () => process.exit(0));

/** A Redis that is down when this process begins is no fault of the job: it is waited for, as it is later on. */
async function connected(): Promise<Redis> {
  for (;;)
    try {
      connection ??= await openRedis(redisAddress(process.env.CASEHUB_REDIS ?? ""));
      return connection;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

async function baseBytes(sweep: string, redis: Redis): Promise<Buffer | null> {
  try {
    return (await redis.strlen(baseKey(sweep))) > largestValue ? null : await redis.getBuffer(baseKey(sweep));
  } catch (error) {
    if (!isWrongType(error)) throw error;
    return null;
  }
}

/** @throws Error that BullMQ does not try again, for what no coordinator has written */
function jobOf({ data, queueQualifiedName }: Job): JobData {
  const job = believed.jobData.safeParse(data).data;
  if (job && queueQualifiedName?.startsWith(`${prefixOf(job.sweep)}:`) !== false) return job;
  throw Object.assign(new Error(`${notHere}the job was not written by casehub`), { name: "UnrecoverableError" });
}

async function baseOf({ sweep, plan }: JobData, redis: Redis) {
  if (held?.plan !== plan) {
    const base = decodeBase(await baseBytes(sweep, redis), plan);
    held = { plan, base, parsed: new ParsedFiles() };
  }
  return held;
}

async function runBlocks(blocks: readonly JobBlock[], base: SweepBase, parsed: ParsedFiles) {
  const failures = new Map<string, string>();
  const filled: FilledSweepBlock[] = [];
  const plans = new PointPlans(base, (index) => blocks[index], parsed, 1);
  let last = -1;
  for (const [index, { point, from, count }] of blocks.entries()) {
    if (failures.has(point)) continue;
    // Blocks of one point share a plan: it goes by the first of them.
    if (blocks[last]?.point !== point) last = index;
    try {
      const prepared = plans.prepare(last);
      const rows = await runBlock(executor, prepared, { from, count });
      if (rows) filled.push({ point, from, count, facts: prepared.facts, rows });
    } catch (error) {
      failures.set(point, reasonOf(error));
    }
  }
  return { filled, failures: [...failures].map(([point, reason]) => ({ point, reason })) };
}

export default async function process_(job: Job): Promise<{ seconds: number }> {
  // The worker waits for this sign that the process has come up.
  await job.updateProgress(0);
  const data = jobOf(job);
  if (data.build !== build || data.machine !== machine)
    throw new Error(`${notHere}this worker has a different build of casehub, or of Node, from the sweep`);
  const redis = await connected();
  const { base, parsed } = await baseOf(data, redis);
  const started = performance.now();
  const { filled, failures } = await runBlocks(data.blocks, base, parsed);
  const seconds = (performance.now() - started) / 1000;
  const replications = filled.reduce((sum, { count }) => sum + count, 0);
  const width = base.columns.length + base.targets.length;
  const shared = process.env.CASEHUB_SHARED;
  let result: JobResult = { worker, failures, replications, seconds };
  let part = filled.length > 0 ? encodePart(sweepForm(data.family, width), filled) : undefined;
  if (part && shared) {
    const store = new PartStore(new KeptStore(shared), data.family, width);
    store.accept(part);
    result = { ...result, part: "shared" };
    part = undefined;
  }
  await redis.eval(
    writeWanted,
    2,
    sweepsKey,
    resultsKey(data.sweep),
    data.sweep,
    job.id ?? "",
    encodeResult(result, part),
  );
  return { seconds };
}
