/** Who is in post in one pool, in people of the pool's usual size and others. */

import type { Spells } from "../spells/spells.ts";
import type { Attrition } from "./attrition.ts";
import { SoonestLeavers } from "./soonest-leavers.ts";

export class InPost {
  /** People of the usual size. */
  whole = 0;
  /** Spells of all who ever came, in order of coming. */
  readonly comers: number[] = [];
  /** Sizes of the others, by spell. */
  private readonly parts = new Map<number, number>();
  private readonly soonest: SoonestLeavers;

  /** @param each full-time equivalent of a person of the pool's usual size */
  constructor(
    private readonly spells: Spells,
    attrition: Attrition,
    readonly each: number,
  ) {
    this.soonest = new SoonestLeavers(spells, attrition);
  }

  /** Full-time equivalents of those who are not of the usual size. */
  get partFte(): number {
    let sum = 0;
    for (const size of this.parts.values()) sum += size;
    return sum;
  }

  get fte(): number {
    return this.whole * this.each + this.partFte;
  }

  enter(spell: number): void {
    const size = this.spells.fte[spell];
    if (size === this.each) this.whole++;
    else this.parts.set(spell, size);
    this.comers.push(spell);
    this.soonest.enter(spell);
  }

  /** Out of post from a day on. */
  leave(spell: number, day: number): void {
    this.spells.until[spell] = day;
    if (!this.parts.delete(spell)) this.whole--;
  }

  /**
   * When posts are cut, those who would have left soonest go first; of those who do not take out more than is too much, if there are any.
   * @param tooMuch full-time equivalents
   */
  letGo(day: number, tooMuch: number): void {
    const spell = this.soonest.take(day, tooMuch) ?? this.soonest.take(day, Number.POSITIVE_INFINITY);
    if (spell !== undefined) this.leave(spell, day);
  }

  /** Spells of those in post on a day, in order of joining. */
  on(day: number): number[] {
    return this.comers.filter((spell) => this.spells.until[spell] > day);
  }
}
