/** The rules of casework in one regime, as columns: by stage, by type, or by type * stages + stage where it says so. */

export let needsStaff = new StaticArray<u8>(0);
export let canWithdraw = new StaticArray<u8>(0);
export let principal = new StaticArray<u8>(0);
/** Way out that work at a stage ends in; -1 at the stages of a route. */
export let closes = new StaticArray<i32>(0);
/** The stage that a check checks, otherwise the stage itself; and the check of a stage, -1 where none takes time. */
export let parent = new StaticArray<i32>(0);
export let checkOf = new StaticArray<i32>(0);
/** Notice before work, or the length of a stage without staff: days, and whether working days are meant. */
export let wait = new StaticArray<f64>(0);
export let waitWorking = new StaticArray<u8>(0);
export let noReply = new StaticArray<f64>(0);
export let noShow = new StaticArray<f64>(0);
export let noShowLimit = new StaticArray<f64>(0);
export let checkedNew = new StaticArray<f64>(0);
export let checkedOthers = new StaticArray<f64>(0);
export let sentBack = new StaticArray<f64>(0);

/** By type: the stage that decides; hazards a day of withdrawal and of administrative closure, the stage at which staff close, and the share they must. */
export let decidesAt = new StaticArray<i32>(0);
export let withdrawalRate = new StaticArray<f64>(0);
export let withdrawalStage = new StaticArray<i32>(0);
export let withdrawalShare = new StaticArray<f64>(0);
export let administrativeRate = new StaticArray<f64>(0);
export let administrativeStage = new StaticArray<i32>(0);
export let administrativeShare = new StaticArray<f64>(0);

/** 1 where a case at the stage has its decision already, by type * stages + stage. */
export let decided = new StaticArray<u8>(0);
/** Visits to come after a stage (0: from the start, else stage + 1), from nextFrom[type * (stages + 1) + after]. */
export let nextFrom = new StaticArray<i32>(0);
export let nextStage = new StaticArray<i32>(0);
export let nextShare = new StaticArray<f64>(0);
/** Visits for a case that is spared the stage at which it waits, from insteadFrom[type * stages + stage]. */
export let insteadFrom = new StaticArray<i32>(0);
export let insteadStage = new StaticArray<i32>(0);
export let insteadShare = new StaticArray<f64>(0);
/** Share of those waiting whom this regime's route still takes to the stage, by type * stages + stage. */
export let kept = new StaticArray<f64>(0);
/** Share of arrivals of each type. */
export let mix = new StaticArray<f64>(0);

/** Ways out of the backlog. */
export const decision: i32 = 0;
export const withdrawal: i32 = 1;
export const administrative: i32 = 2;
