/**
 * What sweeping costs beside simulating. With the simulation in threads, what the main thread does is the whole of the rest: reading the
 * sweep, compiling points, scheduling, keeping parts, merging and writing. Both grow alike on a busy machine, so the ratio carries over.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { readText } from "../src/cli/files/files.ts";
import { thisBuild } from "../src/execution/identity.ts";
import { openSweep, scheduleOf, takeKnown } from "../src/execution/sweep/open-sweep.ts";
import { runLocally } from "../src/execution/sweep/run-locally.ts";
import { ThreadsExecutor } from "../src/execution/threads/threads.ts";
import { loadSweep } from "../src/experiment/sweep/design/load.ts";
import { writeSweepResult } from "../src/output/sweep/result.ts";
import { median } from "./median.ts";
import { redisCost } from "./sweep-redis.ts";
import { resumeCost } from "./sweep-resume.ts";

export interface SweepCosts {
  /** Time of the blocks on one thread over that on two. */
  readonly gain: number;
  /** What the main thread does, over the time that the thread simulates. */
  readonly overhead: number;
  /** CPU of coordinator, worker and Redis, over that of the process that simulates; undefined without a redis-server. */
  readonly redis?: number;
  /** Resuming a finished sweep of 10,000 points, as a share of running it. */
  readonly resume: number;
}

const perPoint = 10;

interface Sweeping {
  /** Milliseconds of the whole, and of them those in which the main thread was at work. */
  readonly whole: number;
  readonly active: number;
  /** Of running the blocks alone. */
  readonly running: number;
}

async function sweepOnce(file: string, out: string, executors: readonly ThreadsExecutor[]): Promise<Sweeping> {
  const before = performance.eventLoopUtilization();
  const started = performance.now();
  const { sweep } = loadSweep(file, readText);
  if (!sweep) throw new Error(`${file} cannot be read`);
  const build = thisBuild();
  const opened = openSweep(sweep, build, out);
  const points = sweep.points.map(({ index }) => index);
  const schedule = scheduleOf(opened, points, { onPoint: () => {} });
  takeKnown(opened, schedule, points);
  const ran = performance.now();
  await runLocally({
    ...opened,
    schedule,
    executors,
    signal: new AbortController().signal,
    maxFailures: 0,
    onBlock: () => {},
    onFailure: () => {},
    now: Date.now,
  });
  const running = performance.now() - ran;
  writeSweepResult(
    out,
    {
      sweep,
      identity: opened.identity,
      build,
      statusOf: (point) => (schedule.isDone(point) ? "done" : "failed"),
      rowsOf: (point) => opened.rowsOf(point, perPoint),
      failures: schedule.failed,
      replications: { run: schedule.replications.done, reused: 0 },
    },
    () => ({ started: new Date(), finished: new Date(), threads: executors.length }),
  );
  opened.store.close();
  const { active } = performance.eventLoopUtilization(before);
  return { whole: performance.now() - started, active, running };
}

/** @param points of ten replications each; the seed that the points set is not used, so that all cost the same */
export async function sweepCosts(scenario: string, points: number, turns: number): Promise<SweepCosts> {
  const folder = mkdtempSync(join(tmpdir(), "casehub-bench-"));
  const file = join(folder, "opened.yaml");
  const values = Array.from({ length: points }, (_, i) => i + 1).join(", ");
  writeFileSync(
    file,
    `format: 1\ntitle: Bench\nscenario: ${resolve(scenario)}\nseed: 1\nfixed: true\nreplications: ${perPoint}\ndesign: {grid: {seed: [${values}]}}\n`,
  );
  const executors = [0, 1].map(() => new ThreadsExecutor({ threads: 1 }));
  try {
    const gains: number[] = [];
    const overheads: number[] = [];
    // The turn before the first only warms the threads.
    for (let turn = -1; turn < turns; turn++) {
      const one = await sweepOnce(file, join(folder, `one-${turn}`), executors.slice(0, 1));
      const two = await sweepOnce(file, join(folder, `two-${turn}`), executors);
      if (turn < 0) continue;
      overheads.push(one.active / (one.whole - one.active));
      gains.push(one.running / two.running);
    }
    return {
      gain: median(gains),
      overhead: median(overheads),
      redis: await redisCost(file, folder),
      resume: await resumeCost(folder),
    };
  } finally {
    await Promise.all(executors.map((executor) => executor.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}
