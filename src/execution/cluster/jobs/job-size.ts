/** How blocks are grouped into jobs: by measured speed, never cut. */

/** Seconds of a job: long enough that handing it over costs nothing, short enough that a lost one is no loss. */
export const usualSeconds = 15;
/** Towards the end of a sweep. */
const least = 5;
/** Bytes of one job's numbers, at most, unless a single block has more: with the queue's length it bounds what Redis holds. */
const mostBytes = 96 * 1024;
const deepest = 256;

/** Seconds of a replication, as workers tell. */
export class Speed {
  seconds: number;

  /** @param seconds measured before any worker has told */
  constructor(seconds: number) {
    this.seconds = seconds;
  }

  /** A fifth of each new job counts: sweeps change speed slowly from point to point. */
  saw(replications: number, seconds: number): void {
    if (replications > 0 && seconds > 0) this.seconds += 0.2 * (seconds / replications - this.seconds);
  }
}

export interface JobSize {
  /** Replications of a job: blocks are added until it has as many. */
  readonly replications: number;
  /** Jobs queued or running, at most. */
  readonly depth: number;
}

export interface Load {
  /** Of one replication. */
  readonly seconds: number;
  readonly replications: { readonly done: number; readonly wanted: number };
  /** Of all workers. */
  readonly threads: number;
  /** Numbers kept of a replication. */
  readonly width: number;
  /** Seconds that a job should take. */
  readonly target: number;
}

export function jobSize({ seconds, replications, threads, width, target }: Load): JobSize {
  const left = (replications.wanted - replications.done) * seconds;
  // Towards the end jobs become shorter, so that no thread is left alone with a long one.
  const short = Math.min(target, Math.max(least, left / (3 * threads)));
  const most = Math.max(1, Math.floor(mostBytes / (8 * width)));
  return {
    replications: Math.min(most, Math.max(1, Math.round(short / Math.max(seconds, 1e-6)))),
    depth: Math.min(deepest, 2 * threads + 2),
  };
}
