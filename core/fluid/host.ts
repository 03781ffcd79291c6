/** What the fluid estimate asks of TypeScript. */

/** Throws the fault of this kind; never returns. The kinds are in core/fluid/faults.ts. */
export declare function fault(kind: i32, a: f64, b: f64, c: f64): void;
