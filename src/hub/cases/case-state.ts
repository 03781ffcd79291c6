/** Where a case is in its life; `out` for a row that holds none. Compiled twice (see engine/portable.d.ts). */
export const ready: i32 = 1;
export const notice: i32 = 2;
export const inHand: i32 = 3;
export const out: i32 = 4;
