/**
 * How many there are of everything. Cases of one stage, cohort and type are a *line*, numbered (stage * 2 + cohort) * types + type; within
 * it they are told apart by *band* of lodging days (where the oldest go first), and by *kind* of work.
 */
export let days: i32 = 0;
export let stages: i32 = 0;
export let types: i32 = 0;
export let pools: i32 = 0;
export let lines: i32 = 0;
/** Most bands of a cohort; 1 where ages play no part. */
export let bands: i32 = 1;
/** Fresh work is told apart by how often its appointment was missed: 0 to `missable` - 1 times. Work that was sent back comes after it. */
export let missable: i32 = 1;
/** Kinds of work that wait: fresh ones, then work sent back. */
export let waitKinds: i32 = 2;
/** Kinds of work in hand: first attempts, work sent back, then appointments that are missed, by how often they were before. */
export let handKinds: i32 = 3;
export const attempt: i32 = 0;
export const rework: i32 = 1;
export const missed: i32 = 2;

export function setSizes(
  period: i32,
  stageCount: i32,
  typeCount: i32,
  poolCount: i32,
  bandCount: i32,
  most: i32,
): void {
  days = period;
  stages = stageCount;
  types = typeCount;
  pools = poolCount;
  bands = bandCount;
  missable = most;
  lines = stageCount * 2 * typeCount;
  waitKinds = most + 1;
  handKinds = most + 2;
  stageAt = new StaticArray<i32>(lines);
  cohortAt = new StaticArray<i32>(lines);
  typeAt = new StaticArray<i32>(lines);
  for (let line = 0; line < lines; line++) {
    stageAt[line] = line / (2 * typeCount);
    cohortAt[line] = (line / typeCount) & 1;
    typeAt[line] = line % typeCount;
  }
}

export function lineOf(stage: i32, cohort: i32, type: i32): i32 {
  return (stage * 2 + cohort) * types + type;
}

/** Stage, cohort and type of each line: looked up, since a division takes as long as ten of what is done with them. */
let stageAt = new StaticArray<i32>(0);
let cohortAt = new StaticArray<i32>(0);
let typeAt = new StaticArray<i32>(0);

export function stageOf(line: i32): i32 {
  return stageAt[line];
}

export function cohortOf(line: i32): i32 {
  return cohortAt[line];
}

export function typeOf(line: i32): i32 {
  return typeAt[line];
}

/** Fewer cases than this are none: what rounding leaves of an amount taken away whole. */
export const noCases: f64 = 1e-9;
/** What there is less of than this is not worth a step of its own: it is finished, or left, without being looked at. */
export const crumb: f64 = 1e-4;
