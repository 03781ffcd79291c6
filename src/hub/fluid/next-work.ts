/**
 * Which of the cases that wait a pool turns to, as a mix of cells: those of the best rank, exactly as {@link Groups} ranks them.
 * With the word `oldest` the oldest band of lodging days goes first among those of one rank; within a band, and without that word,
 * cells are taken in proportion to what waits in them.
 */
import { legacy } from "../cases/cohort.ts";
import { type Groups, groupsOf } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import { type Cells, crumb } from "./cells.ts";
import type { Waiting } from "./waiting.ts";
import type { WorkAllowed } from "./work-allowed.ts";

const none: number[] = [];

export class NextWork {
  readonly groups: Groups;
  /** Cells that each pool can take, best rank first, and the rank of every cell: the lowest goes first. */
  private readonly able: number[][];
  /** By pool and cell of a stage with a quota: the cells of the other cohort at the same stage, best rank first. */
  private readonly others: (number[] | undefined)[][];
  private readonly rank: Float64Array;
  /** 1 at stages with a quota. */
  private readonly quotaAt: Uint8Array;
  private readonly legacyShare: number;
  /** The mix each pool last asked for: starts of each cell, in proportion; and the cells in it. */
  readonly mix: Float64Array[];
  readonly chosen: number[][];
  /** By pool, cells of its list that have been found empty since {@link look}. */
  private readonly empty: Int32Array;

  constructor(
    rules: Rules,
    private readonly cells: Cells,
    private readonly waiting: Waiting,
    private readonly allowed: WorkAllowed,
  ) {
    const groups = groupsOf(rules);
    this.groups = groups;
    this.rank = Float64Array.from({ length: cells.count }, (_, cell) => {
      const group = this.groupOf(cell);
      const older = groups.byAge ? cells.band[cell] : 0;
      return group < 0 ? Number.POSITIVE_INFINITY : groups.rank[group] * cells.bands.count + older;
    });
    const inOrder = Array.from({ length: cells.count }, (_, cell) => cell).sort(
      (a, b) => this.rank[a] - this.rank[b] || a - b,
    );
    this.able = groups.forPool.map((able) => {
      allowed.spend(cells.count);
      const taken = new Set(able);
      return inOrder.filter((cell) => taken.has(this.groupOf(cell)));
    });
    const { quota } = rules.scenario;
    const { names, named } = rules.stages;
    this.quotaAt = Uint8Array.from(named, (at) => (quota?.at.includes(names[at]) ? 1 : 0));
    this.legacyShare = quota?.legacy ?? 0;
    const { stage, cohort } = cells;
    this.others = this.able.map((able) =>
      Array.from({ length: cells.count }, (_, cell) =>
        this.quotaAt[stage[cell]] === 1
          ? able.filter((other) => named[stage[other]] === named[stage[cell]] && cohort[other] !== cohort[cell])
          : undefined,
      ),
    );
    this.mix = this.able.map(() => new Float64Array(cells.count));
    this.chosen = this.able.map(() => []);
    this.empty = new Int32Array(this.able.length);
  }

  /** From here on cases are only taken, so that a cell found empty stays so. */
  look(): void {
    this.empty.fill(0);
  }

  private groupOf(cell: number): number {
    const { stage, cohort, type, types } = this.cells;
    return this.groups.of[(stage[cell] * 2 + cohort[cell]) * types + type[cell]];
  }

  /** Sets the mix for a pool from what waits now. @returns whether there is anything */
  choose(pool: number): boolean {
    const { waiting, rank, cells } = this;
    const mix = this.mix[pool];
    for (const cell of this.chosen[pool]) mix[cell] = 0;
    this.chosen[pool].length = 0;
    const able = this.able[pool];
    let at = this.empty[pool];
    while (at < able.length && waiting.readyIn[able[at]] <= crumb) at++;
    this.allowed.spend(at - this.empty[pool]);
    this.empty[pool] = at;
    if (at === able.length) return false;
    const best = rank[able[at]];
    const first = at;
    for (; at < able.length && rank[able[at]] === best; at++) {
      const cell = able[at];
      const amount = waiting.readyIn[cell];
      if (amount <= crumb) continue;
      const candidates = this.others[pool][cell];
      const others = candidates ? this.waitingBest(candidates) : none;
      if (others.length === 0) {
        this.add(pool, cell, amount);
        continue;
      }
      const own = cells.cohort[cell] === legacy ? this.legacyShare : 1 - this.legacyShare;
      const total = others.reduce((sum, other) => sum + waiting.readyIn[other], 0);
      this.add(pool, cell, amount * own);
      for (const other of others) this.add(pool, other, (amount * (1 - own) * waiting.readyIn[other]) / total);
    }
    this.allowed.spend(at - first);
    return true;
  }

  private add(pool: number, cell: number, amount: number): void {
    if (amount <= 0) return;
    if (this.mix[pool][cell] === 0) this.chosen[pool].push(cell);
    this.mix[pool][cell] += amount;
  }

  /** Those of the best rank that hold cases, of cells in order of rank. */
  private waitingBest(candidates: readonly number[]): number[] {
    const { rank, waiting } = this;
    const best: number[] = [];
    for (const cell of candidates) {
      if (best.length > 0 && rank[cell] !== rank[best[0]]) break;
      if (waiting.readyIn[cell] > crumb) best.push(cell);
    }
    return best;
  }
}
