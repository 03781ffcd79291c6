/** A stated order of work that leaves a stage undone for long, since those who can do it always have an earlier stage of the route at hand. */
import type { Scenario } from "../schema/scenario.ts";
import { readVisit, type Visit, visitsOn } from "../visit.ts";
import { type Desk, offeredLoad } from "./offered-load.ts";
import { visitCost } from "./piece-hours.ts";
import { hoursPerDay } from "./pool-hours.ts";
import { flag, type Rule } from "./rule.ts";
import { bestDistribution } from "./stage.ts";
import { typeShares } from "./type-shares.ts";

/** Share of the time that the order holds. */
const long = 0.5;

export const ordersReachAllStages: Rule = (context) => {
  const { scenario, ever, from, until } = context;
  const { next_case: order, period, staff } = scenario;
  // How much waits is known at the start only.
  if (scenario !== ever[0] || order.length === 0) return;
  const held = Math.min(until, period.end + 1) - Math.max(from, period.start);
  const desks = offeredLoad(scenario).desks.filter(({ isCheck }) => !isCheck);
  const goesFirst = firstOf(scenario);
  for (const desk of desks) {
    const before = stagesBefore(scenario, desk.stage);
    const ahead = desks.filter((other) => before.has(other.stage) && goesFirst(other.stage, desk.stage));
    const able = desk.pools.filter((pool) => hoursPerDay(scenario, staff[pool]) > 0);
    const busy = new Set(ahead.flatMap(({ pools }) => pools));
    if (able.length === 0 || !able.every((pool) => busy.has(pool))) continue;
    const days = daysOf(scenario, ahead, desk.stage, [...busy]);
    if (days < held * long) continue;
    const names = ahead.map(({ stage }) => stage).join(", ");
    flag(
      context,
      "CH608",
      ["next_case"],
      days < held
        ? `this order leaves ${desk.stage} undone for about ${Math.round(days)} days: until then those who can do it have ${names} to do first`
        : `this order leaves ${desk.stage} undone: those who can do it always have ${names} to do first`,
      "leave next_case out, and later stages go first; or begin it with oldest",
    );
  }
};

/** What comes before a stage on the routes that have it. */
function stagesBefore({ cases }: Scenario, stage: string): Set<string> {
  const routes = Object.values(cases.types).map(({ route }) => visitsOn(route).map((visit) => visit.stage));
  return new Set(routes.flatMap((route) => route.slice(0, Math.max(0, route.indexOf(stage)))));
}

/** Whether the order takes work at one stage before any at another, whoever it is for. */
function firstOf({ next_case: order, work }: Scenario): (stage: string, other: string) => boolean {
  const split = order.indexOf("oldest");
  const words = split < 0 ? order : order.slice(0, split);
  const byArrival = split < 0 && order.includes("first_come");
  const effort = (stage: string) => {
    const { effort, effort_by_type } = work[stage];
    return effort && effort_by_type === undefined ? bestDistribution(effort).mean : 0;
  };
  const rank = (word: string, stage: string) => (word === "easiest" ? effort(stage) : word === stage ? 0 : 1);
  return (stage, other) => {
    const decides = words.find((word) => rank(word, stage) !== rank(word, other));
    return decides === undefined ? byArrival && stage !== other : rank(decides, stage) < rank(decides, other);
  };
}

/** Days until the stock has gone through the stages that go first, claims that come meanwhile with it. Infinity: for ever. */
function daysOf(scenario: Scenario, ahead: readonly Desk[], stage: string, pools: readonly string[]): number {
  const byArrival = !scenario.next_case.includes("oldest") && scenario.next_case.includes("first_come");
  const supply = pools.reduce((sum, pool) => sum + hoursPerDay(scenario, scenario.staff[pool]), 0);
  // Who comes later does not go before those who have come to the stage, where first come is first served.
  const arriving = byArrival ? 0 : ahead.reduce((sum, { hours }) => sum + hours, 0);
  const waiting = stockHours(scenario, new Set(ahead.map((desk) => desk.stage)), stage, byArrival);
  if (waiting === 0) return 0;
  return supply > arriving ? waiting / (supply - arriving) : Number.POSITIVE_INFINITY;
}

/** Hours that the starting stock needs at some stages before it comes to another; `once`: at the first of them alone. */
function stockHours(scenario: Scenario, ahead: ReadonlySet<string>, stage: string, once: boolean): number {
  const { cases, work } = scenario;
  let hours = 0;
  for (const stock of cases.in_progress)
    for (const [type, ofType] of typeShares(scenario, stock.types)) {
      const visits = visitsOn(cases.types[type].route);
      for (const [at, share] of placesOf(stock, visits)) {
        let coming = stock.count.value * ofType * share;
        for (const visit of visits.slice(at)) {
          if (visit.stage === stage || (work[visit.stage].needs !== undefined && !ahead.has(visit.stage))) break;
          const { work: cost, through } = visitCost(work[visit.stage], type);
          const going = visit === visits[at] && stock.waiting_for ? 1 : (visit.share?.value ?? 1);
          hours += coming * going * cost;
          coming *= 1 - going + going * through;
          if (once && cost > 0) break;
        }
      }
    }
  return hours;
}

/** The places of a route at which a stock waits, with their shares; those not on the route start it. */
function placesOf(
  { waiting_for }: Scenario["cases"]["in_progress"][number],
  visits: readonly Visit<unknown>[],
): [at: number, share: number][] {
  const stated = Object.entries(waiting_for ?? { "": "rest" as const });
  const sum = stated.reduce((total, [, share]) => total + (share === "rest" ? 0 : share.value), 0);
  return stated.map(([place, share]) => {
    const { stage, visit } = readVisit(place);
    const at = visits.findIndex((one) => one.stage === stage && one.visit === visit);
    return [Math.max(0, at), share === "rest" ? Math.max(0, 1 - sum) : share.value];
  });
}
