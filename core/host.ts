/** What the core asks of TypeScript. */

/** Throws the fault of this kind; never returns. The kinds are in src/hub/core/fault.ts. */
export declare function fault(kind: i32, a: f64, b: f64, c: f64): void;

/** Hours of an effort whose quantile the core does not know, at cumulative probability u. */
export declare function hours(cell: i32, u: f64): f64;

/** As `hours`, for a piece that is part-way through at the start. */
export declare function metHours(cell: i32, u: f64): f64;

/** An event of the case whose life is recorded. The kinds are in src/hub/case-notes.ts. */
export declare function note(kind: i32, moment: f64, a: f64, b: f64, c: f64, d: f64): void;
