/**
 * Which of the cases that wait a pool turns to, as a mix of cells: those of the best rank, exactly as {@link Groups} ranks them.
 * What individual ages decide among cells of one rank can only be told by cohort here: legacy is older than flow; within a cohort, and
 * without the word `oldest`, cells are taken in proportion to what waits in them.
 */
import { legacy } from "../cases/case-table.ts";
import { type Groups, groupsOf } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import { type Cells, noCases } from "./cells.ts";
import type { Waiting } from "./waiting.ts";

const none: number[] = [];

export class NextWork {
  readonly groups: Groups;
  /** Cells that each pool can take, and the rank of every cell: the lowest goes first. */
  private readonly able: number[][];
  private readonly rank: Float64Array;
  /** 1 at stages with a quota. */
  private readonly quotaAt: Uint8Array;
  private readonly legacyShare: number;
  /** The mix each pool last asked for: starts of each cell, in proportion; and the cells in it. */
  readonly mix: Float64Array[];
  readonly chosen: number[][];

  constructor(
    rules: Rules,
    private readonly cells: Cells,
    private readonly waiting: Waiting,
  ) {
    const groups = groupsOf(rules);
    this.groups = groups;
    this.rank = Float64Array.from({ length: cells.count }, (_, cell) => {
      const group = groups.of[cell];
      return group < 0 ? Number.POSITIVE_INFINITY : groups.rank[group] * 2 + (groups.byAge ? cells.cohort[cell] : 0);
    });
    this.able = groups.forPool.map((able) =>
      Array.from({ length: cells.count }, (_, cell) => cell).filter((cell) => able.includes(groups.of[cell])),
    );
    const { quota } = rules.scenario;
    this.quotaAt = Uint8Array.from(rules.stages.names, (name) => (quota?.at.includes(name) ? 1 : 0));
    this.legacyShare = quota?.legacy ?? 0;
    this.mix = this.able.map(() => new Float64Array(cells.count));
    this.chosen = this.able.map(() => []);
  }

  /** Sets the mix for a pool from what waits now. @returns whether there is anything */
  choose(pool: number): boolean {
    const { waiting, rank, cells } = this;
    const mix = this.mix[pool];
    for (const cell of this.chosen[pool]) mix[cell] = 0;
    this.chosen[pool].length = 0;
    const able = this.able[pool];
    let best = Number.POSITIVE_INFINITY;
    for (const cell of able) if (rank[cell] < best && waiting.readyIn(cell) > noCases) best = rank[cell];
    if (best === Number.POSITIVE_INFINITY) return false;
    for (const cell of able) {
      const amount = waiting.readyIn(cell);
      if (rank[cell] !== best || amount <= noCases) continue;
      const others = this.quotaAt[cells.stage[cell]] === 1 ? this.otherCohort(cell, able) : none;
      if (others.length === 0) {
        this.add(pool, cell, amount);
        continue;
      }
      const own = cells.cohort[cell] === legacy ? this.legacyShare : 1 - this.legacyShare;
      const total = others.reduce((sum, other) => sum + waiting.readyIn(other), 0);
      this.add(pool, cell, amount * own);
      for (const other of others) this.add(pool, other, (amount * (1 - own) * waiting.readyIn(other)) / total);
    }
    return true;
  }

  private add(pool: number, cell: number, amount: number): void {
    if (amount <= 0) return;
    if (this.mix[pool][cell] === 0) this.chosen[pool].push(cell);
    this.mix[pool][cell] += amount;
  }

  /** Cells of the other cohort that wait at the same stage, the best rank of them. */
  private otherCohort(cell: number, able: readonly number[]): number[] {
    const { cells, rank, waiting } = this;
    const others = able.filter(
      (other) =>
        cells.stage[other] === cells.stage[cell] &&
        cells.cohort[other] !== cells.cohort[cell] &&
        waiting.readyIn(other) > noCases,
    );
    const best = others.reduce((least, other) => Math.min(least, rank[other]), Number.POSITIVE_INFINITY);
    return others.filter((other) => rank[other] === best);
  }
}
