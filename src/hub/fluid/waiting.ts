/** Cases that nobody has in hand: ready for work, or in notice until a known day. */
import { type Cells, noCases, readyKinds } from "./cells.ts";

const leastLeft = 1e-6;

export class Waiting {
  /** Ready cases, by cell * readyKinds + kind; and of all kinds together, by cell. */
  private readonly ready: Float64Array;
  readonly readyIn: Float64Array;
  /** Cases in notice, by cell. */
  readonly notice: Float64Array;
  /**
   * By cell, cases whose notice is over on the morning of each day, over the share of the cell that is left of what they were posted into:
   * what leaves then takes its share of every day at once. The last entry is for days after the period.
   */
  private readonly due: (Float64Array | undefined)[];
  private readonly left: Float64Array;
  private readonly lastDue: Int32Array;
  /** By day, the cells with notice that is over on its morning; one may stand there twice. */
  private readonly dueCells: (number[] | undefined)[] = [];

  constructor(
    cells: Cells,
    private readonly days: number,
  ) {
    this.ready = new Float64Array(cells.count * readyKinds);
    this.readyIn = new Float64Array(cells.count);
    this.notice = new Float64Array(cells.count);
    this.due = new Array(cells.count).fill(undefined);
    this.left = new Float64Array(cells.count).fill(1);
    this.lastDue = new Int32Array(cells.count);
  }

  /** Ready cases of one kind. */
  readyOf(cell: number, kind: number): number {
    return this.ready[cell * readyKinds + kind];
  }

  put(cell: number, kind: number, amount: number): void {
    this.ready[cell * readyKinds + kind] += amount;
    this.addUp(cell);
  }

  /** Takes all ready cases of one kind. @returns how many there were */
  takeReady(cell: number, kind: number): number {
    const amount = this.readyOf(cell, kind);
    this.ready[cell * readyKinds + kind] = 0;
    this.addUp(cell);
    return amount;
  }

  /** Summed afresh, so that rounding does not pile up. */
  private addUp(cell: number): void {
    this.readyIn[cell] = this.ready[cell * readyKinds] + this.ready[cell * readyKinds + 1];
  }

  post(cell: number, day: number, amount: number): void {
    this.due[cell] ??= new Float64Array(this.days + 1);
    const column = this.due[cell];
    const at = Math.min(day, this.days);
    if (column[at] === 0) {
      this.dueCells[at] ??= [];
      this.dueCells[at].push(cell);
    }
    column[at] += amount / this.left[cell];
    this.notice[cell] += amount;
    this.lastDue[cell] = Math.max(this.lastDue[cell], at);
  }

  /** Cells with notice that is over on the morning of a day. */
  dueOn(day: number): readonly number[] {
    return this.dueCells[day] ?? [];
  }

  /** Takes those whose notice is over on the morning of a day. */
  takeDue(cell: number, day: number): number {
    const column = this.due[cell];
    if (!column || column[day] === 0) return 0;
    const amount = column[day] * this.left[cell];
    column[day] = 0;
    this.notice[cell] -= amount;
    if (this.notice[cell] < noCases && this.lastDue[cell] <= day) this.notice[cell] = 0;
    return amount;
  }

  /** Takes a share of all cases of a cell, wherever they wait. @returns how many were ready and how many in notice */
  take(cell: number, share: number): { ready: number; notice: number } {
    let ready = 0;
    for (let slot = cell * readyKinds; slot < (cell + 1) * readyKinds; slot++) {
      ready += this.ready[slot] * share;
      this.ready[slot] -= this.ready[slot] * share;
    }
    this.addUp(cell);
    const notice = this.notice[cell] * share;
    this.notice[cell] -= notice;
    this.left[cell] *= 1 - share;
    if (this.left[cell] < leastLeft) this.startAfresh(cell);
    return { ready, notice };
  }

  /** Writes the cases of a cell as they are, before the share that is left of it is too small to divide by. */
  private startAfresh(cell: number): void {
    const column = this.due[cell];
    if (column) for (let day = 0; day < column.length; day++) column[day] *= this.left[cell];
    this.left[cell] = 1;
  }

  /** Takes `amount` of the ready cases of a cell, both kinds in proportion. @returns the share of them that is of kind `again` */
  start(cell: number, amount: number): number {
    const slot = cell * readyKinds;
    const total = this.readyIn[cell];
    const sentBack = total > 0 ? this.ready[slot + 1] / total : 0;
    const left = Math.max(0, 1 - amount / total);
    this.ready[slot] *= left;
    this.ready[slot + 1] *= left;
    this.addUp(cell);
    return sentBack;
  }
}
