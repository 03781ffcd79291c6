/** Kinds of fault, as src/hub/fluid/fluid-core.ts reads them. */
export const casesLost: i32 = 1;
export const casesMisplaced: i32 = 2;
export const tooMuchWork: i32 = 3;
