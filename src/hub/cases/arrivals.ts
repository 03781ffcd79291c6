/** Claims: how many are lodged on each day, on average or exactly. */
import { nameKey } from "../../engine/random/key.ts";
import type { DrawnRegime } from "../draws.ts";
import { dailyRates } from "./series.ts";

export const arrivalKey = nameKey("arrival");

/** Arrivals a day for each day of the period, through all regimes. */
export function arrivalRates(regimes: readonly DrawnRegime[], startDay: number, days: number): Float64Array {
  const rates = new Float64Array(days);
  regimes.forEach(({ fromDay, scenario }, r) => {
    const until = regimes[r + 1]?.fromDay ?? days;
    dailyRates(scenario.cases.arrivals, startDay, Math.max(0, fromDay), Math.min(days, until), rates);
  });
  return rates;
}

/** More arrivals than come in all but one period of a billion. */
export function mostArrivals(rates: Float64Array): number {
  const mean = rates.reduce((sum, rate) => sum + rate, 0);
  return Math.ceil(mean + 6 * Math.sqrt(mean)) + 16;
}
