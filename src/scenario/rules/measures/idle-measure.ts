/** Measures that cannot be other than 0 in a scenario, and why: a target on one of them says nothing. */
import { measureOf } from "../../../measures/registry.ts";
import { outcomesOf } from "../../decision-outcomes.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { readVisit } from "../../visit.ts";
import { isPeopled, some } from "../staff/idle-staff.ts";
import { stagesOf } from "../work/skill.ts";

interface Named {
  readonly measure: string;
  readonly group?: string;
}

const types = ({ cases }: Scenario) => Object.values(cases.types);
const stages = ({ work }: Scenario) => Object.values(work);
const pools = ({ staff }: Scenario) => Object.values(staff);

function hasCohort({ cases, period }: Scenario, cohort: string): boolean {
  const { legacy_before: cutOff, in_progress, arrivals } = cases;
  const stocked = in_progress.some((stock) => stock.cohort === cohort && some(stock.count));
  if (stocked || !arrivals) return stocked;
  return cohort === "legacy"
    ? cutOff !== undefined && cutOff > period.start
    : cutOff === undefined || cutOff <= period.end;
}

function canWithdraw(scenario: Scenario): boolean {
  return (
    types(scenario).some(({ withdrawal }) => some(withdrawal?.rate)) ||
    stages(scenario).some(
      ({ no_reply, no_show, closes }) =>
        some(no_reply) ||
        (some(no_show?.share) && (no_show?.then === "withdraw" || no_show?.withdrawn_after !== undefined)) ||
        closes === "withdrawal",
    )
  );
}

function visits(scenario: Scenario, stage: string): boolean {
  const own = stage.endsWith(" check") ? stage.slice(0, -" check".length) : stage;
  return (
    types(scenario).some((type) => stagesOf(type).includes(own)) ||
    scenario.cases.in_progress.some(
      ({ waiting_for }) =>
        waiting_for !== undefined && Object.keys(waiting_for).some((place) => readVisit(place).stage === own),
    )
  );
}

/** What a measure needs of a scenario to be other than 0, and what is said when no regime has it. */
const needs: Readonly<Record<string, readonly [has: (scenario: Scenario, group: string) => boolean, why: string]>> = {
  arrivals: [({ cases }) => cases.arrivals !== undefined, "no cases arrive (cases.arrivals)"],
  interviews: [
    (scenario) =>
      Object.entries(scenario.work).some(([name, { principal }]) => principal === true && visits(scenario, name)),
    "no stage that cases visit is marked principal: true",
  ],
  no_shows: [({ work }, stage) => some(work[stage]?.no_show?.share), "the stage has no no_show"],
  notice: [
    ({ work }, stage) => work[stage]?.notice !== undefined || work[stage]?.elapsed !== undefined,
    "the stage has no notice and no elapsed time",
  ],
  decisions_by_outcome: [
    (scenario, outcome) =>
      types(scenario).some((type) =>
        outcomesOf(type).some(([name, share]) => name === outcome && (typeof share !== "object" || some(share))),
      ),
    "no type has a share of it",
  ],
  withdrawals: [canWithdraw, "no case can withdraw (withdrawal of a type, no_reply or no_show of a stage)"],
  administrative_outcomes: [
    (scenario) => types(scenario).some(({ administrative }) => some(administrative?.rate)),
    "no type has administrative outcomes",
  ],
  legacy_backlog: [(scenario) => hasCohort(scenario, "legacy"), "no case is legacy"],
  flow_backlog: [(scenario) => hasCohort(scenario, "flow"), "no case is flow"],
  staff_in_training: [
    (scenario) => pools(scenario).some(({ training }) => training !== undefined),
    "no pool has training",
  ],
  hours_mentoring: [
    (scenario) => pools(scenario).some(({ mentoring }) => mentoring !== undefined),
    "no pool has mentoring",
  ],
};

/** Why a measure stays 0 whatever is drawn and whatever changes; undefined when it may not. */
export function staysZero(ever: readonly Scenario[], { measure, group = "" }: Named): string | undefined {
  const never = (has: (scenario: Scenario) => boolean) => !ever.some(has);
  const own = Object.hasOwn(needs, measure) ? needs[measure] : undefined;
  if (own && never((scenario) => own[0](scenario, group))) return own[1];
  const grouping = measureOf(measure)?.groups;
  if (grouping === "stages" && never((scenario) => visits(scenario, group))) return `no case visits ${group}`;
  if (
    grouping === "cohorts and types" &&
    /^(legacy|flow)$/.test(group) &&
    never((scenario) => hasCohort(scenario, group))
  )
    return `no case is ${group}`;
  if (
    grouping === "pools" &&
    group !== "" &&
    never(({ staff }) => staff[group] === undefined || isPeopled(staff[group]))
  )
    return `nobody is ever in post in ${group}`;
  return undefined;
}
