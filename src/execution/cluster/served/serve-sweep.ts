/** A worker's part in one sweep: BullMQ's worker on the sweep's queue, with processes of its own to simulate in. */
import type { Worker as JobWorker } from "bullmq";
import { startOf } from "../../code-places.ts";
import { prefixOf, queueName } from "../names.ts";
import { Complaints } from "../redis/connection.ts";

/** Seconds for a process to come up: one that dies before it does is never missed by BullMQ, and its job would be held for ever. */
const leastStart = 10;
/** A job is given up after so many deaths of the workers that ran it: the coordinator then looks at its blocks one by one. */
const mostStalls = 5;

export interface Serving {
  readonly url: URL;
  readonly threads: number;
  /** Seconds without a sign of life after which a job is given to another. */
  readonly lock: number;
  /** Told when a process did not come up: nothing more is done for the sweep then. */
  readonly onStuck: () => void;
  /** Told of each job that is done. */
  readonly onFinished: () => void;
  readonly tell: (what: string) => void;
}

/** @param stuck told when a job was taken and no process has begun with it in time (milliseconds) */
function watchStarts(worker: JobWorker, time: number, stuck: () => void): void {
  const starting = new Map<string | undefined, NodeJS.Timeout>();
  const begun = (job?: { readonly id?: string }) => {
    clearTimeout(starting.get(job?.id));
    starting.delete(job?.id);
  };
  worker.on("active", (job) => {
    begun(job);
    starting.set(job.id, setTimeout(stuck, time).unref());
  });
  worker.on("progress", begun);
  worker.on("completed", begun);
  worker.on("failed", begun);
}

/** Begins to take the jobs of a sweep. Those in hand at its `close()` are finished first. */
export async function serveSweep(id: string, serving: Serving): Promise<JobWorker> {
  const { url, threads, lock, onStuck, onFinished, tell } = serving;
  const { Worker } = await import("bullmq");
  const { Redis: Client } = await import("ioredis");
  const connection = new Client(url.href, { maxRetriesPerRequest: null });
  const worker = new Worker(queueName, startOf("execution/cluster/processor"), {
    connection,
    prefix: prefixOf(id),
    concurrency: threads,
    lockDuration: lock * 1_000,
    stalledInterval: Math.max(1_000, (lock * 1_000) / 2),
    maxStalledCount: mostStalls,
    removeOnComplete: { count: 0 },
    drainDelay: 2,
  });
  watchStarts(worker, Math.max(leastStart, lock) * 1_000, () => {
    void worker.close(true).catch(() => {});
    onStuck();
  });
  worker.on("completed", onFinished);
  const complaints = new Complaints(url, tell);
  connection.on("error", (error) => complaints.hear(error));
  worker.on("error", (error) => complaints.hear(error));
  worker.on("closed", () => connection.disconnect());
  return worker;
}
