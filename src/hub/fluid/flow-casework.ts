/** How amounts of cases move: into a stage, through checks and rework, onwards, and out of the backlog. */
import type { Calendar } from "../../engine/calendar.ts";
import { noticeEnd } from "../work/notice.ts";
import { type Closure, type Rules, type Visit, wayOut } from "../work/rules.ts";
import { again, type Cells, fresh, missed } from "./cells.ts";
import type { FlowCounts } from "./flow-counts.ts";
import { Routes } from "./routes.ts";
import type { Waiting } from "./waiting.ts";

export class FlowCasework {
  /** The day on which things happen. */
  day = 0;
  private readonly routes: Routes;
  /** Cells in which patience can run out, in this regime. */
  private atRisk: number[];

  constructor(
    public rules: Rules,
    private readonly cells: Cells,
    private readonly waiting: Waiting,
    private readonly counts: FlowCounts,
    private readonly calendar: Calendar,
  ) {
    this.routes = new Routes(rules);
    this.atRisk = this.cellsAtRisk();
  }

  private cellsAtRisk(): number[] {
    const { rules, cells, routes } = this;
    return Array.from({ length: cells.count }, (_, cell) => cell).filter((cell) => {
      const stage = cells.stage[cell];
      const type = cells.type[cell];
      const hazard = rules.withdrawal[type].rate + rules.administrative[type].rate;
      const canLeave = rules.canWithdraw[stage] && !rules.stages.closes[stage] && !routes.isDecided(type, stage);
      return hazard > 0 && canLeave;
    });
  }

  /** Whether cases at a stage have their decision already. */
  isDecided(type: number, stage: number): boolean {
    return this.routes.isDecided(type, stage);
  }

  /** Cases start their route, or go on after the stage `from`; `since` as `enter` has it. */
  advance(band: number, type: number, amount: number, from = -1, since = this.day): void {
    const decided = from >= 0 && (this.routes.isDecided(type, from) || this.rules.decidesAt[type] === from);
    this.follow(this.routes.after(type, from), band, type, amount, decided, since);
  }

  /** A share of those who reach each visit makes it; who makes none is done, and decided if not before. */
  private follow(
    visits: Visit[],
    band: number,
    type: number,
    amount: number,
    decided: boolean,
    since = this.day,
  ): void {
    let left = amount;
    let isDecided = decided;
    for (const { stage, share } of visits) {
      // Those passed over by the stage that decides have their decision before any later one.
      if (!isDecided && this.routes.isDecided(type, stage)) {
        this.decide(band, type, left);
        isDecided = true;
      }
      this.enter(this.cells.at(stage, band, type), fresh, left * share, since);
      left *= 1 - share;
    }
    if (left <= 0) return;
    if (!isDecided) this.decide(band, type, left);
    this.counts.afterDecision -= left;
  }

  /** Into a stage: its notice runs, unless this is work sent back. `since`: the day on which notice began. */
  enter(cell: number, kind: number, amount: number, since = this.day): void {
    if (amount <= 0) return;
    const { rules } = this;
    const stage = this.cells.stage[cell];
    const wait = rules.wait[stage];
    if (wait > 0 && kind !== again) {
      this.waiting.post(cell, noticeEnd(this.calendar, since, wait, rules.waitWorking[stage] === 1), amount);
    } else if (rules.needsStaff[stage] === 0) this.elapsed(cell, amount);
    else this.waiting.put(cell, kind, amount);
  }

  /** Notices that are over on this morning. */
  morning(): void {
    for (const cell of this.waiting.dueOn(this.day)) {
      const amount = this.waiting.takeDue(cell, this.day);
      if (amount === 0) continue;
      const stage = this.cells.stage[cell];
      if (this.rules.needsStaff[stage] === 1) this.waiting.put(cell, fresh, amount);
      else {
        const noReply = amount * this.rules.noReply[stage];
        this.exit(cell, wayOut.withdrawal, noReply);
        this.elapsed(cell, amount - noReply);
      }
    }
  }

  /** Work without staff is done. */
  private elapsed(cell: number, amount: number): void {
    this.counts.completed[this.cells.stage[cell]] += amount;
    this.passed(cell, this.cells.stage[cell], amount);
  }

  /** Work in hand ends. @param starters share of it that counts as new starters' work */
  finish(cell: number, kind: number, amount: number, starters: number): void {
    if (amount <= 0) return;
    const { rules, counts, cells } = this;
    const stage = cells.stage[cell];
    if (kind === missed) return this.miss(cell, stage, amount);
    counts.completed[stage] += amount;
    if (rules.stages.principal[stage]) counts.interviews += amount;
    const closes = rules.stages.closes[stage];
    if (closes) return this.exit(cell, closes === "administrative" ? wayOut.administrative : wayOut.withdrawal, amount);
    const parent = rules.stages.parent[stage];
    const check = rules.stages.checkOf[stage];
    const toCheck = starters * rules.checkedNew[stage] + (1 - starters) * rules.checkedOthers[stage];
    const back = rules.stages.isCheck(stage) ? rules.sentBack[stage] : check >= 0 ? 0 : toCheck * rules.sentBack[stage];
    const on = check >= 0 && parent === stage ? toCheck : 0;
    const band = cells.band[cell];
    const type = cells.type[cell];
    if (back > 0) this.enter(cells.at(parent, band, type), again, amount * back);
    if (on > 0) this.enter(cells.at(check, band, type), fresh, amount * on);
    this.passed(cell, parent, amount * (1 - back - on));
  }

