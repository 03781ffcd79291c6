/** The cells into which cases are counted: stage x band of lodging days x type. */
import type { Bands } from "./bands.ts";

/** What kind of work a case is ready for: a first attempt, or one that was sent back. In hand also: an appointment that was missed. */
export const fresh = 0;
export const again = 1;
export const missed = 2;
export const readyKinds = 2;
export const handKinds = 3;

/** Fewer cases than this are none: what rounding leaves of an amount taken away whole. */
export const noCases = 1e-9;

/** What there is less of than this is not worth a step of its own: it is finished, or left, without being looked at. */
export const crumb = 1e-4;

export class Cells {
  readonly count: number;
  readonly stage: Int16Array;
  readonly band: Int16Array;
  readonly cohort: Uint8Array;
  readonly type: Int16Array;

  constructor(
    readonly stages: number,
    readonly bands: Bands,
    readonly types: number,
  ) {
    this.count = stages * bands.count * types;
    this.stage = Int16Array.from({ length: this.count }, (_, cell) => Math.floor(cell / (bands.count * types)));
    this.band = Int16Array.from({ length: this.count }, (_, cell) => Math.floor(cell / types) % bands.count);
    this.cohort = Uint8Array.from(this.band, (band) => bands.cohort[band]);
    this.type = Int16Array.from({ length: this.count }, (_, cell) => cell % types);
  }

  at(stage: number, band: number, type: number): number {
    return (stage * this.bands.count + band) * this.types + type;
  }
}
