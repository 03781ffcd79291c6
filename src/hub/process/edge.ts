/**
 * The words of the process graph, for all who read it: the simulation samples edges, the fluid moves amounts along them.
 * Compiled twice, for TypeScript and for the core (see engine/portable.d.ts).
 */

/** What decides whether a case takes an edge: nothing; */
export const always: i32 = 0;
/** the random stream of the attempt, its third word, with one share for new starters and one for others; */
export const byAttempt: i32 = 1;
/** the same stream's fourth word: whether the claimant appears; */
export const byAppearance: i32 = 2;
/** the stream of a visit, which is the same whenever it is asked: whether this case is among those who make it; */
export const byVisit: i32 = 3;
/** the stream of the way out of those who stop waiting, its third and its fourth word; */
export const byWayOut: i32 = 4;
export const byNeedOfWork: i32 = 5;
/** how often the claimant has missed the appointment: at least `share` times. */
export const byMisses: i32 = 6;

/** Where an edge leads when it is not to a place: out of the hub, or to the edge named by `next`. */
export const out: i32 = -1;
export const onward: i32 = -2;

/** What else taking an edge does, as bits: the work counts as completed; it was an appointment missed; the next try is another attempt; */
export const completes: i32 = 1;
export const misses: i32 = 2;
export const tries: i32 = 4;
/** the work is sent back: it is done again, at once and at the effort of rework; */
export const sendsBack: i32 = 8;
/** its stage is done, and attempts are counted anew; */
export const passes: i32 = 16;
/** an interview was held; */
export const interviews: i32 = 32;
/** attempts are counted anew, and the stage entered is outside the route. */
export const leavesRoute: i32 = 64;

/** Ways out of the backlog, and none. */
export const noWay: i32 = -1;
export const decision: i32 = 0;
export const withdrawal: i32 = 1;
export const administrative: i32 = 2;
export const ways: i32 = 3;

/** Ledgers: a case is counted in one at a time, or in none. */
export const noLedger: i32 = -1;
export const backlog: i32 = 0;
export const decided: i32 = 1;
export const ledgers: i32 = 2;

/** Hours of an edge whose work takes its effort as drawn, and of one whose work takes the mean of it. */
export const drawnHours: i32 = -1;
export const meanHours: i32 = -2;
