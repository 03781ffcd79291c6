/** `casehub status`: what a Redis holds of casehub. */

import { plural } from "../../../engine/wording.ts";
import { type ClusterOverview, overviewOf } from "../../../execution/cluster/overview.ts";
import { openRedis } from "../../../execution/cluster/redis/connection.ts";
import { thisBuild } from "../../../execution/identity.ts";
import { jsonText } from "../../../output/json/json.ts";
import { plainNumber } from "../../../output/words/wording.ts";
import { redisOption } from "../../arguments/redis-option.ts";
import { exitCode } from "../../exit-code.ts";
import { type Io, say } from "../../io.ts";
import { durationWords } from "../../progress/progress.ts";

export interface StatusArguments {
  readonly redis?: string;
  readonly json: boolean;
}

/** Milliseconds without a word after which a coordinator is said to be away. */
const away = 5_000;

/** A line a fact, as long as it is. @param now in milliseconds since 1970 */
export function words({ sweeps, workers, bytes, ignored }: ClusterOverview, build: string, now: number): string {
  const lines: string[] = [];
  for (const { title, id, state, jobs, results, build: own } of sweeps) {
    lines.push(`${title} (${id})${own === build ? "" : ", of another build"}`);
    if (state) {
      const { points, replications, meeting, seen } = state;
      lines.push(
        `  ${plainNumber(points.done)} of ${plainNumber(points.all)} points, ${plainNumber(replications.done)} of ${plainNumber(replications.wanted)} replications, ${plainNumber(meeting)} meet the targets, ${plainNumber(points.failed)} failed`,
      );
      if (now - seen > away)
        lines.push(`  its coordinator is away, for ${durationWords(now - seen)}: run casehub sweep again to continue`);
    }
    lines.push(
      `  jobs: ${jobs.waiting} waiting, ${jobs.active} running, ${jobs.failed} failed; ${results} results to be fetched`,
    );
  }
  if (sweeps.length === 0) lines.push("No sweep.");
  const threads = workers.reduce((sum, worker) => sum + worker.threads, 0);
  lines.push(
    `Workers: ${workers.length}, with ${threads} ${plural(threads, "thread")}${workers.length > 0 ? `: ${workers.map(({ host, pid }) => `${host} (${pid})`).join(", ")}` : ""}`,
  );
  lines.push(...ignored.map((what) => `${what}.`));
  lines.push(`Redis holds ${plainNumber(bytes / 1e6, 1)} MB.`);
  return `${lines.join("\n")}\n`;
}

/** @returns the exit code @throws BadInput, RedisProblem for what the user can mend */
export async function run(args: StatusArguments, io: Io): Promise<number> {
  const redis = await openRedis(redisOption(args.redis));
  try {
    const now = Date.now();
    const overview = await overviewOf(redis, now);
    if (args.json) io.print(jsonText({ format: 1, ...overview }));
    else say(io, words(overview, thisBuild().hash, now));
    return exitCode.done;
  } finally {
    redis.disconnect();
  }
}
