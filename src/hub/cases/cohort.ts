/** The cohorts of cases: lodged before the cut-off, or from it on. As core/hub/cases.ts numbers them. */
export const legacy = 0;
export const flow = 1;
