/**
 * The fluid limit of a plan: what the hub does on average when it is so large that chance evens out. Cases and staff are amounts that
 * flow by the expected shares, hazards and hours, day by day, under the same rules; nothing is drawn. It takes a fraction of what one replication takes.
 * Source: W. Whitt, Fluid models for multiserver queues with abandonments, Operations Research 54 (2006) 37-54;
 * A. Mandelbaum, W. A. Massey and M. I. Reiman, Strong approximations for Markovian service networks, Queueing Systems 30 (1998) 149-201.
 */

import type { Calendar } from "../../engine/calendar.ts";
import { arrivalRates } from "../cases/arrivals.ts";
import { typeMix } from "../cases/stock.ts";
import { type DrawnRegime, drawRegimes, drawValues } from "../draws.ts";
import { outcomesOf, type Waits } from "../outcomes.ts";
import type { Plan } from "../plan.ts";
import { ledgers, ways } from "../process/edge.ts";
import { groupsOf } from "../work/groups.ts";
import { Rules } from "../work/rules.ts";
import { dailyColumns } from "./daily-columns.ts";
import { phaseColumns, workHours } from "./efforts.ts";
import { FluidCore } from "./fluid-core.ts";
import { commonOf } from "./made-once.ts";
import { placeStock, single } from "./opening-stock.ts";
import { Routes } from "./routes.ts";
import { mostMissed, orderColumns, ruleColumns } from "./rule-columns.ts";
import { bySort, workSorts } from "./sorts.ts";
import { staffColumns } from "./staff-columns.ts";
import { WorkAllowed } from "./work-allowed.ts";

export interface FluidResult {
  /** The values used for `plan.uncertain`, in that order and in canonical units. */
  readonly values: Float64Array;
  /** As a replication's, `daily[column * days + day]`; NaN for what is not modelled: ages and waiting times. */
  readonly daily: Float64Array;
  /** One per `plan.outcomes`; NaN for what is not modelled. Days are those on which less than half a case is above the level. */
  readonly outcomes: Float64Array;
}

/**
 * Levels and flows of cases as whole cases while the outcomes are read, so that "none" comes when less than half a case is left and not in an
 * endless tail, and a total is reached when less than half a case is wanting.
 */
function inWholeCases<T>({ columns, days, thresholds, targets }: Plan, daily: Float64Array, read: () => T): T {
  const watched = new Set([thresholds.column, ...targets.map(({ column }) => column)]);
  const before = [...watched].flatMap((index) => {
    const { unit, kind } = columns[index];
    if (unit !== "cases" || kind === "ratio") return [];
    const column = daily.subarray(index * days, (index + 1) * days);
    const kept = column.slice();
    let [total, last] = [0, 0];
    for (let day = 0; day < days; day++) {
      total = kind === "flow" ? total + column[day] : column[day];
      column[day] = Math.round(total) - last;
      last = kind === "flow" ? Math.round(total) : 0;
    }
    return [() => column.set(kept)];
  });
  const value = read();
  for (const restore of before) restore();
  return value;
}

/**
 * Computes the fluid limit of a plan at `values` of its uncertain quantities (default: the best estimates), with the work it is allowed.
 * @throws ConservationFault if cases are lost; TooMuchWork
 */
export function fluid(plan: Plan, values?: Float64Array, allowed = new WorkAllowed()): FluidResult {
  const used = drawValues(plan, { seed: plan.seed, replication: 0, fixed: true, values });
  const regimes = drawRegimes(plan, used);
  const base = regimes[0].scenario;
  const common = commonOf(plan);
  const { stages } = common;
  const types = Object.keys(base.cases.types);
  const rules = regimes.map(({ scenario }) => new Rules(scenario, stages, types, common.outcomes));
  const calendars = common.calendarsOf(base);
  const core = new FluidCore(calendars);
  const daily = live(core, plan, { regimes, rules, calendars }, allowed);
  core.close();
  const { targets } = base;
  const outcomes = inWholeCases(plan, daily, () =>
    outcomesOf(plan, {
      daily,
      waits: noWaits(stages.names.length, (base.warm_up?.amount ?? 0) * 24),
      bounds: plan.targets.map(({ name }) => targets[name].at_most ?? targets[name].at_least ?? 0),
      stages: stages.names,
      pools: Object.keys(base.staff),
    }),
  );
  return { values: used, daily, outcomes };
}

interface Hub {
  readonly regimes: readonly DrawnRegime[];
  readonly rules: readonly Rules[];
  readonly calendars: readonly Calendar[];
}

/** Staff live through the period, then cases do, regime after regime. @returns the daily columns of the plan */
function live(core: FluidCore, plan: Plan, { regimes, rules, calendars }: Hub, allowed: WorkAllowed): Float64Array {
  const { days } = plan;
  const base = regimes[0].scenario;
  const [first] = rules;
  const types = first.typeNames.length;
  const pools = Object.keys(base.staff).length;
  const common = commonOf(plan);
  const order = common.orderOf(base);
  const mostKinds = mostMissed(rules);
  // Tables that large are work by themselves.
  allowed.spend((pools * first.stages.count * 2 * types * (mostKinds + 2)) / 8);
  core.give({
    placeCount: first.stages.count,
    classCount: 2 * types,
    typeCount: types,
    cohortCount: 2,
    ledgerCount: ledgers,
    wayCount: ways,
  });
  core.do.setSizes(days, first.stages.count, types, pools, order.bands, mostKinds);
  const working = common.workingColumn(calendars);
  core.give({ ...staffColumns(regimes, calendars, plan), working, stepsLeft: allowed.steps });
  core.do.fillStaff(days, pools);
  const { bandKey, keyOfDay0, arrivalCohort, arrivalBand } = order;
  const groups = rules.map(groupsOf);
  const phases = phaseColumns(rules, core.number("quickest"));
  const sorts = workSorts(rules, groups, phases);
  const ofSorts = Object.entries(phases).map(([name, column]) => [name, bySort(column, sorts)] as const);
  core.give({ ...Object.fromEntries(ofSorts), sortOf: sorts.of, bandKey, keyOfDay0, arrivalCohort, arrivalBand });
  core.give({ arrivals: arrivalRates(regimes, plan.startDay, days) });
  const routes = new Routes(first);
  const giveRegime = (r: number) => {
    const { scenario } = regimes[r];
    const mix = single(typeMix(scenario, scenario.cases.arrivals?.types));
    core.give({ ...ruleColumns(rules[r], routes, rules[r - 1], mix), ...orderColumns(rules[r], groups[r]) });
    core.give({ effortHours: bySort(workHours(rules[r]), sorts) });
  };
  giveRegime(0);
  core.do.open();
  core.do.beginDay(0);
  placeStock(core, first, order);
  core.do.leave(0);
  let day = 0;
  for (let r = 1; r <= regimes.length; r++) {
    const until = r < regimes.length ? Math.max(0, regimes[r].fromDay) : days;
    if (until > day) {
      core.do.run(day, until);
      day = until;
      if (day < days) {
        core.do.beginDay(day);
        core.do.leave(day);
      }
    }
    if (r === regimes.length || day >= days) break;
    core.do.beforeChange();
    giveRegime(r);
    core.do.change();
  }
  if (Number.isFinite(allowed.steps)) allowed.spend(allowed.steps - core.number("stepsLeft"));
  return dailyColumns(core, plan, rules);
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
