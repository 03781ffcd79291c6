/**
 * Patience: one clock a case, counted across stages. Its hazard (withdrawal and administrative closure together) depends on
 * type and date only, so the moment it runs out is known when the case is lodged; whether it then leaves depends on where it is.
 */
import { WaitingLines } from "../../engine/waiting-line.ts";
import type { SettledRegime } from "../settle.ts";
import type { Rules } from "../work/rules.ts";
import type { CaseTable } from "./case-table.ts";

export class Patience {
  private readonly typeCount: number;
  /** Hazard per hour by regime and type. */
  private readonly hazard: Float64Array;
  private readonly starts: Float64Array;
  /** Cases by the day their patience ends. */
  private readonly lines: WaitingLines;
  private items = 0;
  /** Whether a type ever withdraws. */
  readonly runsOut: Uint8Array;

  constructor(
    regimes: SettledRegime[],
    rules: Rules[],
    private readonly days: number,
    private readonly cases: CaseTable,
  ) {
    this.typeCount = rules[0].routes.length;
    this.hazard = new Float64Array(rules.length * this.typeCount);
    this.starts = Float64Array.from(regimes, ({ fromDay }) => Math.max(0, fromDay) * 24);
    this.lines = new WaitingLines(days, 0);
    this.runsOut = new Uint8Array(this.typeCount);
    rules.forEach((rule, r) => {
      for (let type = 0; type < this.typeCount; type++) {
        const at = r * this.typeCount + type;
        this.hazard[at] = (rule.withdrawal[type].rate + rule.administrative[type].rate) / 24;
        if (this.hazard[at] > 0) this.runsOut[type] = 1;
      }
    });
  }

  /** Starts the clock of a case at `now` with the uniform u as its patience, and lists it under the day it ends. */
  start(number: number, now: number, u: number): void {
    const type = this.cases.type(number);
    const ends = this.endOf(type, now, -Math.log(u));
    this.cases.setPatienceEnds(number, ends);
    const day = Math.floor(ends / 24);
    if (day >= this.days) return;
    if (number >= this.items) {
      this.items = this.cases.capacity;
      this.lines.grow(this.items);
    }
    this.lines.putFirst(day, number);
  }

  /** First case listed for a day, and the one listed after another; -1 for none. */
  first(day: number): number {
    return this.lines.first(day);
  }

  next(number: number): number {
    return this.lines.next(number);
  }

  /** Strikes off a case that has left, if it is listed. */
  forget(number: number): void {
    if (number < this.items && this.lines.lineOf(number) >= 0) this.lines.remove(number);
  }

  private endOf(type: number, now: number, budget: number): number {
    const { starts, typeCount } = this;
    let r = starts.length - 1;
    while (r > 0 && starts[r] > now) r--;
    let left = budget;
    let from = now;
    for (; ; r++) {
      const hazard = this.hazard[r * typeCount + type];
      const until = r + 1 < starts.length ? starts[r + 1] : Number.POSITIVE_INFINITY;
      if (hazard > 0 && from + left / hazard <= until) return from + left / hazard;
      if (until === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
      left -= hazard * (until - from);
      from = until;
    }
  }
}
