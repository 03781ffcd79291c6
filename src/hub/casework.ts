/** How a case moves: into a stage, into someone's hand, out of it, back, on, and out of the backlog. */
import { nameKey } from "../engine/random/key.ts";
import type { Luck } from "../engine/random/luck.ts";
import { type CaseTable, caseFlag, caseState } from "./cases/case-table.ts";
import type { Patience } from "./cases/patience.ts";
import type { BacklogAge } from "./measures/age.ts";
import type { Counts } from "./measures/counts.ts";
import type { Waits } from "./measures/waits.ts";
import type { Desk } from "./staff/desk.ts";
import type { Roster } from "./staff/roster.ts";
import type { Watch } from "./watch.ts";
import type { CaseQueue } from "./work/case-queue.ts";
import type { NoticeBoard } from "./work/notice.ts";
import { type Closure, chosen, type Rules, wayOut } from "./work/rules.ts";

const branchAttempt = 0x7fffffff;
const outcomeStage = nameKey("outcome");
const closureStage = nameKey("closure");

/** Everything casework works on; one per replication. */
export interface Hub {
  readonly cases: CaseTable;
  readonly queue: CaseQueue;
  readonly notice: NoticeBoard;
  readonly desk: Desk;
  readonly roster: Roster;
  readonly patience: Patience;
  readonly luck: Luck;
  readonly counts: Counts;
  readonly age: BacklogAge;
  readonly waits: Waits;
  readonly watch?: Watch;
}

export class Casework {
  /** Events so far: arrivals, work finished, withdrawals. */
  events = 0;
  /** Decisions by type and outcome: outcomes[type][outcome]. */
  readonly outcomes: Float64Array[];
  /** The case whose life is written down, by its row; -1 while it is not here. */
  watched = -1;

  constructor(
    private readonly hub: Hub,
    public rules: Rules,
  ) {
    this.outcomes = rules.outcomes.map((shares) => new Float64Array(shares.length));
  }

  private note(number: number, moment: number, what: string): void {
    if (number === this.watched) this.hub.watch?.note({ moment, what });
  }

  private stageName(stage: number): string {
    return this.rules.stages.names[stage];
  }

  private noteEntry(number: number, now: number, again: boolean): void {
    const stage = this.stageName(this.hub.cases.stage(number));
    this.note(number, now, `enters ${stage}${again ? " again (sent back)" : ""}`);
  }

  private noteStart(number: number, now: number, person: number, hours: number): void {
    const { cases, roster } = this.hub;
    const stage = this.stageName(cases.stage(number));
    const pool = roster.poolNames[roster.people.pool[person]];
    const missed = cases.flags(number) & caseFlag.noShow ? ", no-show" : "";
    const work = `${hours.toFixed(2)} hours of proficient work${missed}`;
    this.note(number, now, `${stage} is taken up by caseworker ${person} (${pool}): ${work}`);
  }

  private noteDecision(number: number, now: number, outcome: number): void {
    const { scenario, typeNames } = this.rules;
    const outcomes = scenario.cases.types[typeNames[this.hub.cases.type(number)]].outcome ?? { decided: 1 };
    this.note(number, now, `decided: ${Object.keys(outcomes)[outcome]}; out of the backlog`);
  }

  /** The case goes to the stage of its route after `from` (-1: from the start) that it has neither done nor is spared. */
  advance(number: number, now: number, from = -1): void {
    const { cases } = this.hub;
    const next = this.nextStage(number, from);
    if (next < 0) {
      // The stage that decides may be one that only some visit, or one that a change took from the route.
      if (!(cases.flags(number) & caseFlag.decided)) this.decide(number, now);
      return this.leaveHub(number, now);
    }
    this.enter(number, next, now);
  }

  /** After its decision a case is out of the backlog; now nothing is left to be done for it. */
  private leaveHub(number: number, now: number): void {
    const { counts } = this.hub;
    counts.afterDecision--;
    this.note(number, now, "leaves the hub");
    this.remove(number);
  }

  /** -1 when the route is done. A stage that is not on the route (any more) leads to the first that is not done. */
  private nextStage(number: number, from: number): number {
    const { cases, luck } = this.hub;
    const route = this.rules.routes[cases.type(number)];
    for (let i = from < 0 ? 0 : this.rules.placeAfter(cases.type(number), from); i < route.length; i++) {
      const { stage, share } = route[i];
      const bit = 1 << stage;
      if (cases.done(number) & bit) continue;
      if (share >= 1) return stage;
      luck.draw(cases.key(number), cases.id(number), this.rules.stages.keys[stage], branchAttempt);
      if (luck.u2 < share) return stage;
      cases.setDone(number, cases.done(number) | bit);
    }
    return -1;
  }

