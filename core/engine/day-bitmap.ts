/**
 * For each of several groups, the set of its days that hold any item, as bits in two levels: a bit a day, and a bit for each
 * word of 32 days that is not empty. Finding the first day of a set takes one read a level for up to 1,024 days, and one more
 * for every further 1,024. The earliest day is the highest bit, for `clz`.
 */
export class DayBitmap {
  private readonly words: i32;
  private readonly summaries: i32;
  private readonly word: StaticArray<i32>;
  private readonly summary: StaticArray<i32>;

  constructor(groups: i32, days: i32) {
    const words = (days + 31) / 32;
    const summaries = (words + 31) / 32;
    this.words = words;
    this.summaries = summaries;
    this.word = new StaticArray<i32>(groups * words);
    this.summary = new StaticArray<i32>(groups * summaries);
  }

  add(group: i32, day: i32): void {
    const word = day >> 5;
    this.word[group * this.words + word] |= bit(day);
    this.summary[group * this.summaries + (word >> 5)] |= bit(word);
  }

  remove(group: i32, day: i32): void {
    const word = day >> 5;
    const place = group * this.words + word;
    const left = this.word[place] & ~bit(day);
    this.word[place] = left;
    if (left === 0) this.summary[group * this.summaries + (word >> 5)] &= ~bit(word);
  }

  /** The earliest day of a group's set; -1 when it is empty. */
  first(group: i32): i32 {
    const summaries = this.summaries;
    for (let s = 0; s < summaries; s++) {
      const summary = this.summary[group * summaries + s];
      if (summary === 0) continue;
      const word = 32 * s + clz(summary);
      return 32 * word + clz(this.word[group * this.words + word]);
    }
    return -1;
  }
}

function bit(position: i32): i32 {
  return <i32>(0x80000000 >>> (<u32>position & 31));
}
