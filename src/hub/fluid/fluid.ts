/**
 * The fluid limit of a plan: what the hub does on average when it is so large that chance evens out. Cases and staff are amounts that
 * flow by the expected shares, hazards and hours, day by day, under the same rules; nothing is drawn. It takes a fraction of what one replication takes.
 * Source: W. Whitt, Fluid models for multiserver queues with abandonments, Operations Research 54 (2006) 37-54;
 * A. Mandelbaum, W. A. Massey and M. I. Reiman, Strong approximations for Markovian service networks, Queueing Systems 30 (1998) 149-201.
 */
import { siteCalendar } from "../calendars.ts";
import { typeMix } from "../cases/stock.ts";
import { outcomesOf, type Waits } from "../outcomes.ts";
import type { Plan } from "../plan.ts";
import { dailyRates } from "../series.ts";
import { drawValues, type SettledRegime, settleRegimes } from "../settle.ts";
import { Rules } from "../work/rules.ts";
import { Stages } from "../work/stages.ts";
import { Bands } from "./bands.ts";
import { Cells } from "./cells.ts";
import { Desks } from "./desks.ts";
import { workPhases } from "./efforts.ts";
import { FlowCasework } from "./flow-casework.ts";
import { FlowColumns } from "./flow-columns.ts";
import { FlowCounts } from "./flow-counts.ts";
import { placeStock, single } from "./opening-stock.ts";
import { StaffFlow } from "./staff-flow.ts";
import { Waiting } from "./waiting.ts";
import { WorkAllowed } from "./work-allowed.ts";

export interface FluidResult {
  /** The values used for `plan.uncertain`, in that order and in canonical units. */
  readonly values: Float64Array;
  /** As a replication's, `daily[column * days + day]`; NaN for what is not modelled: ages and waiting times. */
  readonly daily: Float64Array;
  /** One per `plan.outcomes`; NaN for what is not modelled. Days are those on which less than half a case is above the level. */
  readonly outcomes: Float64Array;
}

function arrivalRates(regimes: SettledRegime[], plan: Plan): Float64Array {
  const rates = new Float64Array(plan.days);
  regimes.forEach(({ fromDay, scenario }, r) => {
    const until = Math.min(plan.days, regimes[r + 1]?.fromDay ?? plan.days);
    dailyRates(scenario.cases.arrivals, plan.startDay, Math.max(0, fromDay), until, rates);
  });
  return rates;
}

/** Most effective hours that anyone gives in a day, over pools and days. */
function quickestDay({ effective, heads }: StaffFlow): number {
  return effective.reduce((most, hours, cell) => Math.max(most, heads[cell] > 0 ? hours / heads[cell] : 0), 0);
}

/**
 * Levels and flows of cases as whole cases, so that "none" comes when less than half a case is left and not in an endless tail, and a
 * total is reached when less than half a case is wanting.
 */
function wholeCases({ columns, days }: Plan, daily: Float64Array): Float64Array {
  const whole = daily.slice();
  for (const [index, { unit, kind }] of columns.entries()) {
    if (unit !== "cases" || kind === "ratio") continue;
    let [total, before] = [0, 0];
    for (let at = index * days; at < (index + 1) * days; at++) {
      total = kind === "flow" ? total + daily[at] : daily[at];
      whole[at] = Math.round(total) - before;
      before = kind === "flow" ? Math.round(total) : 0;
    }
  }
  return whole;
}

/**
 * Computes the fluid limit of a plan at `values` of its uncertain quantities (default: the best estimates), with the work it is allowed.
 * @throws ConservationFault if cases are lost; TooMuchWork
 */
export function fluid(plan: Plan, values?: Float64Array, allowed = new WorkAllowed()): FluidResult {
  const used = drawValues(plan, { seed: plan.seed, replication: 0, fixed: true, values });
  const regimes = settleRegimes(plan, used);
  const base = regimes[0].scenario;
  const stages = new Stages(plan.regimes.map(({ scenario }) => scenario));
  const types = Object.keys(base.cases.types);
  const rules = regimes.map(({ scenario }) => new Rules(scenario, stages, types));
  const { days, startDay } = plan;
  const cutOff =
    base.cases.legacy_before === undefined ? Number.NEGATIVE_INFINITY : base.cases.legacy_before - startDay;
  const byAge = regimes.some(({ scenario }) => scenario.next_case.includes("oldest"));
  const bands = new Bands(base, days, cutOff, byAge);
  const cells = new Cells(stages.count, bands, types.length);
  const staff = new StaffFlow(regimes, startDay, days);
  const waiting = new Waiting(cells, days);
  const counts = new FlowCounts(stages.count, types.length);
  const casework = new FlowCasework(rules[0], cells, waiting, counts, siteCalendar(base, startDay, days));
  const desks = new Desks(rules[0], cells, workPhases(rules, cells, quickestDay(staff)), waiting, staff, days, allowed);
  const columns = new FlowColumns(plan, rules[0]);
  const rates = arrivalRates(regimes, plan);
  let mix = single(typeMix(base, base.cases.arrivals?.types));
  let regime = 0;
  for (let day = 0; day < days; day++) {
    counts.startDay();
    allowed.spend(cells.count);
    casework.day = day;
    if (day === 0) placeStock(rules[0], cells, counts, casework);
    desks.leave(day);
    while (regime + 1 < regimes.length && regimes[regime + 1].fromDay <= day) {
      const { scenario } = regimes[++regime];
      mix = single(typeMix(scenario, scenario.cases.arrivals?.types));
      casework.change(rules[regime]);
      desks.change(rules[regime]);
    }
    casework.morning();
    const band = bands.ofClaims(day);
    counts.backlog[bands.cohort[band]] += rates[day];
    counts.arrived += rates[day];
    counts.allArrived += rates[day];
    mix.forEach((share, type) => void casework.advance(band, type, rates[day] * share));
    desks.work(day, casework);
    casework.evening();
    counts.assertFlowConserved(day, countPlaces(cells, waiting, desks, counts));
    columns.closeCases(day, counts);
  }
  columns.closeStaff(staff, desks.worked, rules[0]);
  const { targets } = base;
  const outcomes = outcomesOf(plan, {
    daily: wholeCases(plan, columns.values),
    waits: noWaits(stages.names.length, (base.warm_up?.amount ?? 0) * 24),
    bounds: plan.targets.map(({ name }) => targets[name].at_most ?? targets[name].at_least ?? 0),
    stages: stages.names,
    pools: staff.poolNames,
  });
  return { values: used, daily: columns.values, outcomes };
}

/** A fluid has no single case whose wait could be measured. */
function noWaits(stages: number, from: number): Waits {
  const none = new Float64Array(stages);
  return {
    begun: none,
    waited: none,
    hours: none,
    gaveUp: none,
    hoursGivenUp: none,
    decided: Number.NaN,
    hoursToDecision: 0,
    from,
  };
}

/** Counts the cases at each stage by what they do there. @returns all of them */
function countPlaces(cells: Cells, waiting: Waiting, desks: Desks, counts: FlowCounts): number {
  counts.waiting.fill(0);
  counts.notice.fill(0);
  counts.inWork.fill(0);
  for (let cell = 0; cell < cells.count; cell++) {
    counts.waiting[cells.stage[cell]] += waiting.readyIn[cell];
    counts.notice[cells.stage[cell]] += waiting.notice[cell];
  }
  desks.countInHand(counts.inWork);
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
  return sum(counts.waiting) + sum(counts.notice) + sum(counts.inWork);
}