  /**
   * Missed appointments: notice again, or out after the last one allowed. How many a case has missed is not kept: with a share q
   * missed and n allowed, q^(n-1) (1-q) / (1-q^n) of those missed are the last, in the long run.
   */
  private miss(cell: number, stage: number, amount: number): void {
    this.counts.noShows[stage] += amount;
    const q = this.rules.noShow[stage];
    const n = this.rules.noShowLimit[stage];
    const last = !Number.isFinite(n) ? 0 : q < 1 ? (q ** (n - 1) * (1 - q)) / (1 - q ** n) : 1 / n;
    this.exit(cell, wayOut.withdrawal, amount * last);
    this.enter(cell, fresh, amount * (1 - last));
  }

  private passed(cell: number, stage: number, amount: number): void {
    if (amount <= 0) return;
    const band = this.cells.band[cell];
    const type = this.cells.type[cell];
    if (stage === this.rules.decidesAt[type]) this.decide(band, type, amount);
    this.advance(band, type, amount, stage);
  }

  private decide(band: number, type: number, amount: number): void {
    this.counts.afterDecision += amount;
    this.counts.leave(wayOut.decision, this.cells.bands.cohort[band], type, amount);
  }

  /** Cases leave without a decision; those that have theirs only leave the hub. */
  private exit(cell: number, way: number, amount: number): void {
    if (amount <= 0) return;
    const type = this.cells.type[cell];
    if (this.routes.isDecided(type, this.cells.stage[cell])) this.counts.afterDecision -= amount;
    else this.counts.leave(way, this.cells.cohort[cell], type, amount);
  }

  /** A day's withdrawals and administrative closures among those who wait. */
  evening(): void {
    const { rules, cells } = this;
    for (const cell of this.atRisk) {
      if (this.waiting.readyIn[cell] + this.waiting.notice[cell] === 0) continue;
      const type = cells.type[cell];
      const withdrawal = rules.withdrawal[type];
      const administrative = rules.administrative[type];
      const hazard = withdrawal.rate + administrative.rate;
      const { ready, notice } = this.waiting.take(cell, -Math.expm1(-hazard));
      const share = withdrawal.rate / hazard;
      this.close(cell, withdrawal, wayOut.withdrawal, (ready + notice) * share);
      this.close(cell, administrative, wayOut.administrative, (ready + notice) * (1 - share));
    }
  }

  private close(cell: number, { stage, share }: Closure, way: number, amount: number): void {
    const byWork = stage >= 0 ? amount * share : 0;
    this.exit(cell, way, amount - byWork);
    if (byWork > 0) this.enter(this.cells.at(stage, this.cells.band[cell], this.cells.type[cell]), fresh, byWork);
  }

  /** Share of those waiting at a stage whom the new route still takes there: a smaller share of visits spares some of them. */
  private kept(type: number, stage: number, old: readonly Visit[]): number {
    const shareIn = (route: readonly Visit[]) => route.find((visit) => visit.stage === stage)?.share;
    const now = shareIn(this.rules.routes[type]) ?? 0;
    return now === 0 ? 0 : Math.min(1, now / (shareIn(old) ?? 1));
  }

  /** A new regime: cases that wait for a stage that their route no longer takes them to go where the new route sends them. */
  change(rules: Rules): void {
    const { cells, waiting } = this;
    const old = this.rules.routes;
    const decided = Array.from(cells.type, (type, cell) => this.routes.isDecided(type, cells.stage[cell]));
    this.rules = rules;
    this.routes.change(rules);
    this.atRisk = this.cellsAtRisk();
    for (let cell = 0; cell < cells.count; cell++) {
      const stage = cells.stage[cell];
      const type = cells.type[cell];
      if (JSON.stringify(rules.routes[type]) === JSON.stringify(old[type])) continue;
      if (rules.stages.isCheck(stage) || rules.stages.closes[stage]) continue;
      const kept = this.kept(type, stage, old[type]);
      if (kept === 1) continue;
      const visits = this.routes.instead(type, stage);
      if (visits.length === 0) continue;
      const sentBack = waiting.takeReady(cell, again);
      const { ready, notice } = waiting.take(cell, 1 - kept);
      waiting.put(cell, again, sentBack);
      if (ready + notice > 0) this.follow(visits, cells.band[cell], type, ready + notice, decided[cell]);
    }
  }
}
