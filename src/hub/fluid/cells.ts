/** The cells into which cases are counted: stage x cohort x type, numbered as {@link Groups} numbers them. */

/** What kind of work a case is ready for: a first attempt, or one that was sent back. In hand also: an appointment that was missed. */
export const fresh = 0;
export const again = 1;
export const missed = 2;
export const readyKinds = 2;
export const handKinds = 3;

/** Fewer cases than this are none: what rounding leaves of an amount taken away whole. */
export const noCases = 1e-9;

export class Cells {
  readonly count: number;
  readonly stage: Int16Array;
  readonly cohort: Uint8Array;
  readonly type: Int16Array;

  constructor(
    readonly stages: number,
    readonly types: number,
  ) {
    this.count = stages * 2 * types;
    this.stage = Int16Array.from({ length: this.count }, (_, cell) => Math.floor(cell / (2 * types)));
    this.cohort = Uint8Array.from({ length: this.count }, (_, cell) => Math.floor(cell / types) % 2);
    this.type = Int16Array.from({ length: this.count }, (_, cell) => cell % types);
  }

  at(stage: number, cohort: number, type: number): number {
    return (stage * 2 + cohort) * this.types + type;
  }
}
