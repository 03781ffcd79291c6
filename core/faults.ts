/** Kinds of fault, as src/hub/core/fault.ts reads them. */
export const eventAtNoTime: i32 = 1;
export const eventBeforeClock: i32 = 2;
export const tooManyEvents: i32 = 3;
export const noLine: i32 = 4;
export const itemInLine: i32 = 5;
export const itemInNoLine: i32 = 6;
export const noDay: i32 = 7;
export const noGroup: i32 = 8;
export const casesLost: i32 = 9;
export const casesMisplaced: i32 = 10;
export const tooManyCases: i32 = 11;
