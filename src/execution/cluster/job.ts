/** What travels: a job's blocks one way, the part they make the other. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SweepBase } from "../sweep/point-plans.ts";
import { believe, believed, type JobBlock, type JobResult } from "./believed.ts";

/** How a failure begins that says something of the worker and nothing of the job. */
export const notHere = "not here: ";

/** The same blocks are the same job. */
export function jobId(blocks: readonly JobBlock[], attempt = 0): string {
  const hash = createHash("sha256");
  for (const { point, from, count } of blocks) hash.update(`${point} ${from} ${count}\n`);
  return `b${hash.digest("hex").slice(0, 24)}-${attempt}`;
}

/** The result and its part as one value. */
export function encodeResult(result: JobResult, part?: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(result)}\n`), part ? deflateRawSync(part) : Buffer.alloc(0)]);
}

/** The most that a part may unfold to, and what says of it what it is; a base is the texts of a scenario. */
const largest = 64 * 2 ** 20;
const longestHead = 4 * 2 ** 20;
/** The most bytes of a value that is fetched from Redis. */
export const largestValue = largest + longestHead;

/** Undefined when the value is not one. */
export function decodeResult(value: Buffer): { readonly result: JobResult; readonly part?: Buffer } | undefined {
  try {
    const end = value.indexOf(10);
    if (end < 0 || end > longestHead) return undefined;
    const result = believe(believed.jobResult, value.subarray(0, end).toString("utf8"));
    if (!result) return undefined;
    const rest = value.subarray(end + 1);
    return { result, part: rest.length > 0 ? inflateRawSync(rest, { maxOutputLength: largest }) : undefined };
  } catch {
    return undefined;
  }
}

export function encodeBase(base: SweepBase): { readonly bytes: Buffer; readonly plan: string } {
  const text = JSON.stringify(base);
  return { bytes: deflateRawSync(text), plan: createHash("sha256").update(text).digest("hex") };
}

/** @throws Error when the bytes are not the base of that hash */
export function decodeBase(bytes: Buffer | null, plan: string): SweepBase {
  if (!bytes) throw new Error(`${notHere}the sweep's scenario is not in Redis (any more)`);
  const text = inflated(bytes);
  if (text === undefined || createHash("sha256").update(text).digest("hex") !== plan)
    throw new Error(`${notHere}the sweep's scenario in Redis is not this job's`);
  const base = believe(believed.sweepBase, text);
  if (!base) throw new Error(`${notHere}the sweep's scenario in Redis was not written by casehub`);
  return base;
}

function inflated(bytes: Uint8Array): string | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: largest }).toString("utf8");
  } catch {
    return undefined;
  }
}
