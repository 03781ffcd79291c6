/** Where cases can wait for work in one regime, at best values: by type, visit and check, with what it costs and who can do it. */
import { isoToDay } from "../../../engine/civil-date.ts";
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { decidingPlace, visitName, visitsOn } from "../../visit.ts";
import { hoursPerDay } from "../staff/pool-hours.ts";
import { visitCost } from "./piece-hours.ts";
import { canDo } from "./skill.ts";
import { bestDistribution } from "./stage.ts";
import { type Ranked, workOrder } from "./work-order.ts";

export interface WorkPlace extends Ranked {
  /** The stage as written. */
  readonly stage: string;
  /** Share of cases that come by which wait here. */
  readonly share: number;
  /** Effective hours a case, with missed appointments and rework. */
  readonly hours: number;
  /** Days before the work can start. */
  readonly delay: number;
  /** Share of those done here that go on, and share of these that go to the check. */
  readonly through: number;
  readonly checked: number;
  /** Hazards a day of leaving while waiting, and the place where the file is closed, for the share that needs it. */
  readonly leaving: readonly { readonly rate: number; readonly share: number; readonly to: number }[];
  /** Places that follow: the check, and the next visit of the route; -1 for none. */
  readonly check: number;
  next: number;
  /** Teams that can do it, by number. */
  readonly teams: readonly number[];
  rank: number;
  /** Hours a case of what follows at once, goes before this and is for the same people: who takes this up does that too. */
  induced: number;
}

/** Pools that can do the same. */
export interface Team {
  /** Effective hours a day on a day. */
  readonly hoursOn: (day: number) => number;
  readonly able: Set<number>;
}

export interface WorkPlaces {
  readonly places: readonly WorkPlace[];
  /** First place of each type's route. */
  readonly first: ReadonlyMap<string, number>;
  readonly teams: readonly Team[];
  readonly firstCome: boolean;
}

const daysAWorkingDay = 7 / 5;
/** Stands for work that never ends. */
const endless = 1e9;

export function workPlaces(scenario: Scenario): WorkPlaces {
  const { work, cases } = scenario;
  const teams: (Team & { readonly skills: string; readonly canDo: (skill: string, type: string) => boolean })[] = [];
  const supplies = new Map<string, ((day: number) => number)[]>();
  for (const pool of Object.values(scenario.staff)) {
    const skills = JSON.stringify(pool.skills);
    const hours = supplies.get(skills) ?? [];
    if (hours.length === 0) {
      supplies.set(skills, hours);
      const hoursOn = (day: number) => hours.reduce((sum, of) => sum + of(day), 0);
      teams.push({ skills, hoursOn, able: new Set(), canDo: (skill, type) => canDo(pool, skill, type) });
    }
    hours.push(supplyOf(scenario, pool));
  }
  const places: WorkPlace[] = [];
  const add = (place: Omit<WorkPlace, "teams" | "rank" | "induced" | "next">, skill: string | undefined): number => {
    const able = teams.flatMap((team, i) => (skill !== undefined && team.canDo(skill, place.type) ? [i] : []));
    for (const team of able) teams[team].able.add(places.length);
    return places.push({ ...place, teams: able, rank: 0, induced: 0, next: -1 }) - 1;
  };
  const first = new Map<string, number>();
  for (const [type, { route, withdrawal, administrative }] of Object.entries(cases.types)) {
    const plain = { type, share: 1, delay: 0, through: 1, checked: 0, leaving: [], check: -1 };
    const leaving = [withdrawal, administrative].flatMap((way) => {
      if (!way) return [];
      const { rate, by_work } = way;
      if (!by_work) return [{ rate: rate.value, share: 0, to: -1 }];
      const { stage } = by_work;
      const hours = Math.min(endless, visitCost(work[stage], type).work);
      const to = add(
        { ...plain, stage, title: stage, name: stage, hours, effort: effortOf(work[stage], type) },
        work[stage].needs,
      );
      return [{ rate: rate.value, share: by_work.share.value, to }];
    });
    const decides = decidingPlace(route, (stage) => own(work, stage)?.decides);
    let before: number[] = [];
    visitsOn(route).forEach(({ stage, visit, share }, at) => {
      const { needs, check, notice, elapsed, withdrawal: canWithdraw } = work[stage];
      const cost = visitCost(work[stage], type);
      const checked = check?.needs === undefined ? 0 : check.of.others.value;
      const wait = needs === undefined ? elapsed : notice;
      const checkName = `${stage} check`;
      const checkAt =
        checked > 0 && cost.through > 0
          ? add(
              {
                ...plain,
                stage,
                name: checkName,
                title: visitName(checkName, visit),
                hours: Math.min(endless, cost.check / (cost.through * checked)),
                effort: check?.effort ? bestDistribution(check.effort).mean : 0,
              },
              check?.needs,
            )
          : -1;
      const here = add(
        {
          ...plain,
          stage,
          name: stage,
          title: visitName(stage, visit),
          share: share?.value ?? 1,
          hours: Math.min(endless, cost.work),
          effort: effortOf(work[stage], type),
          delay: (wait?.amount.value ?? 0) * (wait?.working ? daysAWorkingDay : 1),
          through: cost.through,
          checked: checkAt < 0 ? 0 : checked,
          check: checkAt,
          leaving: at <= decides && canWithdraw !== false ? leaving : [],
        },
        needs,
      );
      for (const place of before) places[place].next = here;
      before = checkAt < 0 ? [here] : [here, checkAt];
      if (at === 0) first.set(type, here);
    });
  }
  const { ranks, firstCome } = workOrder(scenario, places);
  for (const [i, place] of places.entries()) place.rank = ranks[i];
  for (const place of places) place.induced = inducedBy(place, places);
  return { places, first, teams, firstCome };
}

function effortOf({ effort, effort_by_type }: Scenario["work"][string], type: string): number {
  const statement = own(effort_by_type, type) ?? effort;
  return statement ? bestDistribution(statement).mean : 0;
}

/** Joiners count in full from the day of the first of them. */
function supplyOf(scenario: Scenario, pool: Scenario["staff"][string]): (day: number) => number {
  const all = hoursPerDay(scenario, pool);
  const { joiners } = pool;
  if (!joiners) return () => all;
  const from =
    "dated" in joiners
      ? Math.min(...Object.keys(joiners.dated).map((date) => isoToDay(date) ?? Number.POSITIVE_INFINITY))
      : joiners.from;
  const before = hoursPerDay(scenario, { ...pool, joiners: undefined });
  return (day) => (day < from ? before : all);
}

/** Hours of what follows at once, that goes before this, and that nobody can do who cannot do this. */
function inducedBy(place: WorkPlace, places: readonly WorkPlace[]): number {
  let hours = 0;
  const isOwn = (after: WorkPlace) =>
    after.hours === 0 || (after.rank < place.rank && after.teams.every((team) => place.teams.includes(team)));
  const done = (at: number, cases: number): number => {
    const after = places[at];
    if (cases === 0 || after.delay > 0 || !isOwn(after)) return 0;
    hours += cases * after.hours;
    return cases * after.through;
  };
  const checkedOf = ({ checked, check }: WorkPlace, cases: number) =>
    check < 0 ? cases : cases * (1 - checked) + done(check, cases * checked);
  let cases = checkedOf(place, place.through);
  for (let at = place.next; at >= 0; at = places[at].next) {
    const after = places[at];
    cases = cases * (1 - after.share) + checkedOf(after, done(at, cases * after.share));
  }
  return hours;
}
