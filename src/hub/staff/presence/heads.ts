/** Heads by pool and day (pool * days + day), counted stretch by stretch of people's spells. */
import type { Spells } from "../spells/spells.ts";
import { HeadCount } from "./head-count.ts";

export class Heads {
  readonly inPost: HeadCount;
  readonly inTraining: HeadCount;
  readonly proficient: HeadCount;
  /** People, whatever their size. */
  readonly mentored: HeadCount;
  /** Present on cases, as experienced staff and as others. */
  readonly experienced: HeadCount;
  readonly others: HeadCount;

  constructor(
    pools: number,
    private readonly days: number,
  ) {
    const count = () => new HeadCount(pools * days);
    this.inPost = count();
    this.inTraining = count();
    this.proficient = count();
    this.mentored = count();
    this.experienced = count();
    this.others = count();
  }

  /**
   * Counts the days from `from` up to `until` of a spell.
   * @param away a place a day, 1 where the person is absent; undefined for never
   * @param heads 1, or -1 to take back what was counted
   */
  count(spells: Spells, spell: number, from: number, until: number, away: Uint8Array | undefined, heads: 1 | -1): void {
    const { days } = this;
    const first = spells.pool[spell] * days;
    if (first < 0) return;
    const fte = spells.fte[spell];
    const { joined, trained, proficient, end } = milestones(spells, spell, from, until, days);
    const mentored = within(spells.mentoredUntil[spell], trained, end);
    const experienced = within(spells.experiencedFrom[spell], trained, end);
    this.inPost.add(first + joined, first + end, fte, heads);
    this.inTraining.add(first + joined, first + trained, fte, heads);
    this.proficient.add(first + proficient, first + end, fte, heads);
    this.mentored.add(first + trained, first + mentored, 1, heads);
    this.others.add(first + trained, first + experienced, fte, heads);
    this.experienced.add(first + experienced, first + end, fte, heads);
    if (!away) return;
    for (let day = trained; day < end; day++) {
      if (away[day] === 0) continue;
      const present = day < experienced ? this.others : this.experienced;
      present.add(first + day, first + day + 1, fte, -heads);
    }
  }
}

function within(day: number, from: number, until: number): number {
  return Math.min(Math.max(from, Math.ceil(day)), until);
}

/** Days of the period on which a stretch of a spell begins, is past training, reaches full speed, and ends. */
export function milestones(spells: Spells, spell: number, from: number, until: number, days: number) {
  const end = Math.min(days, until);
  const joined = Math.min(Math.max(0, from), end);
  const trained = within(spells.trained[spell], joined, end);
  const proficient = within(spells.proficient[spell], trained, end);
  return { joined, trained, proficient, end };
}
