/** Work that new claims bring to each stage by the end of the period: what arrives there, which is at most what the stages before let through. */
import type { Scenario } from "../../schema/scenario.ts";
import { visitsOn } from "../../visit.ts";
import { claimsPerDay } from "../cases/claims.ts";
import { typeShares } from "../cases/type-shares.ts";
import { hoursPerDay } from "../staff/pool-hours.ts";
import { type VisitCost, visitCost } from "./piece-hours.ts";
import { canDo } from "./skill.ts";

/** A stage or its check, all visits together, for the types that the same pools can do it for. */
export interface Desk {
  readonly stage: string;
  readonly isCheck: boolean;
  readonly types: readonly string[];
  /** Whether other types have a desk of their own at this stage. */
  readonly isOfSomeTypes: boolean;
  /** Pools that can do it for these types. */
  readonly pools: readonly string[];
  /** Stages and checks that these pools and those they share work with can do go by one number. */
  readonly team: number;
  /** What arrives, by case type. */
  readonly arriving: Map<string, Arriving>;
  /** Effective hours a calendar day that arrive, and that those who can do it give at most. */
  hours: number;
  readonly supply: number;
}

/** Cases of a type that arrive a calendar day, and the effective hours that they need. */
export interface Arriving {
  readonly cases: number;
  readonly hours: number;
}

export interface OfferedLoad {
  readonly desks: readonly Desk[];
  /** By team: hours that arrive at all its desks, and that it gives. */
  readonly teams: readonly { hours: number; readonly supply: number }[];
  /** Claims a day. */
  readonly claims: number;
}

interface Step {
  readonly desk: number;
  readonly check: number;
  readonly share: number;
  readonly cost: VisitCost;
}

export function offeredLoad(scenario: Scenario): OfferedLoad {
  const claims = claimsPerDay(scenario);
  const { desks, teams } = desksOf(scenario);
  const places = new Map(
    desks.flatMap((desk, i) => desk.types.map((type) => [deskKey(desk.stage, desk.isCheck, type), i] as const)),
  );
  const at = (stage: string, isCheck: boolean, type: string) => places.get(deskKey(stage, isCheck, type)) ?? -1;
  const types = [...typeShares(scenario, scenario.cases.arrivals?.types)].map(([type, share]) => ({
    type,
    claims: claims * share,
    steps: visitsOn(scenario.cases.types[type].route).map(
      (visit): Step => ({
        desk: at(visit.stage, false, type),
        check: at(visit.stage, true, type),
        share: visit.share?.value ?? 1,
        cost: visitCost(scenario.work[visit.stage], type),
      }),
    ),
  }));
  // What a desk lets through lowers what comes to those after it: as many rounds as there are desks settle it.
  for (let round = 0; round <= desks.length; round++) {
    const hours = new Float64Array(desks.length);
    for (const { type, claims: coming, steps } of types) {
      const visits = follow(coming, steps, desks, teams);
      for (const [i, desk] of desks.entries()) {
        const arriving = visits.get(i);
        if (!arriving) continue;
        hours[i] += arriving.hours;
        desk.arriving.set(type, arriving);
      }
    }
    for (const [i, desk] of desks.entries()) desk.hours = hours[i];
    for (const [i, team] of teams.entries())
      team.hours = desks.reduce((sum, desk) => sum + (desk.team === i ? desk.hours : 0), 0);
  }
  return { desks, teams, claims };
}

/** Share of what arrives that can be done. */
export function done({ hours, supply }: { readonly hours: number; readonly supply: number }): number {
  return hours > supply ? supply / hours : 1;
}

/** What the claims of a type bring to each desk. */
function follow(
  claims: number,
  steps: readonly Step[],
  desks: readonly Desk[],
  teams: OfferedLoad["teams"],
): Map<number, Arriving> {
  const visits = new Map<number, Arriving>();
  const add = (at: number, cases: number, hours: number) => {
    const before = visits.get(at) ?? { cases: 0, hours: 0 };
    visits.set(at, { cases: before.cases + cases, hours: before.hours + hours });
  };
  steps.forEach(({ desk, check, share, cost }, place) => {
    // A team that has too much to do in all holds up what comes to others, and not its own work.
    const arriving = steps.slice(0, place).reduce((left, before) => {
      const isOwn = before.desk < 0 || (desk >= 0 && desks[before.desk].team === desks[desk].team);
      const held =
        before.desk < 0 || before.desk === desk
          ? 1
          : Math.min(done(desks[before.desk]), isOwn ? 1 : done(teams[desks[before.desk].team]));
      return left * (1 - before.share + before.share * before.cost.through * held);
    }, claims * share);
    if (arriving === 0) return;
    if (desk >= 0) add(desk, arriving, arriving * cost.work);
    const through = desk >= 0 ? done(desks[desk]) : 1;
    if (check >= 0) add(check, arriving * cost.through * through, arriving * cost.check * through);
  });
  return visits;
}

function desksOf(scenario: Scenario): { desks: Desk[]; teams: { hours: number; supply: number }[] } {
  const pools = Object.entries(scenario.staff);
  const supplies = new Map(pools.map(([name, pool]) => [name, hoursPerDay(scenario, pool)]));
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (supplies.get(name) ?? 0), 0);
  const needed = Object.entries(scenario.work).flatMap(([stage, { needs, check }]) => [
    ...(needs === undefined ? [] : desksAt(scenario, stage, false, needs)),
    ...(check?.needs === undefined ? [] : desksAt(scenario, stage, true, check.needs)),
  ]);
  const members: Set<string>[] = [];
  for (const { pools: names } of needed) {
    const joined = members.filter((team) => names.some((name) => team.has(name)));
    const merged = new Set([...names, ...joined.flatMap((team) => [...team])]);
    for (const team of joined) members.splice(members.indexOf(team), 1);
    members.push(merged);
  }
  const desks = needed.map((desk) => ({
    ...desk,
    team: members.findIndex((team) => (desk.pools.length === 0 ? team.size === 0 : team.has(desk.pools[0]))),
    arriving: new Map(),
    hours: 0,
    supply: sum(desk.pools),
  }));
  return { desks, teams: members.map((team) => ({ hours: 0, supply: sum(team) })) };
}

const deskKey = (stage: string, isCheck: boolean, type: string) => JSON.stringify([stage, isCheck, type]);

/** One for all types that visit the stage, or as many as there are sets of pools that can do some of them. */
function desksAt(
  { cases, staff }: Scenario,
  stage: string,
  isCheck: boolean,
  skill: string,
): Pick<Desk, "stage" | "isCheck" | "types" | "isOfSomeTypes" | "pools">[] {
  const pools = Object.entries(staff);
  const able = (type?: string) => pools.filter(([, pool]) => canDo(pool, skill, type)).map(([name]) => name);
  const visitors = Object.entries(cases.types)
    .filter(([, { route }]) => visitsOn(route).some((visit) => visit.stage === stage))
    .map(([type]) => type);
  const groups = new Map<string, string[]>();
  for (const type of visitors) {
    const key = able(type).join("\n");
    groups.set(key, [...(groups.get(key) ?? []), type]);
  }
  if (groups.size === 0) return [{ stage, isCheck, types: [], isOfSomeTypes: false, pools: able() }];
  return [...groups.values()].map((types) => ({
    stage,
    isCheck,
    types,
    isOfSomeTypes: groups.size > 1,
    pools: able(types[0]),
  }));
}
