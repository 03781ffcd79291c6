/**
 * A sweep on Redis, as its coordinator runs it. It keeps a short queue filled, fetches results into parts of its own, and trusts nothing
 * that Redis may lose: what is neither finished here nor known there is queued again; of what comes, some is run again (arriving-parts.ts).
 */
import type { Queue } from "bullmq";
import { ThreadsExecutor } from "../threads/threads.ts";
import type { JobData } from "./believed.ts";
import { type ClusterRun, Coordinator } from "./coordinator.ts";
import { prefixOf, queueName, sweepId } from "./names.ts";
import { Complaints, checkServer, openRedis } from "./redis/connection.ts";

const tendEvery = 250;

/** Resolves when every point is done or has failed, too many have, or the signal comes. @throws RedisProblem */
export async function runOnRedis(run: Omit<ClusterRun, "checking">): Promise<void> {
  const { url, tell, signal, schedule } = run;
  const redis = await openRedis(url, { tell });
  await checkServer(redis, url);
  const complaints = new Complaints(url, tell);
  const { Queue: JobQueue } = await import("bullmq");
  const id = sweepId(run.opened.identity);
  const queue: Queue<JobData> = new JobQueue(queueName, { connection: redis, prefix: prefixOf(id) });
  queue.on("error", () => {});
  const checking = new ThreadsExecutor({ threads: 1 });
  const coordinator = new Coordinator({ ...run, checking }, id, redis, queue);
  try {
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    for (let round = 0; !signal.aborted && !schedule.isOver && schedule.failed.size <= run.maxFailures; round++) {
      // A connection that is lost is made again by itself; meanwhile a command waits, and Ctrl-C does not.
      const tended = coordinator.tend(round).then(
        () => complaints.forget(),
        (error) => complaints.hear(error),
      );
      await Promise.race([stopped, tended]);
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, tendEvery))]);
    }
    // What is left there costs room, and no result.
    if (schedule.isOver) await coordinator.tidy().catch((error) => complaints.hear(error));
  } finally {
    run.opened.store.flush();
    await queue.close().catch(() => {});
    await checking.close();
    redis.disconnect();
  }
}
