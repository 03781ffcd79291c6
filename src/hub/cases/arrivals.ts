/** When claims are lodged: a Poisson process about a daily rate, or exactly the stated numbers, evenly spread. */
import { nameKey } from "../../engine/random/key.ts";
import type { Luck } from "../../engine/random/luck.ts";
import { dailyRates } from "../series.ts";
import type { SettledRegime } from "../settle.ts";

export const arrivalKey = nameKey("arrival");

/**
 * A unit-rate process stretched by the rate: arrival n comes when the cumulative rate reaches the sum of its luck so far.
 * A different rate moves the same arrivals in time, and disturbs nothing else.
 */
export class Arrivals {
  /** Moment of the next arrival in hours; Infinity when no more come within the period. */
  next = Number.POSITIVE_INFINITY;
  /** Arrivals so far; the number of the next one. */
  count = 0;
  private readonly rates: Float64Array;
  private readonly random: boolean;
  private day = 0;
  /** Expected arrivals up to the start of `day`, and the level at which the next one comes. */
  private reached = 0;
  private level: number;

  constructor(
    regimes: SettledRegime[],
    startDay: number,
    days: number,
    private readonly luck: Luck,
  ) {
    this.rates = new Float64Array(days);
    regimes.forEach(({ fromDay, scenario }, r) => {
      const until = regimes[r + 1]?.fromDay ?? days;
      dailyRates(scenario.cases.arrivals, startDay, Math.max(0, fromDay), Math.min(days, until), this.rates);
    });
    this.random = regimes[0].scenario.cases.arrivals?.as !== "given";
    this.level = this.random ? this.gap() : 0.5;
    this.find();
  }

  advance(): void {
    this.count++;
    this.level += this.random ? this.gap() : 1;
    this.find();
  }

  private gap(): number {
    return -Math.log(this.luck.uniform(arrivalKey, this.count, 0, 0));
  }

  private find(): void {
    const { rates } = this;
    while (this.day < rates.length && this.reached + rates[this.day] < this.level) this.reached += rates[this.day++];
    this.next =
      this.day < rates.length
        ? (this.day + (this.level - this.reached) / rates[this.day]) * 24
        : Number.POSITIVE_INFINITY;
  }
}
