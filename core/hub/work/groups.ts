/** Groups of waiting cases that every pool would take in the same order, as src/hub/work/groups.ts makes them: columns, given by TypeScript. */
/** @given groups */
export let groupCount: i32 = 0;
/** Group of a case by stage * classes + class; -1 for stages without staff. @given groups: placeCount * classCount */
export let groupOf = new StaticArray<i32>(0);
/** @given groups: groupCount */
export let groupStage = new StaticArray<i32>(0);
/** @given groups: groupCount */
export let groupCohort = new StaticArray<i32>(0);
/** Rank by the words before and after `oldest`; lower goes first. @given groups: groupCount */
export let rank = new StaticArray<i32>(0);
/** @given groups: groupCount */
export let tieRank = new StaticArray<i32>(0);
/** Groups each pool can take, best rank first: places `ableFrom[pool]` up to the next pool's. @given groups: poolCount + 1 */
export let ableFrom = new StaticArray<i32>(0);
/** @given groups: last(ableFrom) */
export let able = new StaticArray<i32>(0);
/** Pools that can take each group, in order of the file: places `takersFrom[group]` up to the next group's. @given groups: groupCount + 1 */
export let takersFrom = new StaticArray<i32>(0);
/** @given groups: last(takersFrom) */
export let takers = new StaticArray<i32>(0);
/** 1 where cases go by the day lodged, 0 where by first come, first served. @given groups */
export let byAge: i32 = 0;
