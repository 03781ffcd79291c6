/** Cases that are ready for work, and which one a free caseworker of a pool takes next. */
import { DayOrderedLines } from "../../engine/day-ordered-lines.ts";
import { WaitingLines } from "../../engine/waiting-line.ts";
import type { CaseTable } from "../cases/case-table.ts";
import { type Groups, groupsOf } from "./groups.ts";
import { Quota } from "./quota.ts";
import type { Rules } from "./rules.ts";

export class CaseQueue {
  groups: Groups;
  private inOrder: WaitingLines | undefined;
  private byDay: DayOrderedLines | undefined;
  private quota: Quota | undefined;
  private items: number;

  constructor(
    private rules: Rules,
    private readonly cases: CaseTable,
    private readonly firstDay: number,
    private readonly days: number,
  ) {
    this.items = cases.capacity;
    this.groups = groupsOf(rules);
    this.lay();
  }

  /** The rules of a new regime; where it ranks cases otherwise, those that wait are lined up afresh, in the order they became ready. */
  change(rules: Rules): void {
    const groups = groupsOf(rules);
    if (JSON.stringify(groups) === JSON.stringify(this.groups)) {
      this.rules = rules;
      this.setQuota();
      return;
    }
    const waiting = this.drain();
    // By age, a day's bucket keeps its cases and the lines already hold them in order; in order of coming, lines may merge.
    if (!(this.groups.byAge && groups.byAge))
      waiting.sort((a, b) => this.cases.since(a) - this.cases.since(b) || this.cases.order(a, b));
    this.rules = rules;
    this.groups = groups;
    this.lay();
    for (const number of waiting) this.put(number);
  }

  /** Everyone out of the lines, group by group, each in its order. */
  private drain(): number[] {
    const waiting: number[] = [];
    for (let group = 0; group < this.groups.count; group++)
      for (let number = this.takeFirst(group); number >= 0; number = this.takeFirst(group)) waiting.push(number);
    return waiting;
  }

  private takeFirst(group: number): number {
    return this.byDay ? this.byDay.takeOldest(group) : (this.inOrder as WaitingLines).take(group);
  }

  private lay(): void {
    const { count, byAge } = this.groups;
    this.inOrder = byAge ? undefined : new WaitingLines(count, this.items);
    this.byDay = byAge ? new DayOrderedLines(count, this.firstDay, this.days, this.items) : undefined;
    this.setQuota();
  }

  private setQuota(): void {
    const { quota } = this.rules.scenario;
    this.quota = quota ? new Quota(quota, this.rules.stages) : undefined;
  }

  groupOf(number: number): number {
    const { cases } = this;
    return this.groups.of[
      (cases.stage(number) * 2 + cases.cohort(number)) * this.rules.typeNames.length + cases.type(number)
    ];
  }

  put(number: number): void {
    if (number >= this.items) this.grow();
    const group = this.groupOf(number);
    if (this.byDay) this.byDay.put(group, Math.floor(this.cases.lodged(number) / 24), number);
    else (this.inOrder as WaitingLines).put(group, number);
  }

  private grow(): void {
    this.items = this.cases.capacity;
    this.inOrder?.grow(this.items);
    this.byDay?.grow(this.items);
  }

  remove(number: number): void {
    if (this.byDay) this.byDay.remove(number);
    else (this.inOrder as WaitingLines).remove(number);
  }

  /** As `remove`, for a case that may have been taken out already. */
  removeIfWaiting(number: number): void {
    if (this.holds(number)) this.remove(number);
  }

  private holds(number: number): boolean {
    if (number >= this.items) return false;
    return this.byDay ? this.byDay.groupOf(number) >= 0 : (this.inOrder as WaitingLines).lineOf(number) >= 0;
  }

  private size(group: number): number {
    return this.byDay ? this.byDay.size(group) : (this.inOrder as WaitingLines).size(group);
  }

  /** What decides between groups of equal rank: the day lodged, or the moment the first in line became ready. */
  private age(group: number): number {
    return this.byDay ? this.byDay.oldestDay(group) : this.cases.since((this.inOrder as WaitingLines).first(group));
  }

  /** Takes the next case for a pool out of its line; -1 when there is none it can do. */
  take(pool: number): number {
    let group = this.best(this.groups.forPool[pool], -1, -1);
    if (group < 0) return -1;
    const { quota, groups } = this;
    if (quota?.applies(groups.stage[group])) {
      const stage = groups.stage[group];
      const able = groups.forPool[pool];
      const other = this.best(able, stage, 1 - groups.cohort[group]);
      const cohort = quota.choose(stage, groups.cohort[group], other >= 0);
      if (cohort !== groups.cohort[group]) group = other;
    }
    return this.takeFirst(group);
  }

  /** The best group that holds work, of one stage and cohort where these are not -1. */
  private best(able: Int16Array, stage: number, cohort: number): number {
    const { groups } = this;
    let best = -1;
    let bestAge = 0;
    for (let i = 0; i < able.length; i++) {
      const group = able[i];
      if (best >= 0 && groups.rank[group] !== groups.rank[best]) break;
      if (this.size(group) === 0) continue;
      if (stage >= 0 && (groups.stage[group] !== stage || groups.cohort[group] !== cohort)) continue;
      if (best < 0) {
        best = group;
        bestAge = i + 1 < able.length && groups.rank[able[i + 1]] === groups.rank[group] ? this.age(group) : 0;
        continue;
      }
      const age = this.age(group);
      if (age < bestAge || (age === bestAge && groups.tieRank[group] < groups.tieRank[best])) {
        best = group;
        bestAge = age;
      }
    }
    return best;
  }
}
