/** The cases awaiting a decision when the period starts: their types, ages and stages. */
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import type { SettledScenario } from "../settle.ts";
import { chosen, cumulative } from "../work/rules.ts";
import { flow, legacy } from "./cohort.ts";

type Stock = SettledScenario["cases"]["in_progress"][number];

export const selfStage = nameKey("self");
const waitingStage = nameKey("waits for");

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
export function* ages(bands: ReturnType<typeof ageBands>, count: number): Generator<number> {
  const total = bands.reduce((sum, { weight }) => sum + weight, 0);
  const ordered = [...bands].sort((a, b) => a.from - b.from);
  let band = 0;
  let passed = 0;
  for (let n = 0; n < count; n++) {
    const at = ((n + 0.5) / count) * total;
    while (band < ordered.length - 1 && at > passed + ordered[band].weight) passed += ordered[band++].weight;
    const { from, width, weight } = ordered[band];
    yield from + (weight > 0 ? ((at - passed) / weight) * width : 0);
  }
}

/** The starting stock as columns, a case each, in the order in which it is listed. */
export interface StockList {
  /** Luck keys of the stocks, and how many cases each has. */
  readonly keys: readonly number[];
  readonly counts: readonly number[];
  readonly type: Int32Array;
  readonly cohort: Uint8Array;
  /** Moment lodged, hours. */
  readonly lodged: Float64Array;
  /** Stage a case is at; -1: the first of its route. */
  readonly stage: Int32Array;
  /** Moment it entered that stage, hours, at most 0. */
  readonly entered: Float64Array;
}

/** Fractions of the golden ratio fill an interval evenly, whatever the order in which cases are listed. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Lists the starting stock of a scenario. @throws ScenarioFault for a stock that its age bands contradict */
export function listStock(
  scenario: SettledScenario,
  stageNames: readonly string[],
  cutOff: number,
  luck: Luck,
): StockList {
  const stocks = scenario.cases.in_progress;
  const counts = stocks.map(({ count }) => Math.round(count));
  const keys = stocks.map((stock, index) => nameKey(`stock ${stock.id ?? `${stock.cohort} ${index}`}`));
  const cases = counts.reduce((sum, count) => sum + count, 0);
  const list = {
    keys,
    counts,
    type: new Int32Array(cases),
    cohort: new Uint8Array(cases),
    lodged: new Float64Array(cases),
    stage: new Int32Array(cases).fill(-1),
    entered: new Float64Array(cases),
  };
  let at = 0;
  stocks.forEach((stock, index) => {
    const key = keys[index];
    const mix = typeMix(scenario, stock.types);
    const stages = Object.keys(stock.waiting_for ?? {}).map((name) => stageNames.indexOf(name));
    const shares = cumulative(Object.values(stock.waiting_for ?? {}));
    if (counts[index] === 0) return;
    let id = 0;
    for (const age of ages(ageBands(stock, index, cutOff), counts[index])) {
      const lodged = -Math.max(1, Math.ceil(age)) * 24;
      if (mix.length > 1) {
        luck.draw(key, id, selfStage, 0);
        list.type[at] = chosen(mix, luck.u2);
      }
      list.cohort[at] = stock.cohort === "legacy" ? legacy : flow;
      list.lodged[at] = lodged;
      if (stages.length === 1) list.stage[at] = stages[0];
      else if (stages.length > 1) {
        luck.draw(key, id, waitingStage, 0);
        list.stage[at] = stages[chosen(shares, luck.u2)];
      }
      list.entered[at] = stock.entered
        ? Math.max(lodged, -((id * goldenRatio) % 1) * stock.entered.amount * 24)
        : lodged;
      id++;
      at++;
    }
  });
  return list;
}
