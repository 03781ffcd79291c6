/** What travels: a job's blocks one way, the part they make the other. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SweepBase } from "../sweep/point-plans.ts";

export interface JobBlock {
  /** Key of the point. */
  readonly point: string;
  readonly from: number;
  readonly count: number;
  readonly overrides: readonly string[];
  readonly u?: readonly number[];
}

export interface JobData {
  readonly sweep: string;
  /** SHA-256 of the base, build and machine: a worker that has another one does not run it. */
  readonly plan: string;
  readonly build: string;
  readonly machine: string;
  readonly family: string;
  readonly blocks: readonly JobBlock[];
}

/** What became of a job. */
export interface JobResult {
  /** Name of the part, when it lies in a shared folder. */
  readonly part?: string;
  /** Blocks whose point cannot be run. */
  readonly failures: readonly { readonly point: string; readonly reason: string }[];
  /** Replications run, and how long they took. */
  readonly replications: number;
  readonly seconds: number;
}

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

/** The most that a part may unfold to. */
const largest = 64 * 2 ** 20;

/** Undefined when the value is not one. */
export function decodeResult(value: Buffer): { readonly result: JobResult; readonly part?: Buffer } | undefined {
  try {
    const end = value.indexOf(10);
    const result = JSON.parse(value.subarray(0, end).toString("utf8")) as JobResult;
    if (!Array.isArray(result.failures)) return undefined;
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
  const text = inflateRawSync(bytes, { maxOutputLength: 4 * largest }).toString("utf8");
  if (createHash("sha256").update(text).digest("hex") !== plan)
    throw new Error(`${notHere}the sweep's scenario in Redis is another one than this job's`);
  return JSON.parse(text) as SweepBase;
}