  /** Into a stage: its notice runs, unless this is work sent back. A case whose patience ran out in hand goes no further. */
  enter(number: number, stage: number, now: number, again = false): void {
    const { cases, counts, notice } = this.hub;
    cases.setStage(number, stage);
    if (this.isImpatient(number, now)) return this.giveUp(number, now);
    if (number === this.watched) this.noteEntry(number, now, again);
    const wait = this.rules.wait[stage];
    if (wait === 0 || again) return this.ready(number, now);
    counts.notice[stage]++;
    cases.setState(number, caseState.notice);
    notice.post(number, now, wait, this.rules.waitWorking[stage] === 1);
  }

  /** Notice is over: work without staff is done, other work waits for someone. */
  noticeOver(number: number, now: number): void {
    const { cases, counts } = this.hub;
    const stage = cases.stage(number);
    counts.notice[stage]--;
    if (this.rules.needsStaff[stage] === 1) return this.ready(number, now);
    this.elapsed(number, stage, now);
  }

  /** The time of a stage without staff is over: it is done, unless the claimant did not reply. */
  private elapsed(number: number, stage: number, now: number): void {
    const { cases, counts, luck } = this.hub;
    if (this.rules.noReply[stage] > 0) {
      luck.draw(cases.key(number), cases.id(number), this.rules.stages.keys[stage], cases.attempt(number));
      if (luck.u2 < this.rules.noReply[stage]) {
        this.note(number, now, `no reply to ${this.stageName(stage)}`);
        return this.exit(number, wayOut.withdrawal, now);
      }
    }
    counts.completed[stage]++;
    this.passed(number, stage, now);
  }

  private ready(number: number, now: number): void {
    const { cases, counts, desk, queue } = this.hub;
    const stage = cases.stage(number);
    if (this.rules.needsStaff[stage] === 0) return this.elapsed(number, stage, now);
    cases.setState(number, caseState.ready);
    cases.setSince(number, now);
    counts.waiting[stage]++;
    const group = queue.groupOf(number);
    const person = desk.idleIn(queue.groups.poolsFor[group]);
    if (person >= 0) this.start(person, number, now);
    else queue.put(number);
  }

  /** A case goes into someone's hand; its luck for this attempt is drawn here and turned into hours. */
  private start(person: number, number: number, now: number): void {
    const { cases, counts, luck, waits, desk, roster } = this.hub;
    const { rules } = this;
    const stage = cases.stage(number);
    luck.draw(cases.key(number), cases.id(number), rules.stages.keys[stage], cases.attempt(number));
    waits.begin(stage, cases.since(number), now);
    counts.waiting[stage]--;
    counts.inWork[stage]++;
    cases.setState(number, caseState.inHand);
    let flags = cases.flags(number) & ~(caseFlag.noShow | caseFlag.toCheck | caseFlag.sentBack);
    const cell = stage * rules.typeNames.length + cases.type(number);
    let hours: number;
    if (rules.noShow[stage] > 0 && luck.u3 < rules.noShow[stage]) {
      flags |= caseFlag.noShow;
      hours = rules.noShowCost[stage] >= 0 ? rules.noShowCost[stage] : rules.efforts.mean[cell];
    } else {
      hours = rules.efforts.hours(cell, luck.u0);
      if (flags & caseFlag.rework) hours *= rules.reworkShare[stage];
      hours *= roster.people.firstPiece[person];
      roster.people.firstPiece[person] = 1;
      flags |= this.verdict(stage, person, now, roster, luck);
    }
    cases.setFlags(number, flags);
    if (number === this.watched) this.noteStart(number, now, person, hours);
    desk.give(person, number, now, hours);
  }

  /** Whether finished work goes to a check, or fails one that takes no time; for a check, whether it sends the work back. */
  private verdict(stage: number, person: number, now: number, roster: Roster, luck: Luck): number {
    const { rules } = this;
    if (rules.stages.isCheck(stage)) return luck.u2 < rules.sentBack[stage] ? caseFlag.sentBack : 0;
    const starter = Math.floor(now / 24) < roster.people.settled[person];
    const checked = starter ? rules.checkedNew[stage] : rules.checkedOthers[stage];
    if (rules.stages.checkOf[stage] >= 0) return luck.u2 < checked ? caseFlag.toCheck : 0;
    return luck.u2 < checked * rules.sentBack[stage] ? caseFlag.sentBack : 0;
  }

