/** A sweep's blocks on the threads of this machine: each thread takes the next block as it becomes free, whatever its point. */
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Block } from "../../experiment/sweep/block.ts";
import type { Schedule } from "../../experiment/sweep/schedule.ts";
import type { PartStore } from "./part-store.ts";
import type { PointPlans } from "./point-plans.ts";
import { reasonOf, runBlock } from "./run-block.ts";

export interface LocalRun {
  readonly schedule: Schedule;
  readonly store: PartStore;
  readonly plans: PointPlans;
  readonly keyOf: (point: number) => string;
  /** One for each thread, of one thread each: a thread that is done with its block waits for no other. */
  readonly executors: readonly Executor[];
  readonly signal: StopSignal;
  /** Points that may fail before the sweep stops. */
  readonly maxFailures: number;
  readonly onBlock: (block: Block) => void;
  readonly onFailure: (point: number, reason: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What a kill may cost at most: finished blocks are put on the disk this often, or when there are so many bytes of them. */
const flushEvery = 1_000;
const flushBytes = 4 * 2 ** 20;

/** Resolves when every block is there, the signal comes, or too many points have failed. What is finished is on the disk. */
export async function runLocally(run: LocalRun): Promise<void> {
  const { schedule, store, executors, now } = run;
  let flushed = now();
  let stop = false;
  let waiting: (() => void)[] = [];
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  const work = async (executor: Executor): Promise<void> => {
    while (!stop && !run.signal.aborted && !schedule.isOver) {
      const block = schedule.next();
      if (!block) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        continue;
      }
      await workOn(block, executor, run);
      if (schedule.failed.size > run.maxFailures) stop = true;
      if (now() - flushed > flushEvery || store.waitingBytes > flushBytes) {
        store.flush();
        flushed = now();
      }
      wake();
    }
    wake();
  };
  try {
    await Promise.all(
      executors.map((executor) =>
        work(executor).catch((error) => {
          stop = true;
          wake();
          throw error;
        }),
      ),
    );
  } finally {
    waiting = [];
    store.flush();
  }
}

async function workOn(block: Block, executor: Executor, run: LocalRun): Promise<void> {
  const { schedule, store, plans, keyOf, signal, onBlock, onFailure } = run;
  const { point, from, count } = block;
  let rows: Float64Array | undefined;
  let facts: ReturnType<PointPlans["prepare"]>["facts"] | undefined;
  try {
    const prepared = plans.prepare(point);
    facts = prepared.facts;
    rows = await runBlock(executor, prepared, block, signal);
  } catch (error) {
    const reason = reasonOf(error);
    if (!schedule.failed.has(point)) onFailure(point, reason);
    schedule.fail(point, reason);
    return;
  }
  if (!rows || !facts) return schedule.giveBack(block);
  store.add({ point: keyOf(point), from, count, facts, rows });
  schedule.finish(block);
  onBlock(block);
}
