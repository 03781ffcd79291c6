/**
 * For each of several groups, the set of its days that hold anything, as bits in two levels: a bit a day, and a bit
 * for each word of 32 days that is not empty. The first day of a set is found by one look a level
 * for up to 1,024 days, and one more for every further 1,024. The earliest day is the highest bit, for `Math.clz32`.
 */
export class DayBitmap {
  private readonly words: number;
  private readonly summaries: number;
  private readonly word: Int32Array;
  private readonly summary: Int32Array;

  constructor(groups: number, days: number) {
    this.words = Math.ceil(days / 32);
    this.summaries = Math.ceil(this.words / 32);
    this.word = new Int32Array(groups * this.words);
    this.summary = new Int32Array(groups * this.summaries);
  }

  add(group: number, day: number): void {
    const word = day >> 5;
    this.word[group * this.words + word] |= bit(day);
    this.summary[group * this.summaries + (word >> 5)] |= bit(word);
  }

  remove(group: number, day: number): void {
    const word = day >> 5;
    const place = group * this.words + word;
    this.word[place] &= ~bit(day);
    if (this.word[place] === 0) this.summary[group * this.summaries + (word >> 5)] &= ~bit(word);
  }

  /** The earliest day of a group's set; -1 when it is empty. */
  first(group: number): number {
    for (let s = 0; s < this.summaries; s++) {
      const summary = this.summary[group * this.summaries + s];
      if (summary === 0) continue;
      const word = 32 * s + Math.clz32(summary);
      return 32 * word + Math.clz32(this.word[group * this.words + word]);
    }
    return -1;
  }
}

function bit(position: number): number {
  return 0x80000000 >>> (position & 31);
}
