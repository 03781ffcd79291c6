/** Blocks: the pieces of a sweep that are run, kept and reused. They are fixed by the plan, whoever runs them, and when. */

/** Replications `from` to `from + count - 1` of a point. */
export interface Block {
  readonly point: number;
  readonly from: number;
  readonly count: number;
}

/** Replications of a block: even, so that two that share a draw stay together. */
export const blockSize = 10;

/** The least whole number of blocks that holds `count` replications, but no more than `cap`. */
export function wholeBlocks(count: number, cap: number): number {
  return Math.min(cap, Math.ceil(count / blockSize) * blockSize);
}

/** The blocks of a point's first `replications`. */
export function* blocksOf(point: number, replications: number): Generator<Block> {
  for (let from = 0; from < replications; from += blockSize)
    yield { point, from, count: Math.min(blockSize, replications - from) };
}
