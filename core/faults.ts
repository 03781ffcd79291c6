/** What can go wrong in the core: each throws, and never returns. The words are in src/hub/core/faults.ts. */

/** @param time NaN for none @param clock where it stands; both in hours */
export declare function eventBeforeClock(time: f64, clock: f64): void;
export declare function tooManyEvents(most: i32): void;
export declare function noLine(line: i32, lines: i32): void;
export declare function itemInLine(item: i32, line: i32, present: i32): void;
export declare function itemInNoLine(item: i32): void;
export declare function noDay(day: i32, first: i32, last: i32): void;
export declare function noGroup(group: i32, groups: i32): void;
export declare function casesLost(day: i32, came: i32, left: i32): void;
export declare function casesMisplaced(day: i32, open: i32, places: i32): void;
export declare function outcomesLost(day: i32, decided: i32, outcomes: i32): void;
export declare function tooManyCases(cases: i32, most: i32): void;
