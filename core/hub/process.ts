/** The process as a graph, as src/hub/process makes it: places, edges between them, and where each class of cases enters. Given by TypeScript. */

/** @given replication */
export let placeCount: i32 = 0;
/** Item classes: a type in each cohort. @given replication */
export let classCount: i32 = 0;
/** @given replication */
export let typeCount: i32 = 0;
/** @given replication */
export let cohortCount: i32 = 0;
/** Ledgers that a case is counted in, the backlog first, and ways out of the backlog. @given replication */
export let ledgerCount: i32 = 0;
/** @given replication */
export let wayCount: i32 = 0;
/** Outcomes of decisions; 0: the scenario states none. @given replication */
export let outcomeCount: i32 = 0;
/** By class: its type and its cohort; the first edge of those who come, and of those who stop waiting. @given rules: classCount */
export let typeOf = new StaticArray<i32>(0);
/** @given rules: classCount */
export let cohortOf = new StaticArray<i32>(0);
/** @given rules: classCount */
export let start = new StaticArray<i32>(0);
/** @given rules: classCount */
export let stopsWaiting = new StaticArray<i32>(0);

/** By place: key of its random streams; the stage done when work here is (a check's is the one it checks). @given rules: placeCount */
export let placeKey = new StaticArray<i32>(0);
/** @given rules: placeCount */
export let parent = new StaticArray<i32>(0);
/** @given rules: placeCount */
export let needsStaff = new StaticArray<i32>(0);
/** @given rules: placeCount */
export let canWithdraw = new StaticArray<i32>(0);
/** Whether a place has notice, or takes time without staff. @given rules: placeCount */
export let hasNotice = new StaticArray<i32>(0);
/** Whether cases come here when they leave their route: to be closed. @given rules: placeCount */
export let isOffRoute = new StaticArray<i32>(0);
/** Effort of work sent back, over that of a fresh piece. @given rules: placeCount */
export let reworkShare = new StaticArray<f64>(0);

/** By class * places + place: first edge of those whose work (or time) there is done, the three edges by which work ends, the edge that leads there, or -1, and whether those there are decided. @given rules: classCount * placeCount */
export let whenDone = new StaticArray<i32>(0);
/** @given rules: classCount * placeCount */
export let ends = new StaticArray<i32>(0);
/** @given rules: classCount * placeCount */
export let visit = new StaticArray<i32>(0);
/** @given rules: classCount * placeCount */
export let isDecided = new StaticArray<i32>(0);
/** Likewise, by the regime that the period starts with: the share of cases that make the visit. @given rerouted: classCount * placeCount */
export let firstShare = new StaticArray<f64>(0);
/** By class: whether a change has altered its route. @given rerouted: classCount */
export let rerouted = new StaticArray<i32>(0);

/** By edge: as src/hub/process/edge-table.ts has them. @given rules: any */
export let edgeBy = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeShare = new StaticArray<f64>(0);
/** @given rules: edgeBy.length */
export let edgeStarterShare = new StaticArray<f64>(0);
/** @given rules: edgeBy.length */
export let edgeTo = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeNext = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeOtherwise = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeWay = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeLedger = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeEffects = new StaticArray<i32>(0);
/** @given rules: edgeBy.length */
export let edgeHours = new StaticArray<f64>(0);

/** The class of a type in a cohort. */
export function classOf(caseType: i32, cohort: i32): i32 {
  return cohort * typeCount + caseType;
}

export function isCheck(place: i32): bool {
  return parent[place] !== place;
}
