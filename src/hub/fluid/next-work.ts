/**
 * Which of the cases that wait a pool turns to, as a mix of cells: those of the best rank, exactly as {@link Groups} ranks them.
 * What individual ages decide among cells of one rank can only be told by cohort here: legacy is older than flow; within a cohort, and
 * without the word `oldest`, cells are taken in proportion to what waits in them.
 */
import { type Groups, groupsOf } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import { type Cells, noCases } from "./cells.ts";
import type { Waiting } from "./waiting.ts";

export class NextWork {
  readonly groups: Groups;
  /** Cells that each pool can take, and the rank of every cell: the lowest goes first. */
  private readonly able: number[][];
  private readonly rank: Float64Array;
  /** 1 at stages with a quota. */
  private readonly quotaAt: Uint8Array;
  private readonly legacyShare: number;
  /** The mix last asked for: starts of each cell, in proportion. */
  readonly mix: Float64Array;
  /** The cells in it. */
  chosen: number[] = [];

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
    this.mix = new Float64Array(cells.count);
  }

  /** Sets the mix for a pool from what waits now. @returns whether there is anything */
  choose(pool: number): boolean {
    const { mix, waiting, rank, cells } = this;
    for (const cell of this.chosen) mix[cell] = 0;
    this.chosen = [];
    const able = this.able[pool].filter((cell) => waiting.readyIn(cell) > noCases);
    if (able.length === 0) return false;
    const best = able.reduce((least, cell) => Math.min(least, rank[cell]), Number.POSITIVE_INFINITY);
    for (const cell of able) {
      if (rank[cell] !== best) continue;
      const amount = waiting.readyIn(cell);
      const others = this.quotaAt[cells.stage[cell]] === 1 ? this.otherCohort(cell, able) : [];
      if (others.length === 0) {
        this.add(cell, amount);
        continue;
      }
      const own = cells.cohort[cell] === 0 ? this.legacyShare : 1 - this.legacyShare;
      const total = others.reduce((sum, other) => sum + waiting.readyIn(other), 0);
      this.add(cell, amount * own);
      for (const other of others) this.add(other, (amount * (1 - own) * waiting.readyIn(other)) / total);
    }
    return this.chosen.length > 0;
  }

  private add(cell: number, amount: number): void {
    if (amount <= 0) return;
    if (this.mix[cell] === 0) this.chosen.push(cell);
    this.mix[cell] += amount;
  }

  /** Cells of the other cohort that wait at the same stage, the best rank of them. */
  private otherCohort(cell: number, able: readonly number[]): number[] {
    const { cells, rank } = this;
    const others = able.filter(
      (other) => cells.stage[other] === cells.stage[cell] && cells.cohort[other] !== cells.cohort[cell],
    );
    const best = others.reduce((least, other) => Math.min(least, rank[other]), Number.POSITIVE_INFINITY);
    return others.filter((other) => rank[other] === best);
  }
}
