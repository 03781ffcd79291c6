/** Threads that each serve a point of their own, so that many small requests keep all of them busy: blocks of replications, first come first served. */
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";

/** Blocks that a request is cut into for each lane, so that lanes are done at about the same time; and the most replications in one. */
const blocksPerLane = 4;
const longestBlock = 8;

export class Lanes implements Executor {
  readonly servesMany = true;
  private readonly lanes: readonly Executor[];
  private readonly idle: Executor[];
  private readonly waiting: ((lane: Executor) => void)[] = [];

  /** @param lanes executors of one thread each */
  constructor(lanes: readonly Executor[]) {
    this.lanes = lanes;
    this.idle = [...lanes];
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    const size = Math.min(longestBlock, Math.max(1, Math.ceil(which.length / (blocksPerLane * this.lanes.length))));
    let failed = false;
    const work = async (block: readonly number[]): Promise<void> => {
      const lane = await this.take();
      try {
        // What waits behind a block that failed, or for a lane when all is stopped, is not begun.
        if (!failed) await lane.run(point, block, onReplication, signal);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        this.giveBack(lane);
      }
    };
    const blocks: Promise<void>[] = [];
    for (let from = 0; from < which.length; from += size) blocks.push(work(which.slice(from, from + size)));
    // All have come to rest before anyone is told, so that nothing of this request arrives later.
    const ended = await Promise.allSettled(blocks);
    const fault = ended.find((one) => one.status === "rejected");
    if (fault) throw fault.reason;
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private take(): Promise<Executor> | Executor {
    return this.idle.pop() ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(lane: Executor): void {
    const next = this.waiting.shift();
    if (next) next(lane);
    else this.idle.push(lane);
  }
}
