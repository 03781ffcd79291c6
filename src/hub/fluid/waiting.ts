/** Cases that nobody has in hand: ready for work, or in notice until a known day. */
import { type Cells, noCases, readyKinds } from "./cells.ts";

export class Waiting {
  /** Ready cases, by cell * readyKinds + kind. */
  readonly ready: Float64Array;
  /** Cases in notice, by cell. */
  readonly notice: Float64Array;
  /** By cell, cases whose notice is over on the morning of each day; the last entry is for days after the period. */
  private readonly due: (Float64Array | undefined)[];
  private readonly lastDue: Int32Array;

  constructor(
    cells: Cells,
    private readonly days: number,
  ) {
    this.ready = new Float64Array(cells.count * readyKinds);
    this.notice = new Float64Array(cells.count);
    this.due = new Array(cells.count).fill(undefined);
    this.lastDue = new Int32Array(cells.count);
  }

  readyIn(cell: number): number {
    return this.ready[cell * readyKinds] + this.ready[cell * readyKinds + 1];
  }

  put(cell: number, kind: number, amount: number): void {
    this.ready[cell * readyKinds + kind] += amount;
  }

  post(cell: number, day: number, amount: number): void {
    this.due[cell] ??= new Float64Array(this.days + 1);
    const column = this.due[cell];
    const at = Math.min(day, this.days);
    column[at] += amount;
    this.notice[cell] += amount;
    this.lastDue[cell] = Math.max(this.lastDue[cell], at);
  }

  /** Takes those whose notice is over on the morning of a day. */
  takeDue(cell: number, day: number): number {
    const column = this.due[cell];
    if (!column || column[day] === 0) return 0;
    const amount = column[day];
    column[day] = 0;
    this.notice[cell] -= amount;
    if (this.notice[cell] < noCases && this.lastDue[cell] <= day) this.notice[cell] = 0;
    return amount;
  }

  /** Takes a share of all cases of a cell, wherever they wait. @returns how many were ready and how many in notice */
  take(cell: number, share: number, day: number): { ready: number; notice: number } {
    let ready = 0;
    for (let slot = cell * readyKinds; slot < (cell + 1) * readyKinds; slot++) {
      ready += this.ready[slot] * share;
      this.ready[slot] -= this.ready[slot] * share;
    }
    let notice = 0;
    const column = this.due[cell];
    if (column && this.notice[cell] > 0) {
      let kept = 0;
      for (let at = day; at <= this.lastDue[cell]; at++) {
        notice += column[at] * share;
        column[at] -= column[at] * share;
        kept += column[at];
      }
      this.notice[cell] = kept;
    }
    return { ready, notice };
  }

  /** Takes `amount` of the ready cases of a cell, both kinds in proportion. @returns the share of them that is of kind `again` */
  start(cell: number, amount: number): number {
    const slot = cell * readyKinds;
    const total = this.ready[slot] + this.ready[slot + 1];
    const sentBack = total > 0 ? this.ready[slot + 1] / total : 0;
    const left = Math.max(0, 1 - amount / total);
    this.ready[slot] *= left;
    this.ready[slot + 1] *= left;
    return sentBack;
  }
}
