/** The starting stock in its places: amounts by stage, cohort and type, and the notice of those who entered their stage lately. */
import { flow, legacy } from "../cases/cohort.ts";
import { placesOf, typeMix } from "../cases/stock.ts";
import { cumulative, type Rules } from "../work/rules.ts";
import type { FluidCore } from "./fluid-core.ts";
import type { CaseOrder } from "./order.ts";

/** Long enough ago that every notice is over. */
const longAgo = -1e6;

/** Each share by itself, of shares given as running sums. */
export function single(running: readonly number[]): number[] {
  return running.map((sum, i) => sum - (i > 0 ? running[i - 1] : 0));
}

/** A stage at which part of a stock waits; -1: the start of its route. */
interface Place {
  readonly stage: number;
  readonly share: number;
}

export function placeStock(core: FluidCore, rules: Rules, order: CaseOrder): void {
  const { scenario, stages } = rules;
  scenario.cases.in_progress.forEach((stock, index) => {
    const cohort = stock.cohort === "legacy" ? legacy : flow;
    const count = Math.round(stock.count);
    if (count === 0) return;
    const shares = single(cumulative(Object.values(stock.waiting_for ?? {})));
    const places = placesOf(stock, stages).map((stage, i): Place => ({ stage, share: shares[i] }));
    const parts = order.ofStock[index];
    // Where the day on which a case became ready is its place in the order, each has its own.
    const byDay = order.keyOfDay0 >= 0 ? order.entries[index] : [];
    single(typeMix(scenario, stock.types)).forEach((ofType, type) => {
      if (ofType === 0) return;
      const stand = (stage: number, amount: number) => {
        if (byDay.length > 0)
          for (const [day, share] of byDay)
            core.do.stand(stage, cohort, type, 0, order.keyOn(day), amount * share, day, 0);
        else
          for (const { band, key, share, entered } of parts)
            core.do.stand(stage, cohort, type, band, key, amount * share, entered > 0 ? -1 : longAgo, entered);
      };
      const onRoute = (stage: number) => rules.routes[type].some((visit) => visit.stage === stage);
      for (const { stage, share } of places.length > 0 ? places : [{ stage: -1, share: 1 }])
        stand(onRoute(stage) || stages.closes[stage] ? stage : -1, count * ofType * share);
    });
  });
}
