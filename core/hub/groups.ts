/** Groups of waiting cases that every pool would take in the same order, as src/hub/work/groups.ts makes them: columns, given by TypeScript. */
export let groupCount: i32 = 0;
/** Group of a case by stage * classes + class; -1 for stages without staff. */
export let groupOf = new StaticArray<i32>(0);
export let groupStage = new StaticArray<i32>(0);
export let groupCohort = new StaticArray<i32>(0);
/** Rank by the words before and after `oldest`; lower goes first. */
export let rank = new StaticArray<i32>(0);
export let tieRank = new StaticArray<i32>(0);
/** Groups each pool can take, best rank first: places `ableFrom[pool]` up to the next pool's. */
export let ableFrom = new StaticArray<i32>(0);
export let able = new StaticArray<i32>(0);
/** Pools that can take each group, in order of the file: places `takersFrom[group]` up to the next group's. */
export let takersFrom = new StaticArray<i32>(0);
export let takers = new StaticArray<i32>(0);
/** 1 where cases go by the day lodged, 0 where by first come, first served. */
export let byAge: i32 = 0;
