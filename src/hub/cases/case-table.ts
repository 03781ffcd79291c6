/**
 * Cases by rows of 64 bytes, a line of a processor's cache: a step in the life of a case waits for memory once, not once
 * a field. A case goes by the number of its row, which is used again once the case has left: the table is as long as
 * the most cases that were ever open at once, not as all that came.
 */

/** Where a case is in its life. */
export const caseState = { ready: 1, notice: 2, inHand: 3, out: 4 } as const;
export const legacy = 0;
export const flow = 1;

/** Bits of the flags. */
export const caseFlag = { noShow: 1, toCheck: 2, sentBack: 4, rework: 8, decided: 16, closing: 32 } as const;

const rowBytes = 64;
const realsPerRow = rowBytes / Float64Array.BYTES_PER_ELEMENT;
const intsPerRow = rowBytes / Int32Array.BYTES_PER_ELEMENT;
/** Places in a row, as reals and then as whole numbers behind them. */
const lodged = 0;
const since = 1;
const patienceEnds = 2;
const id = 6;
const key = 7;
const done = 8;
const stage = 9;
const state = 10;
const flags = 11;
const type = 12;
const cohort = 13;
const attempt = 14;
const noShows = 15;

const noRow = -1;

export class CaseTable {
  capacity: number;
  /** Rows that hold a case or have held one. */
  rows = 0;
  private readonly keys: number[] = [];
  private reals: Float64Array;
  private ints: Int32Array;
  /** First of the rows to use again, which are chained by their ids. */
  private free = noRow;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.reals = new Float64Array(capacity * realsPerRow);
    this.ints = new Int32Array(this.reals.buffer);
  }

  /** Cases added from now on are of a new kind, with this luck key: one a stock, then the arrivals. */
  begin(luckKey: number): void {
    this.keys.push(luckKey);
  }

  /** Adds a case under its number within the kind: with the kind's key, the key of its luck. */
  add(number: number, ofType: number, ofCohort: number, lodgedAt: number): number {
    const row = this.freeRow();
    const { reals, ints } = this;
    const int = row * intsPerRow;
    const real = row * realsPerRow;
    reals[real + lodged] = lodgedAt;
    reals[real + patienceEnds] = Number.POSITIVE_INFINITY;
    ints[int + id] = number;
    ints[int + key] = this.keys[this.keys.length - 1];
    ints[int + done] = 0;
    ints[int + flags] = 0;
    ints[int + type] = ofType;
    ints[int + cohort] = ofCohort;
    ints[int + attempt] = 0;
    ints[int + noShows] = 0;
    return row;
  }

  /** Takes a case out; its row may be used again at once. */
  remove(row: number): void {
    this.setState(row, caseState.out);
    this.setPatienceEnds(row, Number.POSITIVE_INFINITY);
    this.ints[row * intsPerRow + id] = this.free;
    this.free = row;
  }

  /** Moment lodged, hours; negative for the starting stock. */
  lodged(row: number): number {
    return this.reals[row * realsPerRow + lodged];
  }

  /** Moment it became ready for the work it waits for. */
  since(row: number): number {
    return this.reals[row * realsPerRow + since];
  }

  setSince(row: number, moment: number): void {
    this.reals[row * realsPerRow + since] = moment;
  }

  /** Moment its patience ends; Infinity for never. */
  patienceEnds(row: number): number {
    return this.reals[row * realsPerRow + patienceEnds];
  }

  setPatienceEnds(row: number, moment: number): void {
    this.reals[row * realsPerRow + patienceEnds] = moment;
  }

  id(row: number): number {
    return this.ints[row * intsPerRow + id];
  }

  key(row: number): number {
    return this.ints[row * intsPerRow + key];
  }

  type(row: number): number {
    return this.ints[row * intsPerRow + type];
  }

  cohort(row: number): number {
    return this.ints[row * intsPerRow + cohort];
  }

  stage(row: number): number {
    return this.ints[row * intsPerRow + stage];
  }

  setStage(row: number, at: number): void {
    this.ints[row * intsPerRow + stage] = at;
  }

  state(row: number): number {
    return this.ints[row * intsPerRow + state];
  }

  setState(row: number, to: number): void {
    this.ints[row * intsPerRow + state] = to;
  }

  flags(row: number): number {
    return this.ints[row * intsPerRow + flags];
  }

  setFlags(row: number, to: number): void {
    this.ints[row * intsPerRow + flags] = to;
  }

  /** Bit per stage: done, or passed over by a branch. */
  done(row: number): number {
    return this.ints[row * intsPerRow + done];
  }

  setDone(row: number, stages: number): void {
    this.ints[row * intsPerRow + done] = stages;
  }

  /** Attempts at the present stage so far, no-shows and work sent back included. */
  attempt(row: number): number {
    return this.ints[row * intsPerRow + attempt];
  }

  setAttempt(row: number, to: number): void {
    this.ints[row * intsPerRow + attempt] = to;
  }

  noShows(row: number): number {
    return this.ints[row * intsPerRow + noShows];
  }

  setNoShows(row: number, to: number): void {
    this.ints[row * intsPerRow + noShows] = to;
  }

  /** Negative when the case of row `a` came before that of row `b`: the starting stock as listed, then the arrivals. */
  order(a: number, b: number): number {
    return this.keys.indexOf(this.key(a)) - this.keys.indexOf(this.key(b)) || this.id(a) - this.id(b);
  }

  /** All rows, used or not, those of open cases in the order in which the cases came. */
  inOrder(): number[] {
    return Array.from({ length: this.rows }, (_, row) => row).sort((a, b) => this.order(a, b));
  }

  private freeRow(): number {
    const row = this.free;
    if (row !== noRow) {
      this.free = this.ints[row * intsPerRow + id];
      return row;
    }
    if (this.rows === this.capacity) this.grow();
    return this.rows++;
  }

  private grow(): void {
    this.capacity = Math.ceil(this.capacity * 1.5);
    const wider = new Float64Array(this.capacity * realsPerRow);
    wider.set(this.reals);
    this.reals = wider;
    this.ints = new Int32Array(wider.buffer);
  }
}
