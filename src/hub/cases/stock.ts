/** The cases awaiting a decision when the period starts: their types, ages and stages. */

import { nameKey } from "../../engine/random/key.ts";
import { own } from "../../scenario/own.ts";
import { readVisit } from "../../scenario/visit.ts";
import type { DrawnScenario } from "../draws.ts";
import { cumulative } from "../work/rules.ts";
import type { Stages } from "../work/stages.ts";
import { flow, legacy } from "./cohort.ts";

type Stock = DrawnScenario["cases"]["in_progress"][number];

export const selfStage = nameKey("self");
export const waitingStage = nameKey("waits for");

/** A scenario that can be read but not simulated; the message says why and what to do. */
export class ScenarioFault extends Error {}

/** Mix of types of a stock or of the arrivals: its own, or the types' shares; a single type needs none. */
export function typeMix(scenario: DrawnScenario, mix: Record<string, number | "rest"> | undefined): number[] {
  const names = Object.keys(scenario.cases.types);
  if (mix) return cumulative(names.map((name) => own(mix, name) ?? 0));
  const shares = names.map((name) => scenario.cases.types[name].share);
  return names.length === 1 ? [1] : cumulative(shares);
}

/**
 * Ages (days, in a band [from, to)) a stock can have: its bands, cut where its cohort begins or ends. Without bands it was lodged on the day
 * before the start, or when it entered its stage where the scenario says that.
 */
export function ageBands(
  stock: Stock,
  index: number,
  cutOff: number,
): { from: number; width: number; weight: number }[] {
  const latest = Math.max(1, stock.entered?.amount ?? 0);
  const bands = (stock.ages?.bands ?? [{ from: { amount: 0 }, to: { amount: latest }, cases: 1 }]).map(
    ({ from, to, cases }) => ({ from: from.amount, to: to.amount, density: cases / (to.amount - from.amount) }),
  );
  // Lodged on day -age: legacy means older than the days since the cut-off.
  const least = stock.cohort === "legacy" && stock.ages ? -cutOff : 0;
  const most =
    stock.cohort === "legacy" || !Number.isFinite(cutOff) || !stock.ages ? Number.POSITIVE_INFINITY : -cutOff;
  const cut = bands
    .map(({ from, to, density }) => ({ from: Math.max(from, least), to: Math.min(to, most), density }))
    .filter(({ from, to }) => to > from)
    .map(({ from, to, density }) => ({ from, width: to - from, weight: density * (to - from) }));
  if (cut.length === 0)
    throw new ScenarioFault(
      `cases.in_progress.${index}: none of its age bands is ${stock.cohort} at the start of the period; check the bands and cases.legacy_before`,
    );
  return cut;
}

/** Ages at evenly spaced quantiles, youngest first: the starting stock is data, not luck. */
export function eachAge(
  bands: ReturnType<typeof ageBands>,
  count: number,
  onAge: (age: number, place: number) => void,
): void {
  const total = bands.reduce((sum, { weight }) => sum + weight, 0);
  const ordered = [...bands].sort((a, b) => a.from - b.from);
  let band = 0;
  let passed = 0;
  for (let n = 0; n < count; n++) {
    const at = ((n + 0.5) / count) * total;
    while (band < ordered.length - 1 && at > passed + ordered[band].weight) passed += ordered[band++].weight;
    const { from, width, weight } = ordered[band];
    onAge(from + (weight > 0 ? ((at - passed) / weight) * width : 0), n);
  }
}

/** One stock of cases: what the core draws each case's type and stage from. */
export interface StockDraw {
  /** Key of its luck. */
  readonly key: number;
  readonly cohort: number;
  readonly count: number;
  /** Cumulative shares of the types. */
  readonly mix: readonly number[];
  /** Stages its cases wait at, with their cumulative shares; none: the first of a case's route. */
  readonly stages: readonly number[];
  readonly shares: readonly number[];
  /** Whether notice is over for all of them, since nothing is said of when they entered their stage. */
  readonly noticeOver: boolean;
}

/** The starting stock, its cases as columns in the order in which they are listed. */
export interface StockList {
  readonly stocks: readonly StockDraw[];
  /** Day lodged, before 0. */
  readonly lodgedOn: Int32Array;
  /** Day it entered its stage, before 0 and not before it was lodged; the day lodged, where nothing else is said. */
  readonly enteredOn: Int32Array;
  /** Places of the cases in order of the day they entered their stage. */
  readonly order: Int32Array;
}

/** Fractions of the golden ratio fill an interval evenly, whatever the order in which cases are listed. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** The stages at which a stock waits, in the order of their shares. */
export function placesOf({ waiting_for }: Stock, stages: Stages): number[] {
  return Object.keys(waiting_for ?? {}).map((place) => {
    const { stage, visit } = readVisit(place);
    return stages.index(stage, visit);
  });
}

/** Lists the starting stock of a scenario. @throws ScenarioFault for a stock that its age bands contradict */
export function listStock(scenario: DrawnScenario, stages: Stages, cutOff: number): StockList {
  const written = scenario.cases.in_progress;
  const stocks = written.map((stock, index) => ({
    key: nameKey(`stock ${stock.id ?? `${stock.cohort} ${index}`}`),
    cohort: stock.cohort === "legacy" ? legacy : flow,
    count: Math.round(stock.count),
    mix: typeMix(scenario, stock.types),
    stages: placesOf(stock, stages),
    shares: cumulative(Object.values(stock.waiting_for ?? {})),
    noticeOver: stock.entered === undefined,
  }));
  const cases = stocks.reduce((sum, { count }) => sum + count, 0);
  const lodgedOn = new Int32Array(cases);
  const enteredOn = new Int32Array(cases);
  let at = 0;
  stocks.forEach(({ count }, index) => {
    if (count === 0) return;
    const stock = written[index];
    const entered = stock.ages && stock.entered;
    eachAge(ageBands(stock, index, cutOff), count, (age, id) => {
      lodgedOn[at + id] = -Math.max(1, Math.ceil(age));
      enteredOn[at + id] = entered
        ? -Math.max(1, Math.ceil(((id * goldenRatio) % 1) * Math.min(entered.amount, -lodgedOn[at + id])))
        : lodgedOn[at + id];
    });
    at += count;
  });
  return { stocks, lodgedOn, enteredOn, order: inOrder(enteredOn) };
}

/** Places by day, which is before 0, the earliest first; of one day as they are listed. */
function inOrder(days: Int32Array): Int32Array {
  const first = days.reduce((least, day) => Math.min(least, day), 0);
  const next = new Int32Array(1 - first);
  for (const day of days) next[day - first + 1]++;
  for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
  const order = new Int32Array(days.length);
  days.forEach((day, place) => {
    order[next[day - first]++] = place;
  });
  return order;
}
