/** The starting stock in its places: amounts by stage, cohort and type, and the notice of those who entered their stage lately. */
import { flow, legacy } from "../cases/cohort.ts";
import { placesOf, typeMix } from "../cases/stock.ts";
import { cumulative, type Rules } from "../work/rules.ts";
import { type Cells, fresh, noCases } from "./cells.ts";
import type { FlowCasework } from "./flow-casework.ts";
import type { FlowCounts } from "./flow-counts.ts";

/** Long enough ago that every notice is over. */
const longAgo = -1e6;

/** Each share by itself, of shares given as running sums. */
export function single(running: readonly number[]): number[] {
  return running.map((sum, i) => sum - (i > 0 ? running[i - 1] : 0));
}

/** [day entered, share]: evenly over `days` before the start. */
function entries(days: number | undefined): [number, number][] {
  if (!days) return [[longAgo, 1]];
  const whole = Math.max(1, Math.ceil(days));
  return Array.from({ length: whole }, (_, n) => [-1 - n, Math.min(1, days - n) / days]);
}

export function placeStock(rules: Rules, cells: Cells, counts: FlowCounts, casework: FlowCasework): void {
  const { scenario, stages } = rules;
  scenario.cases.in_progress.forEach((stock, index) => {
    const cohort = stock.cohort === "legacy" ? legacy : flow;
    const count = Math.round(stock.count);
    const places = placesOf(stock, stages);
    const shares = single(cumulative(Object.values(stock.waiting_for ?? {})));
    const entered = entries(stock.entered?.amount);
    let decided = 0;
    cells.bands.ofStock[index].forEach((inBand, band) => {
      if (inBand === 0) return;
      single(typeMix(scenario, stock.types)).forEach((ofType, type) => {
        const cases = count * inBand * ofType;
        const start = (amount: number) => {
          for (const [day, share] of entered) casework.advance(band, type, amount * share, -1, day);
        };
        if (places.length === 0) start(cases);
        places.forEach((stage, i) => {
          const amount = cases * shares[i];
          if (casework.isDecided(type, stage)) decided += amount;
          const onRoute = rules.routes[type].some((visit) => visit.stage === stage);
          if (onRoute || stages.closes[stage])
            for (const [day, share] of entered) casework.enter(cells.at(stage, band, type), fresh, amount * share, day);
          else start(amount);
        });
      });
    });
    const open = count - decided;
    counts.has(cohort, open > noCases ? open : 0, decided);
  });
}
