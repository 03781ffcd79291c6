/** The daily measures of a plan: their order, groups, units and meaning. */
import type { MeasureKind } from "../../scenario/measure-names.ts";
import type { Column } from "../plan.ts";

/** What the columns are made from. */
export interface Groupings {
  readonly stages: readonly string[];
  readonly types: readonly string[];
  readonly pools: readonly string[];
  /** The words for a group; default its name. */
  readonly words?: (grouping: Measure["groups"], group: string) => string;
}

interface Measure {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly unit: string;
  readonly title: string;
  readonly meaning: string;
  readonly groups: "hub" | "stages" | "cohorts and types" | "pools";
  readonly ratio?: { over: string; under: string; underGroup?: string; mean: boolean };
}

const cohorts = ["legacy", "flow"];

const measures: readonly Measure[] = [
  {
    measure: "legacy_backlog",
    kind: "level",
    unit: "cases",
    groups: "hub",
    title: "Legacy backlog",
    meaning: "Cases lodged before the cut-off that await an initial decision",
  },
  {
    measure: "flow_backlog",
    kind: "level",
    unit: "cases",
    groups: "hub",
    title: "Flow backlog",
    meaning: "Cases lodged on or after the cut-off that await an initial decision",
  },
  {
    measure: "total_backlog",
    kind: "level",
    unit: "cases",
    groups: "hub",
    title: "Total backlog",
    meaning: "All cases that await an initial decision",
  },
  {
    measure: "waiting",
    kind: "level",
    unit: "cases",
    groups: "stages",
    title: "Waiting",
    meaning: "Cases ready for the stage and not yet in hand",
  },
  {
    measure: "notice",
    kind: "level",
    unit: "cases",
    groups: "stages",
    title: "In notice",
    meaning: "Cases in the stage whose notice or elapsed time is not over",
  },
  {
    measure: "in_work",
    kind: "level",
    unit: "cases",
    groups: "stages",
    title: "In work",
    meaning: "Cases in a caseworker's hand at the stage",
  },
  {
    measure: "completed",
    kind: "flow",
    unit: "cases",
    groups: "stages",
    title: "Completed",
    meaning: "Pieces of work finished at the stage, work sent back included",
  },
  {
    measure: "no_shows",
    kind: "flow",
    unit: "cases",
    groups: "stages",
    title: "No-shows",
    meaning: "Appointments at the stage that the claimant missed",
  },
  { measure: "arrivals", kind: "flow", unit: "cases", groups: "hub", title: "Claims", meaning: "Cases lodged" },
  {
    measure: "interviews",
    kind: "flow",
    unit: "cases",
    groups: "hub",
    title: "Interviews",
    meaning: "Work finished at stages marked principal",
  },
  {
    measure: "decisions",
    kind: "flow",
    unit: "cases",
    groups: "cohorts and types",
    title: "Decisions",
    meaning: "Cases that left the backlog with a decision that passed its check",
  },
  {
    measure: "withdrawals",
    kind: "flow",
    unit: "cases",
    groups: "cohorts and types",
    title: "Withdrawals",
    meaning: "Cases that left the backlog withdrawn, explicitly or implicitly",
  },
  {
    measure: "administrative_outcomes",
    kind: "flow",
    unit: "cases",
    groups: "cohorts and types",
    title: "Administrative outcomes",
    meaning: "Cases that left the backlog closed administratively",
  },
  {
    measure: "exits",
    kind: "flow",
    unit: "cases",
    groups: "cohorts and types",
    title: "Exits",
    meaning: "Decisions, withdrawals and administrative outcomes together",
  },
  {
    measure: "principal_stages",
    kind: "flow",
    unit: "cases",
    groups: "hub",
    title: "Principal stages",
    meaning: "Interviews and exits together, as the Home Office counts them",
  },
  {
    measure: "staff_in_post",
    kind: "level",
    unit: "fte",
    groups: "pools",
    title: "Staff in post",
    meaning: "Full-time equivalents in post, trainees included",
  },
  {
    measure: "staff_in_training",
    kind: "level",
    unit: "fte",
    groups: "pools",
    title: "In training",
    meaning: "Full-time equivalents in initial training",
  },
  {
    measure: "productive_fte",
    kind: "level",
    unit: "fte",
    groups: "pools",
    title: "Productive staff",
    meaning: "Full-time equivalents weighted by speed, before absences",
  },
  {
    measure: "hours_worked",
    kind: "flow",
    unit: "hours",
    groups: "pools",
    title: "Hours on cases",
    meaning: "Hours spent on cases",
  },
  {
    measure: "hours_idle",
    kind: "flow",
    unit: "hours",
    groups: "pools",
    title: "Idle hours",
    meaning: "Hours available for cases and not spent on any",
  },
  {
    measure: "hours_mentoring",
    kind: "flow",
    unit: "hours",
    groups: "pools",
    title: "Mentoring hours",
    meaning: "Hours that experienced staff gave to mentees",
  },
  {
    measure: "caseworkers_in_post",
    kind: "level",
    unit: "fte",
    groups: "hub",
    title: "Caseworkers in post",
    meaning: "Full-time equivalents of the pools that do principal or deciding work, trainees included",
  },
  {
    measure: "principal_stages_per_fte",
    kind: "ratio",
    unit: "cases",
    groups: "hub",
    title: "Principal stages per FTE",
    meaning: "Principal stages over caseworkers in post at the end of the time",
    ratio: { over: "principal_stages", under: "caseworkers_in_post", mean: false },
  },
  {
    measure: "backlog_median_age",
    kind: "level",
    unit: "days",
    groups: "hub",
    title: "Median age",
    meaning: "Median days since lodging of the cases in the backlog",
  },
  {
    measure: "backlog_over_6_months",
    kind: "level",
    unit: "share",
    groups: "hub",
    title: "Over 6 months",
    meaning: "Share of the backlog lodged more than 182 days ago",
  },
  {
    measure: "backlog_over_12_months",
    kind: "level",
    unit: "share",
    groups: "hub",
    title: "Over 12 months",
    meaning: "Share of the backlog lodged more than 365 days ago",
  },
  {
    measure: "days_waited",
    kind: "flow",
    unit: "days",
    groups: "hub",
    title: "Days waited",
    meaning: "Days from lodging to decision, summed over the decisions",
  },
  {
    measure: "waiting_time_to_decision",
    kind: "ratio",
    unit: "days",
    groups: "hub",
    title: "Waiting time",
    meaning: "Mean days from lodging to decision of the cases decided",
    ratio: { over: "days_waited", under: "decisions", mean: false },
  },
];

