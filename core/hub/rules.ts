/** The rules of casework in the present regime, as src/hub/work/rules.ts makes them: columns, given by TypeScript. */

/** Luck keys: of arrivals, and of what is drawn once a case. */
export let arrivalKey: i32 = 0;
export let selfStage: i32 = 0;
export let waitingStage: i32 = 0;
export let closureStage: i32 = 0;

export let stageCount: i32 = 0;
export let typeCount: i32 = 0;

/** By stage: luck key; for a check the stage it checks, otherwise the stage itself; its check, or -1; whether it is principal. */
export let stageKey = new StaticArray<i32>(0);
export let parent = new StaticArray<i32>(0);
export let checkOf = new StaticArray<i32>(0);
export let principal = new StaticArray<i32>(0);
/** Way out that work at a stage ends in; -1 for stages of a route. */
export let closes = new StaticArray<i32>(0);
export let needsStaff = new StaticArray<i32>(0);
export let canWithdraw = new StaticArray<i32>(0);
/** Whether a stage has notice, or takes time without staff. */
export let hasNotice = new StaticArray<i32>(0);
export let noReply = new StaticArray<f64>(0);
export let noShow = new StaticArray<f64>(0);
/** No-shows after which a case is withdrawn; Infinity: always rebooked. */
export let noShowLimit = new StaticArray<f64>(0);
export let noShowCost = new StaticArray<f64>(0);
export let reworkShare = new StaticArray<f64>(0);
export let checkedNew = new StaticArray<f64>(0);
export let checkedOthers = new StaticArray<f64>(0);
export let sentBack = new StaticArray<f64>(0);

/** The route of a type: places `routeFrom[type]` up to the next type's, each a stage and the share of cases that visit it. */
export let routeFrom = new StaticArray<i32>(0);
export let routeStage = new StaticArray<i32>(0);
export let routeShare = new StaticArray<f64>(0);
/** Place on its route that follows a stage, counted from the route's first, by type * stages + stage; 0 for a stage that is not on it. */
export let placeAfter = new StaticArray<i32>(0);
/** Stage at which each type leaves the backlog by decision. */
export let decidesAt = new StaticArray<i32>(0);
/** Whether a change has altered a type's route; and the share of cases that visited each stage at the start, by type * stages + stage. */
export let rerouted = new StaticArray<i32>(0);
export let firstShare = new StaticArray<f64>(0);

/** By type: hazards of withdrawal and administrative closure; stage at which staff close the case, or -1, and the share that needs it. */
export let withdrawalRate = new StaticArray<f64>(0);
export let withdrawalStage = new StaticArray<i32>(0);
export let withdrawalShare = new StaticArray<f64>(0);
export let administrativeRate = new StaticArray<f64>(0);
export let administrativeStage = new StaticArray<i32>(0);
export let administrativeShare = new StaticArray<f64>(0);

/** Cumulative shares of the types among arrivals. */
export let arrivalMix = new StaticArray<f64>(0);

/** Ways out of the backlog. */
export const decision: i32 = 0;
export const withdrawal: i32 = 1;
export const administrative: i32 = 2;

/** Attempt under which the luck of a branch is drawn. */
export const branchAttempt: i32 = 0x7fffffff;

export function isCheck(stage: i32): bool {
  return parent[stage] !== stage;
}

/** First index whose cumulative share reaches u; the last where rounding leaves a gap. */
export function chosen(cumulative: StaticArray<f64>, u: f64): i32 {
  let at = 0;
  while (at < cumulative.length - 1 && u >= cumulative[at]) at++;
  return at;
}
