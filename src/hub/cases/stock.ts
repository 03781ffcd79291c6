/** The cases awaiting a decision when the period starts: their types, ages and stages. */
import { nameKey } from "../../engine/random/key.ts";
import { readVisit } from "../../scenario/visit.ts";
import type { SettledScenario } from "../settle.ts";
import { cumulative } from "../work/rules.ts";
import type { Stages } from "../work/stages.ts";
import { flow, legacy } from "./cohort.ts";

type Stock = SettledScenario["cases"]["in_progress"][number];

export const selfStage = nameKey("self");
export const waitingStage = nameKey("waits for");

/** A scenario that can be read but not simulated; the message says why and what to do. */
export class ScenarioFault extends Error {}

/** Mix of types of a stock or of the arrivals: its own, or the types' shares; a single type needs none. */
export function typeMix(scenario: SettledScenario, own: Record<string, number | "rest"> | undefined): number[] {
  const names = Object.keys(scenario.cases.types);
  if (own) return cumulative(names.map((name) => own[name] ?? 0));
  const shares = names.map((name) => scenario.cases.types[name].share);
  return names.length === 1 ? [1] : cumulative(shares);
}

/** Ages (days, in a band [from, to)) a stock can have: its bands, cut where its cohort begins or ends. */
export function ageBands(
  stock: Stock,
  index: number,
  cutOff: number,
): { from: number; width: number; weight: number }[] {
  const bands = (stock.ages?.bands ?? [{ from: { amount: 0 }, to: { amount: 1 }, cases: 1 }]).map(
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
}

/** The starting stock, its cases as columns in the order in which they are listed. */
export interface StockList {
  readonly stocks: readonly StockDraw[];
  /** Day lodged, before 0. */
  readonly lodgedOn: Int32Array;
  /** Moment it entered its stage, hours, at most 0; empty when all entered theirs as they were lodged. */
  readonly entered: Float64Array;
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
export function listStock(scenario: SettledScenario, stages: Stages, cutOff: number): StockList {
  const written = scenario.cases.in_progress;
  const stocks = written.map((stock, index) => ({
    key: nameKey(`stock ${stock.id ?? `${stock.cohort} ${index}`}`),
    cohort: stock.cohort === "legacy" ? legacy : flow,
    count: Math.round(stock.count),
    mix: typeMix(scenario, stock.types),
    stages: placesOf(stock, stages),
    shares: cumulative(Object.values(stock.waiting_for ?? {})),
  }));
  const cases = stocks.reduce((sum, { count }) => sum + count, 0);
  const lodgedOn = new Int32Array(cases);
  const entered = new Float64Array(written.some((stock) => stock.entered) ? cases : 0);
  let at = 0;
  stocks.forEach(({ count }, index) => {
    if (count === 0) return;
    const stock = written[index];
    eachAge(ageBands(stock, index, cutOff), count, (age, id) => {
      const day = -Math.max(1, Math.ceil(age));
      lodgedOn[at + id] = day;
      if (entered.length === 0) return;
      const since = stock.entered ? -((id * goldenRatio) % 1) * stock.entered.amount : day;
      entered[at + id] = Math.max(day, since) * 24;
    });
    at += count;
  });
  return { stocks, lodgedOn, entered };
}
