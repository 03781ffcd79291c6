/** What the fluid estimate asks of TypeScript. */

/** Throws the fault of this kind; never returns. The kinds are in core/fluid/faults.ts. */
export declare function fault(kind: i32, a: f64, b: f64, c: f64): void;

/** The n-th working day after a day, and the last day from which n working days are over by another: by the calendar of a pool, beyond the period too. */
export declare function workingDaysAfter(pool: i32, day: f64, n: f64): f64;
export declare function workingDaysBefore(pool: i32, day: f64, n: f64): f64;
