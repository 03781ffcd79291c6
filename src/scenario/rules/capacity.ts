/** Whether the staff can keep up with new claims at the end of the period, at best values: if not, some queue grows for ever. */
import { isoToDay } from "../../engine/civil-date.ts";
import type { Scenario } from "../schema/scenario.ts";
import { flag, type Rule } from "./rule.ts";
import { canDo } from "./skill.ts";
import { bestDistribution } from "./stage.ts";

const daysPerYear = 365.25;

export const capacitySuffices: Rule = (context) => {
  const { scenario } = context;
  const claims = claimsPerDay(scenario);
  if (claims === 0 || leavesByItself(scenario)) return;
  const needs = Object.keys(scenario.work)
    .map((stage) => ({ stage, hours: claims * hoursPerClaim(scenario, stage) }))
    .filter(({ hours }) => hours > 0);
  const able = (stages: readonly string[]) =>
    Object.values(scenario.staff)
      .filter((pool) => stages.some((stage) => canDo(pool, scenario.work[stage].needs ?? "")))
      .reduce((sum, pool) => sum + hoursPerDay(scenario, pool), 0);
  const total = needs.reduce((sum, { hours }) => sum + hours, 0);
  const supply = able(needs.map(({ stage }) => stage));
  if (total > supply) {
    const say = `new claims need ${total.toFixed(0)} effective hours a calendar day by the end of the period, the staff give ${supply.toFixed(0)}: the backlog must grow`;
    return flag(context, "CH606", ["cases", "arrivals"], say);
  }
  for (const { stage, hours } of needs) {
    const own = able([stage]);
    if (hours > own)
      flag(
        context,
        "CH606",
        ["work", stage],
        `new claims need ${hours.toFixed(0)} effective hours of ${stage} a calendar day, those who can do it give ${own.toFixed(0)}: its queue must grow`,
      );
  }
};

/** A queue whose waiting cases withdraw does not grow for ever. */
function leavesByItself({ cases }: Scenario): boolean {
  return Object.values(cases.types).every(
    ({ withdrawal, administrative }) => (withdrawal?.rate.value ?? 0) + (administrative?.rate.value ?? 0) > 0,
  );
}

/** The rate of new claims at the period's end. */
function claimsPerDay({ cases: { arrivals }, period }: Scenario): number {
  if (!arrivals) return 0;
  if (arrivals.rate) return arrivals.rate.value;
  const { quarterly, monthly, weekly, daily, scale, then } = arrivals.series ?? {};
  const points = quarterly ?? monthly ?? weekly ?? daily;
  if (!points || !("values" in points)) return 0;
  const days = quarterly ? daysPerYear / 4 : monthly ? daysPerYear / 12 : weekly ? 7 : 1;
  const factor = (scale?.value ?? 1) * (typeof then === "object" ? (then.scale?.value ?? 1) : 1);
  const dated = Object.entries(points.values).sort(([a], [b]) => (a < b ? -1 : 1));
  const within = dated.filter(([date]) => (isoToDay(date) ?? 0) <= period.end + days);
  if (typeof then === "object" && "rate" in then && within.length === dated.length)
    return then.rate.value * (then.scale?.value ?? 1);
  // The last year of values, so that no season is taken for the whole.
  const lastYear = within.slice(-Math.max(1, Math.round(daysPerYear / days)));
  return (factor * lastYear.reduce((sum, [, count]) => sum + count, 0)) / lastYear.length / days;
}

/** Effective hours that a new claim takes at a stage, no-shows, checks by the same staff and withdrawals left out. */
function hoursPerClaim({ cases, work }: Scenario, stage: string): number {
  const { needs, effort, effort_by_type, check, rework_effort } = work[stage];
  if (needs === undefined) return 0;
  const types = Object.entries(cases.types);
  const mix =
    cases.arrivals?.types ??
    Object.fromEntries(
      types.map(([name, { share }]) => [name, share ?? (types.length === 1 ? ("rest" as const) : undefined)]),
    );
  const stated = Object.values(mix).reduce((sum, share) => sum + (typeof share === "object" ? share.value : 0), 0);
  const others = check?.of.others.value ?? 0;
  const attempts = 1 + others * (check?.sent_back.value ?? 0) * (rework_effort?.value ?? 0.5);
  return types.reduce((hours, [name, { route }]) => {
    const share = mix[name] === "rest" ? 1 - stated : (mix[name]?.value ?? 0);
    const visited = route.reduce(
      (sum, item) => sum + (item === stage ? 1 : typeof item === "object" ? (item[stage]?.value ?? 0) : 0),
      0,
    );
    const statement = effort_by_type?.[name] ?? effort;
    return statement && visited > 0 ? hours + share * visited * bestDistribution(statement).mean * attempts : hours;
  }, 0);
}

/** Effective hours a calendar day of a pool at full strength: everyone trained, no mentoring. */
function hoursPerDay(
  { calendar, period }: Scenario,
  { fte, fte_each, joiners, away, vacancies, attrition }: Scenario["staff"][string],
): number {
  const each = fte_each?.value ?? 1;
  const joined = !joiners
    ? 0
    : "dated" in joiners
      ? Object.values(joiners.dated).reduce((sum, count) => sum + count, 0)
      : joiners.count.value;
  let strength = (fte?.value ?? 0) + joined * each;
  if (typeof vacancies === "object" && "held_at" in vacancies) strength = Math.max(strength, vacancies.held_at.value);
  if (typeof vacancies === "object" && "held_to" in vacancies) {
    const { monthly, quarterly, at, scale } = vacancies.held_to;
    const points = monthly ?? quarterly ?? at;
    strength =
      points && "values" in points ? Math.max(0, ...Object.values(points.values)) * (scale?.value ?? 1) : strength;
  }
  // Whoever stays: the lowest hazard of all bands over the period, so that the supply is never put too low.
  const hazard = Math.min(...(attrition?.map(({ rate }) => rate.value) ?? [0]));
  if (vacancies === undefined || vacancies === "unfilled") strength *= Math.exp(-hazard * (period.end - period.start));
  if (calendar === "continuous") return strength * 24 * (1 - (away?.other?.value ?? 0));
  const workingDays = (calendar.weekdays.length / 7) * daysPerYear;
  const absent = Math.min(workingDays, (away?.leave?.value ?? 0) + (away?.sickness?.value ?? 0));
  return (
    (strength * calendar.hours_per_day.value * (workingDays - absent) * (1 - (away?.other?.value ?? 0))) / daysPerYear
  );
}
