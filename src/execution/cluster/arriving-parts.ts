/**
 * Parts that workers send, some of their replications run again here before any is used: a part's name fits its bytes whoever wrote
 * them, and a worker's processor or memory may be faulty. Of all replications about one in 64 is run again, of each worker's first part
 * at least one; checking takes the coordinator no more than half of its time. Once a replication of a worker differs, nothing that it
 * sends is used.
 */

import { shuffled } from "../../experiment/design/shuffled.ts";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import { partAgrees, rowsOf } from "../sweep/check-parts.ts";
import type { OpenSweep } from "../sweep/open-sweep.ts";
import type { SweepBlock } from "../sweep/sweep-parts.ts";

/** Of so many replications that arrive about one is run again. */
export const oneIn = 64;
/** The most of the coordinator's time that goes into it. */
const mostOfTime = 0.5;

export interface ArrivalSetting {
  readonly opened: OpenSweep;
  /** Points of this sweep, by key. */
  readonly points: ReadonlyMap<string, number>;
  /** Runs replications, and recalls none. */
  readonly executor: Executor;
  readonly signal: StopSignal;
  /** Milliseconds. */
  readonly now: () => number;
  /** Told sentences for the user. */
  readonly tell: (what: string) => void;
}

/** What came: its new blocks, by part. */
export type Arrived = ReadonlyMap<string, readonly SweepBlock[]>;

export class ArrivingParts {
  /** Replications run again. */
  checked = 0;
  private readonly setting: ArrivalSetting;
  private readonly known = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly started: number;
  private spent = 0;

  constructor(setting: ArrivalSetting) {
    this.setting = setting;
    this.started = setting.now();
  }

  /** Whether numbers of this worker have differed: nothing of it is used. @param worker empty where it is not known */
  isRefused(worker: string): boolean {
    return worker !== "" && this.refused.has(worker);
  }

  /**
   * Checks what the store has just taken; parts of which a replication differs are put aside.
   * @returns the blocks that may be used
   */
  async believed(worker: string, arrived: Arrived): Promise<readonly SweepBlock[]> {
    const good: SweepBlock[] = [];
    for (const [part, blocks] of arrived)
      if (!this.isRefused(worker) && (await this.agrees(worker, blocks))) good.push(...blocks);
      else this.refuse(worker, part);
    return good;
  }

  private async agrees(worker: string, all: readonly SweepBlock[]): Promise<boolean> {
    const { opened, points, executor, signal, now } = this.setting;
    const blocks = all.filter(
      ({ point, from, count }) => points.has(point) && from + count <= opened.sweep.replications,
    );
    const rows = rowsOf(blocks);
    const chosen = shuffled(rows.length, Math.random)
      .slice(0, this.wanted(worker, rows.length))
      .map((place) => rows[place]);
    if (chosen.length === 0) return true;
    const before = now();
    // A check that the signal stops has found nothing: what is kept is checked again when the sweep goes on.
    const agree = (await partAgrees(opened, points, chosen, executor, signal)) ?? true;
    this.spent += now() - before;
    this.checked += chosen.length;
    return agree;
  }

  /** How many replications of a part are run again: on average one in so many, the fraction left to chance. */
  private wanted(worker: string, replications: number): number {
    const isFirst = !this.known.has(worker);
    this.known.add(worker);
    const isBusy = this.spent > mostOfTime * (this.setting.now() - this.started);
    const share = isBusy ? 0 : replications / oneIn;
    return Math.max(isFirst ? 1 : 0, Math.floor(share + Math.random()));
  }

  private refuse(worker: string, part: string): void {
    const { opened, tell } = this.setting;
    opened.store.putAside(part);
    if (this.refused.has(worker)) return;
    this.refused.add(worker);
    tell(
      worker === ""
        ? "A worker sent numbers that are not what running again gives. They are not used, and what they held is run again."
        : `The worker on ${worker} sent numbers that are not what running again gives. Nothing that it sends is used, and what it runs is run again by others: stop it, and check that machine.`,
    );
  }
}
