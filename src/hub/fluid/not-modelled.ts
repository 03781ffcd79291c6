/** Daily measures that need single cases, which a fluid has none of: their columns are NaN. */
export const measuresWithoutFluid: readonly string[] = [
  "backlog_median_age",
  "backlog_over_6_months",
  "backlog_over_12_months",
  "days_waited",
  "waiting_time_to_decision",
];
