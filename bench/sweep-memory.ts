/**
 * What a sweep of 10,000 points holds, on threads and on Redis: peak memory of each process as the system counts it, and of Redis as it
 * counts it itself.
 *
 *     npm run bench:memory [-- POINTS REPLICATIONS [threads|redis|made-up]]
 *
 * The scenario is tiny: what is held besides a replication does not depend on it. Afterwards 10,000 points x 100 replications, made up,
 * are resumed and merged. Each of the three can be asked for alone. Nothing passes or fails here.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { hasRedis, TestRedis } from "../test/fixtures/redis.ts";
import { childrenOf, PeakMemory } from "./peak-memory.ts";

const main = "dist/cli/main.js";
const points = Number(process.argv[2] ?? 10_000);
const replications = Number(process.argv[3] ?? 10);
const only = process.argv[4];
const wanted = (part: "threads" | "redis" | "made-up") => only === undefined || only === part;
const lookEvery = 100;

const folder = mkdtempSync(join(tmpdir(), "casehub-bench-"));
const file = join(folder, "memory.yaml");
const side = Math.round(Math.sqrt(points));
writeFileSync(
  file,
  `format: 1
title: Memory
scenario: ${resolve("test/fixtures/tiny-hub.yaml")}
set: {staff.team.vacancies: unfilled, staff.team.fte: 2, period.end: 2023-05-05, targets.legacy-cleared.by: 2023-05-05, cases.in_progress.0.count: 4, cases.in_progress.1.count: 2, cases.arrivals.rate: 0.2/day}
fixed: true
replications: ${replications}
design: {grid: {work.decision.notice: 1 day..${side} days/1 day, work.interview.notice: 1 day..${side} days/1 day}}
`,
);

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const print = (what: string, value: string) => console.log(what.padEnd(60) + value.padStart(10));

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], { stdio: ["ignore", "ignore", "inherit"] });
}

async function ended(child: ChildProcess, look: () => void): Promise<void> {
  const timer = setInterval(look, lookEvery);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  if (code !== 0) throw new Error(`a sweep ended with code ${code}`);
}

async function onThreads(): Promise<void> {
  const peak = new PeakMemory();
  const began = performance.now();
  const sweep = start("sweep", file, "--out", join(folder, "threads"), "--threads", "2", "--quiet");
  await ended(sweep, () => peak.look("sweep", sweep.pid));
  print(
    `threads: the process with its two threads (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    megabytes(peak.of("sweep")),
  );
}

async function onRedis(): Promise<void> {
  const peak = new PeakMemory();
  const redis = await TestRedis.in(folder);
  const worker = start("worker", "--redis", redis.url, "--threads", "2");
  const began = performance.now();
  try {
    const sweep = start("sweep", file, "--out", join(folder, "redis"), "--redis", redis.url, "--quiet");
    await ended(sweep, () => {
      peak.look("sweep", sweep.pid);
      peak.look("worker", worker.pid);
      for (const child of childrenOf(worker.pid ?? 0)) peak.look("child", child);
    });
    const used = Number(/used_memory_peak:(\d+)/.exec(await redis.client.info("memory"))?.[1]);
    print(`Redis: coordinator (${((performance.now() - began) / 1000).toFixed(0)} s)`, megabytes(peak.of("sweep")));
    print("Redis: worker", megabytes(peak.of("worker")));
    print("Redis: each process that simulates", megabytes(peak.of("child")));
    print("Redis: used_memory of Redis itself", megabytes(used));
  } finally {
    for (const pid of childrenOf(worker.pid ?? 0)) process.kill(pid, "SIGKILL");
    worker.kill("SIGKILL");
    await redis.stop();
  }
}

async function resumed(): Promise<void> {
  const peak = new PeakMemory();
  const code = `const { resumeCost } = await import("./bench/sweep-resume.ts"); await resumeCost(${JSON.stringify(folder)});`;
  const loader = ["--import", "./ts-node.mjs", "--input-type=module", "-e", code];
  const child = spawn(process.execPath, loader, { stdio: ["ignore", "ignore", "inherit"] });
  await ended(child, () => peak.look("resume", child.pid));
  print("making up, resuming and merging 10,000 x 100, in one process", megabytes(peak.of("resume")));
}

try {
  console.log(`${side * side} points x ${replications} replications; peak resident memory`);
  if (wanted("threads")) await onThreads();
  if (wanted("redis") && hasRedis) await onRedis();
  if (wanted("made-up")) await resumed();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
