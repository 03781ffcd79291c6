/** What the parts of a sweep hold beside their rows, and how large they become. */
import { blockSize } from "../../experiment/sweep/block.ts";
import type { PointFacts } from "../../experiment/sweep/estimate.ts";
import { bytesPerNumber, type FilledBlock, type PartBlock, type PartForm } from "../store/part-file.ts";

export type SweepBlock = PartBlock<PointFacts>;
export type FilledSweepBlock = FilledBlock<PointFacts> & { readonly rows: Float64Array };

/** @param family SHA-256 in hexadecimal @param width numbers of a replication */
export function sweepForm(family: string, width: number): PartForm<PointFacts> {
  return { family, width, isPacked: false, factsOf };
}

function factsOf(value: unknown): PointFacts {
  const { paired, startDay, shares } = value as PointFacts;
  if (
    typeof paired !== "boolean" ||
    !Number.isInteger(startDay) ||
    !Array.isArray(shares) ||
    !shares.every(Number.isFinite)
  )
    throw new RangeError("not the facts of a point");
  return { paired, startDay, shares };
}

/** What a block adds to the first line of its part: its point's key, where it begins, its count, its facts. */
const bytesOfBlock = 45;

/** Bytes of so many replications in parts. @param width numbers of a replication */
export function partBytes(replications: number, width: number): number {
  return replications * width * bytesPerNumber + Math.ceil(replications / blockSize) * bytesOfBlock;
}
