/** The terms of the pools, by day: what the regime that holds on it states. */
import type { Calendar } from "../../engine/calendar.ts";
import type { DrawnRegime, DrawnScenario } from "../draws.ts";
import { siteCalendar } from "./calendars.ts";

export type PoolStatement = DrawnScenario["staff"][string];

/** Hours on cases per clock hour of who is present, before mentoring. */
export function hoursOnCases({ away, overtime }: PoolStatement): number {
  return (1 - (away?.other ?? 0)) * (1 + (overtime ?? 0));
}

export class StaffTerms {
  readonly poolNames: readonly string[];
  /** By pool. */
  readonly calendars: readonly Calendar[];
  private readonly regimeOf: Uint8Array;

  constructor(
    private readonly regimes: readonly DrawnRegime[],
    /** Days since 1970-01-01. */
    readonly startDay: number,
    readonly days: number,
  ) {
    const base = regimes[0].scenario;
    this.poolNames = Object.keys(base.staff);
    this.calendars = this.poolNames.map((pool) => siteCalendar(base, startDay, days, base.staff[pool].site));
    this.regimeOf = new Uint8Array(days);
    regimes.forEach(({ fromDay }, r) => void this.regimeOf.fill(r, Math.max(0, fromDay)));
  }

  of(pool: number, day: number): PoolStatement {
    return this.scenario(day).staff[this.poolNames[pool]];
  }

  /** What holds on a day. */
  scenario(day: number): DrawnScenario {
    return this.regimes[this.regimeOf[Math.min(Math.max(day, 0), this.days - 1)]].scenario;
  }
}
