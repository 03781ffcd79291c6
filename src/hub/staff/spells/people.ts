/** People as columns: whose random numbers are whose, and where each one's list of spells begins. A person's number never changes. */
import { widened } from "./widened.ts";

export class People {
  count = 0;
  /** With `ordinal`, the key of a person's random numbers: that of the pool they came to, or of those hired into it by a rule. */
  key = new Int32Array(64);
  ordinal = new Int32Array(64);
  /** Share of the first piece of work that is still to do: below 1 for those who start the period part-way through one. */
  firstPiece = new Float64Array(64);
  /** First spell of each: the post they came to. */
  first = new Int32Array(64);

  add(key: number, ordinal: number, spell: number): number {
    const person = this.count++;
    if (person === this.key.length) this.widen();
    this.key[person] = key;
    this.ordinal[person] = ordinal;
    this.firstPiece[person] = 1;
    this.first[person] = spell;
    return person;
  }

  private widen(): void {
    const size = 2 * this.key.length;
    this.key = widened(this.key, new Int32Array(size));
    this.ordinal = widened(this.ordinal, new Int32Array(size));
    this.firstPiece = widened(this.firstPiece, new Float64Array(size));
    this.first = widened(this.first, new Int32Array(size));
  }
}
