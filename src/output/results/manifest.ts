/** manifest.json: when, where and how fast a result was made. The one file of a result that may differ from run to run. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { join, relative } from "node:path";
import type { Result } from "../tables/result.ts";

export interface Circumstances {
  readonly started: Date;
  readonly finished: Date;
  readonly threads: number;
}

const secondsOf = ({ started, finished }: Circumstances): number => (finished.getTime() - started.getTime()) / 1000;

/** manifest.json of a run. @param folder the staged result */
export function manifest(result: Result, folder: string, circumstances: Circumstances): object {
  const { identity, request, build, estimates, point, complete } = result;
  const seconds = secondsOf(circumstances);
  return {
    identity,
    request,
    casehub: build.version,
    build: build.hash,
    complete,
    replications: { asked: point.replications, finished: estimates.replications },
    replications_per_second: estimates.replications / seconds,
    events_per_second: (estimates.events * estimates.replications) / seconds,
    ...circumstancesOf(folder, circumstances),
  };
}

/** When and where a result was made, and its files with their hashes. @param folder the staged result, without its manifest */
export function circumstancesOf(folder: string, circumstances: Circumstances): object {
  const { started, finished, threads } = circumstances;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
  return {
    started: started.toISOString(),
    finished: finished.toISOString(),
    seconds: secondsOf(circumstances),
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