  /** Work in hand ends; the case moves on before its caseworker looks for the next one. */
  finish(person: number, now: number): void {
    const { cases, counts, desk } = this.hub;
    const number = desk.release(person);
    const stage = cases.stage(number);
    this.events++;
    counts.inWork[stage]--;
    if (cases.flags(number) & caseFlag.noShow) this.missed(number, stage, now);
    else this.done(number, stage, now);
    this.free(person, now);
  }

  private missed(number: number, stage: number, now: number): void {
    const { cases, counts } = this.hub;
    counts.noShows[stage]++;
    cases.setAttempt(number, cases.attempt(number) + 1);
    cases.setNoShows(number, cases.noShows(number) + 1);
    if (cases.noShows(number) >= this.rules.noShowLimit[stage]) return this.exit(number, wayOut.withdrawal, now);
    this.enter(number, stage, now);
  }

  private done(number: number, stage: number, now: number): void {
    const { cases, counts } = this.hub;
    const { stages } = this.rules;
    const flags = cases.flags(number);
    counts.completed[stage]++;
    if (stages.principal[stage]) counts.interviews++;
    if (flags & caseFlag.closing)
      return this.exit(
        number,
        stages.closes[stage] === "administrative" ? wayOut.administrative : wayOut.withdrawal,
        now,
      );
    if (flags & caseFlag.sentBack) {
      const back = stages.parent[stage];
      cases.setFlags(number, cases.flags(number) | caseFlag.rework);
      cases.setAttempt(number, cases.attempt(number) + 1);
      return this.enter(number, back, now, true);
    }
    if (flags & caseFlag.toCheck) return this.enter(number, stages.checkOf[stage], now);
    this.passed(number, stages.parent[stage], now);
  }

  private passed(number: number, stage: number, now: number): void {
    const { cases } = this.hub;
    cases.setDone(number, cases.done(number) | (1 << stage));
    cases.setAttempt(number, 0);
    cases.setNoShows(number, 0);
    cases.setFlags(number, cases.flags(number) & ~caseFlag.rework);
    if (stage === this.rules.decidesAt[cases.type(number)] && !(cases.flags(number) & caseFlag.decided))
      this.decide(number, now);
    this.advance(number, now, stage);
  }

  private decide(number: number, now: number): void {
    const { cases, counts, waits, age, luck } = this.hub;
    const type = cases.type(number);
    const shares = this.rules.outcomes[type];
    const outcome =
      shares.length > 1 ? chosen(shares, luck.uniform(cases.key(number), cases.id(number), outcomeStage, 0)) : 0;
    this.outcomes[type][outcome]++;
    cases.setFlags(number, cases.flags(number) | caseFlag.decided);
    cases.setPatienceEnds(number, Number.POSITIVE_INFINITY);
    counts.daysWaited += (now - cases.lodged(number)) / 24;
    counts.afterDecision++;
    counts.exit(wayOut.decision, cases.cohort(number), type);
    age.remove(cases.lodged(number));
    waits.decide(cases.lodged(number), now);
    if (number === this.watched) this.noteDecision(number, now, outcome);
  }

  /** A case leaves without a decision; one that has its decision only leaves the hub. */
  private exit(number: number, way: number, now: number): void {
    const { cases, counts, age } = this.hub;
    this.events++;
    if (cases.flags(number) & caseFlag.decided) return this.leaveHub(number, now);
    counts.exit(way, cases.cohort(number), cases.type(number));
    age.remove(cases.lodged(number));
    this.note(number, now, way === wayOut.withdrawal ? "withdraws" : "is closed administratively");
    this.remove(number);
  }

  /** Nothing more happens to this case: its row may be used again. */
  private remove(number: number): void {
    this.hub.patience.forget(number);
    this.hub.cases.remove(number);
    if (number === this.watched) this.watched = -1;
  }

  /** Whether a case's patience has run out at a stage at which it may withdraw. */
  private isImpatient(number: number, now: number): boolean {
    const { cases } = this.hub;
    return now >= cases.patienceEnds(number) && this.rules.canWithdraw[cases.stage(number)] === 1;
  }

  /** A case that is neither waiting nor in hand leaves, its patience having run out. */
  private giveUp(number: number, now: number): void {
    const { cases, counts } = this.hub;
    counts.notice[cases.stage(number)]++;
    cases.setState(number, caseState.notice);
    this.loosePatience(number, now);
  }

