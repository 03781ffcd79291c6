/** `casehub sweep --dry-run`: what would be run, how long it would take and how much disk. */

import { plural } from "../../engine/wording.ts";
import type { OpenSweep } from "../../execution/sweep/open-sweep.ts";
import { runBlock } from "../../execution/sweep/run-block.ts";
import { partBytes } from "../../execution/sweep/sweep-parts.ts";
import { InlineExecutor } from "../../execution/threads/inline.ts";
import { pointWords } from "../../experiment/sweep/design/parameters.ts";
import { overridesOf } from "../../experiment/sweep/points.ts";
import type { Schedule } from "../../experiment/sweep/schedule.ts";
import { simulate } from "../../hub/simulate.ts";
import { resultBytes } from "../../output/sweep/size.ts";
import { hanging, plainNumber, wrap } from "../../output/words/wording.ts";
import { durationWords } from "../progress/progress.ts";

export interface DryRun {
  readonly opened: OpenSweep;
  readonly schedule: Schedule;
  readonly points: readonly number[];
  readonly threads: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Estimate {
  /** Of one replication, measured. */
  readonly seconds: number;
  readonly replications: { readonly wanted: number; readonly there: number };
  /** Of all that is missing, on the threads asked for. */
  readonly time: number;
  readonly bytes: number;
}

/**
 * Times the second of two replications of the first point: the first one also warms the code up. The disk is that of the parts and of the
 * result, whose tables are written in memory for some of the points.
 */
export async function estimateSweep({ opened, schedule, points, threads, now }: DryRun): Promise<Estimate> {
  const prepared = opened.plans.prepare(points[0]);
  const executor = new InlineExecutor(simulate);
  const first = await runBlock(executor, prepared, { from: 0, count: 1 });
  const started = now();
  const second = await runBlock(executor, prepared, { from: 1, count: 1 });
  const seconds = (now() - started) / 1000;
  const { done, wanted } = schedule.replications;
  const { width } = opened.store;
  const rows = Float64Array.of(...(first ?? []), ...(second ?? []));
  const sample = { rows, width, count: rows.length / width, facts: prepared.facts };
  return {
    seconds,
    replications: { wanted, there: done },
    time: ((wanted - done) * seconds) / threads,
    bytes: Math.round(
      partBytes(wanted - done, width) +
        resultBytes(opened.sweep, sample, { points: points.length, replications: wanted }),
    ),
  };
}

const shownPoints = 12;

const megabytes = (bytes: number) => (bytes < 1e6 ? "less than 1 MB" : `about ${plainNumber(bytes / 1e6)} MB`);

export function dryRunText({ opened: { sweep }, points, threads }: DryRun, estimate: Estimate, width: number): string {
  const { wanted, there } = estimate.replications;
  const precise = sweep.precision.length > 0;
  const each = precise
    ? `until precise enough, at most ${plainNumber(sweep.replications)} each`
    : `${plainNumber(sweep.replications)} each`;
  const fact = (head: string, text: string) =>
    wrap(text, width, " ".repeat(14)).map((line, i) => (i === 0 ? head.padEnd(14) + line.trimStart() : line));
  const lines = [
    ...wrap(sweep.file.title, width),
    ...fact("Points:", plainNumber(points.length)),
    ...fact(
      "Replications:",
      `${precise ? "at least " : ""}${plainNumber(wanted)} (${each})${there > 0 ? `, ${plainNumber(there)}of them already done` : ""}`,
    ),
    ...fact(
      "Time:",
      `about ${durationWords(estimate.time * 1000)} on ${threads} ${plural(threads, "thread")}, from one replication measured at ${plainNumber(estimate.seconds, 2)} s`,
    ),
    ...fact("Disk:", megabytes(estimate.bytes)),
    "",
    ...points.slice(0, shownPoints).flatMap((index) => hanging(pointWords(sweep, sweep.points[index]), "  ", width)),
    ...(points.length > shownPoints
      ? [`  … and ${plainNumber(points.length - shownPoints)} more (--json lists all)`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

export function dryRunJson({ opened: { sweep }, points, threads }: DryRun, estimate: Estimate): object {
  return {
    format: 1,
    title: sweep.file.title,
    replications: estimate.replications,
    estimated: {
      seconds_of_a_replication: estimate.seconds,
      threads,
      seconds: estimate.time,
      bytes: estimate.bytes,
      measured: "one replication of the first point",
    },
    points: points.map((index) => ({
      point: index,
      set: overridesOf(sweep.axes, sweep.points[index]),
      ...(sweep.points[index].u && { quantiles: [...(sweep.points[index].u ?? [])] }),
    })),
  };
}
