/** Who is in post in one pool, in people of the pool's usual size and others. */
import type { Attrition } from "./attrition.ts";
import type { People } from "./people.ts";
import { SoonestLeavers } from "./soonest-leavers.ts";

export class InPost {
  /** People of the usual size. */
  whole = 0;
  /** Sizes of the others. */
  private readonly parts = new Map<number, number>();
  private readonly all: number[] = [];
  private readonly soonest: SoonestLeavers;

  /** @param each full-time equivalent of a person of the pool's usual size */
  constructor(
    private readonly people: People,
    attrition: Attrition,
    readonly each: number,
  ) {
    this.soonest = new SoonestLeavers(people, attrition);
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

  enter(person: number): void {
    const size = this.people.fte[person];
    if (size === this.each) this.whole++;
    else this.parts.set(person, size);
    this.all.push(person);
    this.soonest.enter(person);
  }

  /** Out of post from a day on. */
  leave(person: number, day: number): void {
    this.people.left[person] = day;
    if (!this.parts.delete(person)) this.whole--;
  }

  /**
   * When posts are cut, those who would have left soonest go first; of those who do not take out more than is too much, if there are any.
   * @param tooMuch full-time equivalents
   */
  letGo(day: number, tooMuch: number): void {
    const person = this.soonest.take(day, tooMuch) ?? this.soonest.take(day, Number.POSITIVE_INFINITY);
    if (person !== undefined) this.leave(person, day);
  }

  /** Those in post on a day, in order of joining. */
  on(day: number): number[] {
    return this.all.filter((person) => this.people.left[person] > day);
  }
}
