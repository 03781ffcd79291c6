/**
 * Who of those in post would have left soonest, by the budget of hazard left to each. People who joined on one day live under the same hazard
 * whatever the terms, so that their order never changes: each such group is sorted once, and only the first of each is looked at.
 */

import type { Spells } from "../spells/spells.ts";
import type { Attrition } from "./attrition.ts";
import { isSomeone } from "./people-for.ts";

interface Group {
  /** Full-time equivalent of each of them. */
  readonly fte: number;
  members: number[];
  /** Place of the first who may still be in post. */
  at: number;
  sorted: boolean;
  /** Day for which the budget of the first is known, and that budget. */
  day: number;
  budget: number;
}

function newGroup(fte: number): Group {
  return { fte, members: [], at: 0, sorted: false, day: Number.NaN, budget: 0 };
}

export class SoonestLeavers {
  private readonly groups = new Map<string, Group>();
  /** Those who have come since anyone was last asked for. */
  private fresh: number[] = [];

  constructor(
    private readonly spells: Spells,
    private readonly attrition: Attrition,
  ) {}

  enter(spell: number): void {
    this.fresh.push(spell);
  }

  /** Takes the person in post who would leave soonest, of a size of at most `most` full-time equivalents; undefined for nobody. */
  take(day: number, most: number): number | undefined {
    this.sortIn();
    let soonest: Group | undefined;
    for (const [key, group] of this.groups) {
      if (isSomeone(group.fte - most, group.fte)) continue;
      if (group.day !== day || !group.sorted) this.look(group, day);
      if (group.at === group.members.length) this.groups.delete(key);
      else if (!soonest || group.budget < soonest.budget) soonest = group;
    }
    if (!soonest) return undefined;
    soonest.day = Number.NaN;
    return soonest.members[soonest.at++];
  }

  private look(group: Group, day: number): void {
    const budget = (spell: number) => this.attrition.remaining(spell, day + 1);
    if (!group.sorted) {
      const budgets = new Map(group.members.map((spell) => [spell, budget(spell)]));
      group.members = group.members.slice(group.at);
      group.at = 0;
      group.members.sort((a, b) => (budgets.get(a) as number) - (budgets.get(b) as number));
      group.sorted = true;
    }
    while (group.at < group.members.length && this.spells.until[group.members[group.at]] <= day) group.at++;
    group.day = day;
    if (group.at < group.members.length) group.budget = budget(group.members[group.at]);
  }

  private sortIn(): void {
    const { from, fte } = this.spells;
    for (const spell of this.fresh) {
      const key = `${from[spell]} ${fte[spell]}`;
      const group = this.groups.get(key) ?? newGroup(fte[spell]);
      this.groups.set(key, group);
      group.members.push(spell);
      group.sorted = false;
    }
    this.fresh = [];
  }
}
