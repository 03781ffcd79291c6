/** The life of the watched case, told to TypeScript event by event. The words are in src/hub/watch/case-notes.ts. Moments are hours. */

/** @param patienceEnds moment; Infinity for never */
export declare function lodged(moment: f64, caseType: i32, cohort: i32, patienceEnds: f64): void;
export declare function enters(moment: f64, stage: i32, again: bool): void;
/** @param hours of a proficient caseworker's work */
export declare function takenUp(moment: f64, stage: i32, person: i32, pool: i32, hours: f64, noShow: bool): void;
/** @param outcome its number; -1 where the scenario states none */
export declare function decided(moment: f64, outcome: i32): void;
export declare function leaves(moment: f64): void;
export declare function doesNotReply(moment: f64, stage: i32): void;
export declare function exits(moment: f64, way: i32): void;
export declare function handedBack(moment: f64, person: i32): void;
