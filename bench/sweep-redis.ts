/** What a sweep on Redis costs beside the process that simulates: CPU of the coordinator, the worker and Redis, from its first result on. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hasRedis, TestRedis } from "../test/fixtures/redis.ts";
import { childrenOf } from "./peak-memory.ts";

const main = "dist/cli/main.js";

/** Ticks of CPU of a process; undefined when it has ended. */
function ticks(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}

interface Reading {
  readonly beside: number;
  readonly simulating: number;
}

/** Undefined where there is no redis-server, or the sweep was over before there was anything to read. */
export async function redisCost(file: string, folder: string): Promise<number | undefined> {
  if (!hasRedis) return undefined;
  const redis = await TestRedis.in(folder);
  const start = (...args: string[]) =>
    spawn(process.execPath, [main, ...args, "--redis", redis.url], { stdio: "ignore" });
  const worker = start("worker", "--threads", "1");
  const coordinator = start("sweep", file, "--out", join(folder, "redis"), "--quiet");
  const server = Number(/process_id:(\d+)/.exec(await redis.client.info("server"))?.[1]);
  try {
    let first: Reading | undefined;
    let last: Reading | undefined;
    while (coordinator.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const [id] = await redis.client.hkeys("casehub:sweeps");
      const state = id && (await redis.client.get(`casehub:${id}:state`));
      const [child] = childrenOf(worker.pid ?? 0);
      const beside = [worker.pid ?? 0, coordinator.pid ?? 0, server].map(ticks);
      const simulating = child === undefined ? undefined : ticks(child);
      if (!state || JSON.parse(state).replications.done === 0 || simulating === undefined || beside.includes(undefined))
        continue;
      last = { beside: beside.reduce<number>((sum, one) => sum + (one ?? 0), 0), simulating };
      first ??= last;
    }
    if (!first || !last || last.simulating - first.simulating < 200) return undefined;
    return (last.beside - first.beside) / (last.simulating - first.simulating);
  } finally {
    worker.kill("SIGKILL");
    for (const child of childrenOf(worker.pid ?? 0)) process.kill(child, "SIGKILL");
    await redis.stop();
  }
}
