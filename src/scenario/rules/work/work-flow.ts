/**
 * How cases flow through the stages at best values, without chance: who is free takes what goes first by the order of work. It is there to
 * say which stages wait while others are done, and not how many cases are: cohorts, ages, training and holidays are left out.
 */
import type { Scenario } from "../../schema/scenario.ts";
import { readVisit } from "../../visit.ts";
import { claimsPerDay } from "../cases/claims.ts";
import { typeShares } from "../cases/type-shares.ts";
import type { RuleContext } from "../rule.ts";
import { CaseQueue } from "./case-queue.ts";
import { type WorkPlace, type WorkPlaces, workPlaces } from "./work-places.ts";

/** A step of the flow: what waited at its end, and what was given to it. */
export interface FlowStep {
  readonly regime: number;
  /** First day. */
  readonly day: number;
  readonly days: number;
  readonly work: WorkPlaces;
  /** Cases that wait at each place. */
  readonly waiting: Float64Array;
  /** Effective hours that each team had, and has left. */
  readonly supply: Float64Array;
  readonly left: Float64Array;
  /** Hours given, by team and place. */
  readonly given: readonly Float64Array[];
}

/** Days of a step; a day each where the period is shorter than half a year. */
const usualStep = 7;
const mostSteps = 520;
/** Places times steps squared: what is looked at before the look ends early. */
const mostWork = 3e6;
/** With more places nothing is looked at: it would take longer than reading the scenario. */
const mostPlaces = 2000;
/** Within a step what is done is at once there for what follows, this many times. */
const rounds = 8;
const nothing = 1e-9;

type Regime = Pick<RuleContext, "scenario" | "from" | "until">;

export function* workFlow(regimes: readonly Regime[]): Generator<FlowStep> {
  const { start, end } = regimes[0].scenario.period;
  const days = end - start + 1;
  const size = days <= 26 * usualStep ? 1 : usualStep;
  const routes = Object.values(regimes[0].scenario.cases.types).map(({ route }) => route.length);
  const places = routes.reduce((sum, length) => sum + length, 1);
  if (places > mostPlaces) return;
  // A change of the plan begins a step.
  const needed = Math.ceil(days / size) + regimes.length;
  const count = Math.min(needed, mostSteps, Math.floor(Math.sqrt(mostWork / places)));
  let at = 0;
  let flow = new Flow(regimes[0].scenario, count, size);
  flow.takeStock(regimes[0].scenario);
  for (let step = 0, day = start; step < count && day <= end; step++) {
    const before = at;
    while (at + 1 < regimes.length && regimes[at].until <= day) at++;
    if (at !== before) flow = new Flow(regimes[at].scenario, count, size, flow);
    const length = Math.min(size, end + 1 - day, regimes[at].until - day);
    yield { regime: at, day, days: length, ...flow.pass(step, day, length) };
    day += length;
  }
}

class Flow {
  readonly work: WorkPlaces;
  private readonly claims: ReadonlyMap<string, number>;
  /** Cases by place and the step in which they came, the starting stock at 0; those that wait for a date by that step. */
  private readonly queues: CaseQueue[];
  private readonly coming: Float64Array[];
  /** Places in the order of work, and teams with those first who can do the least. */
  private readonly byRank: readonly (readonly number[])[];
  private readonly byBreadth: readonly number[];

  constructor(
    scenario: Scenario,
    private readonly count: number,
    private readonly size: number,
    before?: Flow,
  ) {
    this.work = workPlaces(scenario);
    const { places, teams } = this.work;
    const byRank = new Map<number, number[]>();
    for (const [at, { rank }] of places.entries()) {
      const of = byRank.get(rank);
      if (of) of.push(at);
      else byRank.set(rank, [at]);
    }
    this.byRank = [...byRank].sort(([a], [b]) => a - b).map(([, of]) => of);
    this.byBreadth = [...teams.keys()].sort((a, b) => teams[a].able.size - teams[b].able.size);
    const perDay = claimsPerDay(scenario);
    this.claims = new Map(
      [...typeShares(scenario, scenario.cases.arrivals?.types)].map(([type, share]) => [type, share * perDay]),
    );
    const key = ({ title, type }: WorkPlace) => `${title}\n${type}`;
    const known = new Map(before?.work.places.map((place, i) => [key(place), i]));
    const from = places.map((place) => known.get(key(place)) ?? -1);
    this.queues = from.map((at) => before?.queues[at] ?? new CaseQueue(count + 1));
    this.coming = from.map((at) => before?.coming[at] ?? new Float64Array(count + 1));
  }

