/** Cohorts: what a case is counted under by the day on which it was lodged. Compiled twice (see engine/portable.d.ts). */
export const legacy: i32 = 0;
export const flow: i32 = 1;