  /**
   * The patience of a case that waits has run out: it leaves at once, or goes to the stage at which staff close it.
   * Its count under `waiting` or `notice` is taken off here; its line is the caller's.
   */
  loosePatience(number: number, now: number): void {
    const { cases, counts, luck, queue, waits, notice } = this.hub;
    const { rules } = this;
    const stage = cases.stage(number);
    if (cases.state(number) === caseState.ready) {
      counts.waiting[stage]--;
      waits.giveUp(
        stage,
        cases.since(number),
        cases.patienceEnds(number) > cases.since(number) ? cases.patienceEnds(number) : now,
      );
      queue.removeIfWaiting(number);
    } else {
      counts.notice[stage]--;
      notice.remove(number);
    }
    const type = cases.type(number);
    luck.draw(cases.key(number), cases.id(number), closureStage, 0);
    const withdrawal = rules.withdrawal[type];
    const administrative = rules.administrative[type];
    const total = withdrawal.rate + administrative.rate;
    const withdraws = total === 0 || luck.u2 < withdrawal.rate / total;
    const closure: Closure = withdraws ? withdrawal : administrative;
    cases.setPatienceEnds(number, Number.POSITIVE_INFINITY);
    if (closure.stage >= 0 && luck.u3 < closure.share) {
      cases.setFlags(number, cases.flags(number) | caseFlag.closing);
      cases.setAttempt(number, 0);
      this.enter(number, closure.stage, now);
      return;
    }
    this.exit(number, withdraws ? wayOut.withdrawal : wayOut.administrative, now);
  }

  /** A caseworker looks for work; cases whose patience ended while they waited are found out here. */
  free(person: number, now: number): void {
    const { desk, queue, roster } = this.hub;
    if (roster.people.left[person] * 24 <= now) return;
    const pool = roster.people.pool[person];
    for (;;) {
      const number = queue.take(pool);
      if (number < 0) return desk.rest(person);
      if (this.isImpatient(number, now)) {
        this.loosePatience(number, now);
        continue;
      }
      return this.start(person, number, now);
    }
  }

  /** Whether the route takes a case to a stage: by the luck that was drawn when it came there, so a smaller share spares some who wait. */
  private visits(number: number, stage: number): boolean {
    const { cases, luck } = this.hub;
    const visit = this.rules.routes[cases.type(number)].find((each) => each.stage === stage);
    if (!visit || visit.share >= 1) return visit !== undefined;
    luck.draw(cases.key(number), cases.id(number), this.rules.stages.keys[stage], branchAttempt);
    return luck.u2 < visit.share;
  }

  /** A new regime: cases that wait at a stage their route no longer takes them to go where the new route sends them. */
  change(rules: Rules, now: number): void {
    const { cases, counts, queue, notice } = this.hub;
    const old = this.rules;
    this.rules = rules;
    queue.change(rules);
    const rerouted = rules.routes.map((route, type) => JSON.stringify(route) !== JSON.stringify(old.routes[type]));
    if (!rerouted.includes(true)) return;
    for (const number of cases.inOrder()) {
      const state = cases.state(number);
      const stage = cases.stage(number);
      if ((state !== caseState.ready && state !== caseState.notice) || !rerouted[cases.type(number)]) continue;
      if (cases.flags(number) & (caseFlag.closing | caseFlag.rework) || rules.stages.isCheck(stage)) continue;
      if (this.visits(number, stage)) continue;
      const next = this.nextStage(number, -1);
      if (next < 0) continue;
      if (state === caseState.ready) {
        counts.waiting[stage]--;
        queue.removeIfWaiting(number);
      } else {
        counts.notice[stage]--;
        notice.remove(number);
      }
      cases.setAttempt(number, 0);
      this.enter(number, next, now);
    }
  }

  /** Someone leaves: idle, or with a case that they finish or hand back. */
  leave(person: number, now: number, handsBack: boolean): void {
    const { cases, counts, desk } = this.hub;
    this.events++;
    if (desk.isIdle(person)) return desk.dismiss(person);
    if (!desk.isBusy(person) || !handsBack) return;
    const number = desk.handBack(person, now);
    counts.inWork[cases.stage(number)]--;
    this.note(number, now, `is handed back by caseworker ${person}, who leaves`);
    if (this.isImpatient(number, now)) return this.giveUp(number, now);
    this.ready(number, now);
  }
}