/** Names of a measure's groups; "" is the whole hub. */
function groupsIn(measure: Measure, { stages, types, pools }: Groupings): string[] {
  switch (measure.groups) {
    case "hub":
      return [""];
    case "stages":
      return [...stages];
    case "cohorts and types":
      return ["", ...cohorts, ...(types.length > 1 ? types : [])];
    case "pools":
      return ["", ...pools];
  }
}

/** All daily columns of a plan, in a stable order. */
export function dailyColumns(groupings: Groupings): Column[] {
  const columns: Column[] = [];
  const titled = ({ title, groups }: Measure, group: string) =>
    group === "" ? title : `${title}: ${groupings.words?.(groups, group) ?? group}`;
  for (const measure of measures)
    for (const group of groupsIn(measure, groupings)) {
      const { measure: name, kind, unit, meaning } = measure;
      columns.push({ measure: name, group, kind, unit, title: titled(measure, group), meaning });
    }
  const at = (name: string) => columns.findIndex(({ measure, group }) => measure === name && group === "");
  return columns.map((column) => {
    const { ratio } = measures.find(({ measure }) => measure === column.measure) as Measure;
    return ratio ? { ...column, ratio: { over: at(ratio.over), under: at(ratio.under), mean: ratio.mean } } : column;
  });
}
