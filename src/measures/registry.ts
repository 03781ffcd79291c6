/**
 * The daily measures, each written once: its name, unit and meaning, by what it is grouped, and how it is read. Validation, columns, tables,
 * words and the reference derive from this list.
 */
import { byOutcome, byPool, byStage, flow, level, type Measure, ofDay, ofExits, quotient, ratio } from "./measure.ts";

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

const everyWay = [0, 1, 2];

/** In the order of their columns. */
export const measures: readonly Measure[] = [
  ofDay(
    level(
      "legacy_backlog",
      "cases",
      "Legacy backlog",
      "Cases lodged before the cut-off that await an initial decision",
    ),
    ({ backlog }) => backlog[0],
  ),
  ofDay(
    level(
      "flow_backlog",
      "cases",
      "Flow backlog",
      "Cases lodged on or after the cut-off that await an initial decision",
    ),
    ({ backlog }) => backlog[1],
  ),
  ofDay(
    level("total_backlog", "cases", "Total backlog", "All cases that await an initial decision"),
    ({ backlog }) => backlog[0] + backlog[1],
  ),
  byStage(
    level("waiting", "cases", "Waiting", "Cases ready for the stage and not yet in hand"),
    ({ waiting }) => waiting,
  ),
  byStage(
    level("notice", "cases", "In notice", "Cases in the stage whose notice or elapsed time is not over"),
    ({ notice }) => notice,
  ),
  byStage(level("in_work", "cases", "In work", "Cases in a caseworker's hand at the stage"), ({ inWork }) => inWork),
  byStage(
    flow("completed", "cases", "Completed", "Pieces of work finished at the stage, work sent back included"),
    ({ completed }) => completed,
  ),
  byStage(
    flow("no_shows", "cases", "No-shows", "Appointments at the stage that the claimant missed"),
    ({ noShows }) => noShows,
  ),
  ofDay(flow("arrivals", "cases", "Claims", "Cases lodged"), ({ arrived }) => arrived),
  ofDay(
    flow("interviews", "cases", "Interviews", "Work finished at stages marked principal"),
    ({ interviews }) => interviews,
  ),
  ofExits(
    flow("decisions", "cases", "Decisions", "Cases that left the backlog with a decision that passed its check"),
    [0],
  ),
  byOutcome(
    flow(
      "decisions_by_outcome",
      "cases",
      "Decisions",
      "Cases that left the backlog with this outcome of their decision",
    ),
    ({ decidedAs }) => decidedAs,
  ),
  ofExits(
    flow("withdrawals", "cases", "Withdrawals", "Cases that left the backlog withdrawn, explicitly or implicitly"),
    [1],
  ),
  ofExits(
    flow(
      "administrative_outcomes",
      "cases",
      "Administrative outcomes",
      "Cases that left the backlog closed administratively",
    ),
    [2],
  ),
  ofExits(flow("exits", "cases", "Exits", "Decisions, withdrawals and administrative outcomes together"), everyWay),
  ofDay(
    flow(
      "principal_stages",
      "cases",
      "Principal stages",
      "Interviews and exits together, as the Home Office counts them",
    ),
    ({ interviews, exits }) => interviews + total(exits),
  ),
  byPool(
    level("staff_in_post", "fte", "Staff in post", "Full-time equivalents in post, trainees included"),
    ({ inPost }, cell) => inPost[cell],
  ),
  byPool(
    level("staff_in_training", "fte", "In training", "Full-time equivalents in initial training"),
    ({ inTraining }, cell) => inTraining[cell],
  ),
  byPool(
    level("productive_fte", "fte", "Productive staff", "Full-time equivalents weighted by speed, before absences"),
    ({ productive }, cell) => productive[cell],
  ),
  byPool(flow("hours_worked", "hours", "Hours on cases", "Hours spent on cases"), ({ worked }, cell) => worked[cell]),
  byPool(
    flow("hours_idle", "hours", "Idle hours", "Hours available for cases and not spent on any"),
    ({ available, worked }, cell) => Math.max(0, available[cell] - worked[cell]),
  ),
  byPool(
    flow("hours_mentoring", "hours", "Mentoring hours", "Hours that experienced staff gave to mentees"),
    ({ mentoring }, cell) => mentoring[cell],
  ),
  {
    ...level(
      "caseworkers_in_post",
      "fte",
      "Caseworkers in post",
      "Full-time equivalents of the pools that do principal or deciding work, trainees included",
    ),
    groups: "hub",
    source: { from: "case pools", read: ({ inPost }, cell) => inPost[cell] },
  },
  quotient(
    ratio(
      "principal_stages_per_fte",
      "cases",
      "Principal stages per FTE",
      "Principal stages over caseworkers in post at the end of the time",
    ),
    "principal_stages",
    "caseworkers_in_post",
  ),
  ofDay(
    level("backlog_median_age", "days", "Median age", "Median days since lodging of the cases in the backlog"),
    ({ medianAge }) => medianAge,
  ),
  ofDay(
    level("backlog_over_6_months", "share", "Over 6 months", "Share of the backlog lodged more than 182 days ago"),
    ({ overSixMonths }) => overSixMonths,
  ),
  ofDay(
    level("backlog_over_12_months", "share", "Over 12 months", "Share of the backlog lodged more than 365 days ago"),
    ({ overTwelveMonths }) => overTwelveMonths,
  ),
  ofDay(
    flow("days_waited", "days", "Days waited", "Days from lodging to decision, summed over the decisions"),
    ({ daysWaited }) => daysWaited,
  ),
  quotient(
    ratio(
      "waiting_time_to_decision",
      "days",
      "Waiting time",
      "Mean days from lodging to decision of the cases decided",
    ),
    "days_waited",
    "decisions",
  ),
];

const known = new Map(measures.map((measure) => [measure.name, measure]));

export const measureNames: readonly string[] = [...known.keys()];

/** A measure by its name; undefined for a name that there is not. */
export function measureOf(name: string): Measure | undefined {
  return known.get(name);
}
