/** The cases awaiting a decision when the period starts: their types, ages and stages. */
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import type { SettledScenario } from "../settle.ts";
import { chosen, cumulative } from "../work/rules.ts";
import { type CaseTable, flow, legacy } from "./case-table.ts";

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

/** Where each case of the starting stock is: its stage (-1: the first of its route), and the moment it entered it (hours, at most 0). */
export interface Places {
  readonly stage: Int16Array;
  readonly entered: Float64Array;
}

/** Fractions of the golden ratio fill an interval evenly, whatever the order in which cases are listed. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Adds the starting stock to the table, and says where each case is. */
export function addStock(
  cases: CaseTable,
  scenario: SettledScenario,
  stageNames: readonly string[],
  cutOff: number,
  luck: Luck,
): Places {
  const startsIn: number[] = [];
  const entered: number[] = [];
  scenario.cases.in_progress.forEach((stock, index) => {
    const key = nameKey(`stock ${stock.id ?? `${stock.cohort} ${index}`}`);
    cases.begin(key);
    const count = Math.round(stock.count);
    const mix = typeMix(scenario, stock.types);
    const stages = Object.keys(stock.waiting_for ?? {}).map((name) => stageNames.indexOf(name));
    const shares = cumulative(Object.values(stock.waiting_for ?? {}));
    if (count === 0) return;
    let id = 0;
    for (const age of ages(ageBands(stock, index, cutOff), count)) {
      const u = mix.length > 1 ? (luck.draw(key, id, selfStage, 0), luck.u2) : 0;
      const lodged = -Math.max(1, Math.ceil(age)) * 24;
      cases.add(id, chosen(mix, u), stock.cohort === "legacy" ? legacy : flow, lodged);
      startsIn.push(
        stages.length === 0
          ? -1
          : stages.length === 1
            ? stages[0]
            : (luck.draw(key, id, waitingStage, 0), stages[chosen(shares, luck.u2)]),
      );
      entered.push(stock.entered ? Math.max(lodged, -((id * goldenRatio) % 1) * stock.entered.amount * 24) : lodged);
      id++;
    }
  });
  return { stage: Int16Array.from(startsIn), entered: Float64Array.from(entered) };
}
