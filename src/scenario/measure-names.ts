/** The daily measures that targets, thresholds and observed series can name, and by what each can be grouped. */

/** `hub`: the whole hub only; `stages`: one stage, always; `cohorts and types`, `pools`: the whole hub, or one of them. */
export type Grouping = "hub" | "stages" | "cohorts and types" | "pools";

export const measureGroupings: Readonly<Record<string, Grouping>> = {
  legacy_backlog: "hub",
  flow_backlog: "hub",
  total_backlog: "hub",
  waiting: "stages",
  in_work: "stages",
  notice: "stages",
  completed: "stages",
  no_shows: "stages",
  arrivals: "hub",
  interviews: "hub",
  principal_stages: "hub",
  principal_stages_per_fte: "hub",
  decisions: "cohorts and types",
  withdrawals: "cohorts and types",
  administrative_outcomes: "cohorts and types",
  exits: "cohorts and types",
  staff_in_post: "pools",
  staff_in_training: "pools",
  productive_fte: "pools",
  caseworkers_in_post: "hub",
  hours_worked: "pools",
  hours_idle: "pools",
  hours_mentoring: "pools",
  backlog_median_age: "hub",
  backlog_over_6_months: "hub",
  backlog_over_12_months: "hub",
  days_waited: "hub",
  waiting_time_to_decision: "hub",
};

export const measureNames: readonly string[] = Object.keys(measureGroupings);

/** A flow is counted over a time, a level read at the end of a day, a ratio taken of two counts over a time. */
export type MeasureKind = "flow" | "level" | "ratio";

const flows = [
  "completed",
  "no_shows",
  "arrivals",
  "interviews",
  "principal_stages",
  "decisions",
  "withdrawals",
  "administrative_outcomes",
  "exits",
  "hours_worked",
  "hours_idle",
  "hours_mentoring",
  "days_waited",
];
const ratios = ["principal_stages_per_fte", "waiting_time_to_decision"];

export const measureKinds: Readonly<Record<string, MeasureKind>> = Object.fromEntries(
  measureNames.map((name) => [name, flows.includes(name) ? "flow" : ratios.includes(name) ? "ratio" : "level"]),
);