  /** The notice of the starting stock is over. */
  takeStock(scenario: Scenario): void {
    for (const { count, types, waiting_for } of scenario.cases.in_progress)
      for (const [type, share] of typeShares(scenario, types)) {
        const cases = count.value * share;
        if (!waiting_for) this.enter(this.work.first.get(type) ?? -1, cases, 0, false);
        else {
          const stated = Object.values(waiting_for).reduce((sum, of) => sum + (of === "rest" ? 0 : of.value), 0);
          for (const [name, of] of Object.entries(waiting_for)) {
            const { stage, visit } = readVisit(name);
            const title = visit === 1 ? stage : name;
            const at = this.work.places.findIndex((place) => place.title === title && place.type === type);
            if (at >= 0) this.queues[at].put(cases * (of === "rest" ? Math.max(0, 1 - stated) : of.value), 0);
          }
        }
      }
  }

  pass(step: number, day: number, days: number): Pick<FlowStep, "work" | "waiting" | "supply" | "left" | "given"> {
    const { places, teams, first, firstCome } = this.work;
    for (const [type, claims] of this.claims) this.enter(first.get(type) ?? -1, claims * days, step + 1, true);
    places.forEach((_, at) => {
      this.queues[at].put(this.coming[at][step], step + 1);
      this.coming[at][step] = 0;
      this.leave(at, step, days);
    });
    const supply = Float64Array.from(teams, ({ hoursOn }) => hoursOn(day) * days);
    const left = supply.slice();
    const given = teams.map(() => new Float64Array(places.length));
    for (let round = 0; round < rounds; round++) {
      // Kept for what follows at once, which is done in the next round.
      const kept = new Float64Array(teams.length);
      let done = 0;
      const serve = (of: readonly number[], came: number) => {
        for (const at of of) if (places[at].hours === 0) done += this.finish(at, this.amount(at, came), step);
        for (const team of this.byBreadth) {
          const free = left[team] - kept[team];
          if (free < nothing) continue;
          const mine = of.filter((at) => teams[team].able.has(at));
          const need = mine.reduce((sum, at) => sum + this.amount(at, came) * burden(places[at]), 0);
          if (need < nothing) continue;
          const part = Math.min(1, free / need);
          for (const at of mine) {
            const cases = part * this.amount(at, came);
            left[team] -= cases * places[at].hours;
            kept[team] += cases * places[at].induced;
            given[team][at] += cases * places[at].hours;
            done += this.finish(at, cases, step);
          }
        }
      };
      const canServe = (at: number) =>
        places[at].hours === 0 || places[at].teams.some((team) => left[team] - kept[team] > nothing);
      for (const rank of this.byRank)
        for (let came = 0; came <= step + 1; came++) {
          const of = rank.filter((at) => this.queues[at].cases > nothing && canServe(at));
          if (of.length === 0) break;
          if (firstCome) came = Math.max(came, Math.min(...of.map((at) => this.queues[at].head)));
          else came = step + 1;
          serve(of, came);
        }
      if (done < nothing) break;
    }
    const waiting = Float64Array.from(this.queues, ({ cases }) => cases);
    return { work: this.work, waiting, supply, left, given };
  }

  /** Cases of a place that came in a step; all of them where it does not matter. */
  private amount(at: number, came: number): number {
    return this.work.firstCome ? this.queues[at].of(came) : this.queues[at].cases;
  }

  /** Cases come by a place of a route: those that do not visit it go on to the next. */
  private enter(from: number, cases: number, came: number, withDelay: boolean): void {
    let rest = cases;
    for (let at = from; at >= 0 && rest > nothing; at = this.work.places[at].next) {
      const { share, delay, hours, teams } = this.work.places[at];
      // A stage without staff takes its time for the starting stock too.
      const days = withDelay || (hours === 0 && teams.length === 0) ? delay : 0;
      const ready = Math.max(0, came - 1) + Math.round(days / this.size);
      if (days < this.size / 2) this.queues[at].put(rest * share, came);
      else if (ready < this.count) this.coming[at][ready] += rest * share;
      rest *= 1 - share;
    }
  }

  private finish(at: number, cases: number, step: number): number {
    const { through, checked, check, next } = this.work.places[at];
    this.queues[at].take(cases);
    if (check >= 0) this.queues[check].put(cases * through * checked, step + 1);
    this.enter(next, cases * through * (1 - checked), step + 1, true);
    return cases;
  }

  private leave(at: number, step: number, days: number): void {
    const { leaving } = this.work.places[at];
    const rate = leaving.reduce((sum, way) => sum + way.rate, 0);
    const queue = this.queues[at];
    if (rate === 0 || queue.cases < nothing) return;
    const stay = Math.exp(-rate * days);
    const gone = queue.cases * (1 - stay);
    queue.keep(stay);
    for (const { rate: own, share, to } of leaving)
      if (to >= 0) this.queues[to].put((gone * share * own) / rate, step + 1);
  }
}

function burden({ hours, induced }: WorkPlace): number {
  return hours + induced;
}
