/** What the core asks of TypeScript. */

/** Hours of an effort whose quantile the core does not know, at cumulative probability u. */
export declare function hours(cell: i32, u: f64): f64;

/** As `hours`, for a piece that is part-way through at the start. */
export declare function metHours(cell: i32, u: f64): f64;
