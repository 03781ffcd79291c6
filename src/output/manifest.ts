/** manifest.json: when, where and how fast a result was made. The one file of a result that may differ from run to run. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import type { Result } from "./tables/result.ts";

export interface Circumstances {
  readonly started: Date;
  readonly finished: Date;
  readonly threads: number;
}

/** @param folder the staged result, whose other files are listed with their hashes */
export function manifest(
  { identity, build, estimates, point, complete }: Result,
  folder: string,
  { started, finished, threads }: Circumstances,
): object {
  const seconds = (finished.getTime() - started.getTime()) / 1000;
  const files = readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort();
  return {
    identity,
    casehub: build.version,
    build: build.hash,
    complete,
    replications: { asked: point.replications, finished: estimates.replications },
    started: started.toISOString(),
    finished: finished.toISOString(),
    seconds,
    replications_per_second: estimates.replications / seconds,
    events_per_second: (estimates.events * estimates.replications) / seconds,
    threads,
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    host: {
      node: process.version,
      platform: platform(),
      release: release(),
      architecture: arch(),
      processor: cpus()[0]?.model ?? "unknown",
      parallelism: availableParallelism(),
      memory_mb: Math.round(totalmem() / 1_048_576),
    },
    files: files.map((name) => ({
      name,
      sha256: createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    })),
  };
}
