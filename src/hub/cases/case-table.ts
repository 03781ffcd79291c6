/** Cases as columns, about 55 bytes each. A case's number is its row; the starting stock comes first, arrivals follow. */

/** Where a case is in its life. */
export const caseState = { ready: 1, notice: 2, inHand: 3, out: 4 } as const;
export const legacy = 0;
export const flow = 1;

/** Bits of `flags`. */
export const caseFlag = { noShow: 1, toCheck: 2, sentBack: 4, rework: 8, decided: 16, closing: 32 } as const;

/** A run of case numbers with the same kind of luck. */
export interface CaseBlock {
  readonly from: number;
  /** Luck key of the block; within it a case's id is its number less `from`. */
  readonly key: number;
}

export class CaseTable {
  count = 0;
  capacity: number;
  type: Uint8Array;
  cohort: Uint8Array;
  stage: Uint8Array;
  state: Uint8Array;
  flags: Uint8Array;
  /** Attempts at the present stage so far, no-shows and work sent back included. */
  attempt: Uint8Array;
  noShows: Uint8Array;
  /** Bit per stage: done, or passed over by a branch. */
  done: Uint32Array;
  /** Moment lodged, hours; negative for the starting stock. */
  lodged: Float64Array;
  /** Moment it became ready for the work it waits for. */
  since: Float64Array;
  /** Moment its patience ends; Infinity for never. */
  patienceEnds: Float64Array;
  /** Next case in the same day's list of ending patience; -1 ends it. */
  nextPatience: Int32Array;
  readonly blocks: CaseBlock[] = [];

  constructor(capacity: number) {
    this.capacity = Math.max(16, capacity);
    const size = this.capacity;
    this.type = new Uint8Array(size);
    this.cohort = new Uint8Array(size);
    this.stage = new Uint8Array(size);
    this.state = new Uint8Array(size);
    this.flags = new Uint8Array(size);
    this.attempt = new Uint8Array(size);
    this.noShows = new Uint8Array(size);
    this.done = new Uint32Array(size);
    this.lodged = new Float64Array(size);
    this.since = new Float64Array(size);
    this.patienceEnds = new Float64Array(size);
    this.nextPatience = new Int32Array(size);
  }

  add(type: number, cohort: number, lodged: number): number {
    const number = this.count++;
    if (number === this.capacity) this.grow();
    this.type[number] = type;
    this.cohort[number] = cohort;
    this.lodged[number] = lodged;
    this.patienceEnds[number] = Number.POSITIVE_INFINITY;
    return number;
  }

  /** The block a case belongs to. */
  blockOf(number: number): CaseBlock {
    let at = this.blocks.length - 1;
    while (this.blocks[at].from > number) at--;
    return this.blocks[at];
  }

  private grow(): void {
    this.capacity *= 2;
    const bytes = (old: Uint8Array) => {
      const wider = new Uint8Array(this.capacity);
      wider.set(old);
      return wider;
    };
    const reals = (old: Float64Array) => {
      const wider = new Float64Array(this.capacity);
      wider.set(old);
      return wider;
    };
    for (const key of ["type", "cohort", "stage", "state", "flags", "attempt", "noShows"] as const)
      this[key] = bytes(this[key]);
    for (const key of ["lodged", "since", "patienceEnds"] as const) this[key] = reals(this[key]);
    const nextPatience = new Int32Array(this.capacity);
    nextPatience.set(this.nextPatience);
    this.nextPatience = nextPatience;
    const done = new Uint32Array(this.capacity);
    done.set(this.done);
    this.done = done;
  }
}
