/** Pools at work: what they have in hand moves on by the hours of the day, and hands that are free take up what comes next. */
import type { Rules } from "../work/rules.ts";
import { again, type Cells, fresh, handKinds, missed, noCases } from "./cells.ts";
import { type WorkPhases, workHours } from "./efforts.ts";
import type { FlowCasework } from "./flow-casework.ts";
import { InHand, mostPhases } from "./in-hand.ts";
import { NextWork } from "./next-work.ts";
import type { StaffFlow } from "./staff-flow.ts";
import type { Waiting } from "./waiting.ts";
import type { WorkAllowed } from "./work-allowed.ts";

/** Short work is passed on within the day this often at most: to the next stage, to its check and back. */
const mostRounds = 30;
/** Starts of fewer cases than this in a round end the day. */
const tooFew = 0.05;

export class Desks {
  /** Cases in hand; pools first, then those who have left each pool and finish what they hold. */
  private readonly inHand: InHand;
  private readonly phases: Uint8Array;
  private readonly slots: number;
  private readonly pools: number;
  /** Hours on cases by pool * days + day. */
  readonly worked: Float64Array;
  private order: NextWork;
  private hours: Float64Array;
  /** Of today, by pool: effective hours of a person, hours on cases of a person, and people already at work. */
  private readonly strength: Float64Array;
  private readonly presence: Float64Array;
  private readonly used: Float64Array;
  private readonly hasBegun: Uint8Array;
  /** By pool, people free to take up work, the pace at which they do and the people that their mix keeps; by cell, the pace at which cases are taken up. */
  private readonly free: Float64Array;
  private readonly rates: Float64Array;
  private readonly kept: Float64Array;
  private readonly drain: Float64Array;
  /** Work begun in this round and done already, by pool * slots + slot. */
  private readonly done: Float64Array;
  private readonly begun: number[][];

  constructor(
    private rules: Rules,
    private readonly cells: Cells,
    { phases, metDone }: WorkPhases,
    private readonly waiting: Waiting,
    private readonly staff: StaffFlow,
    private readonly days: number,
    private readonly allowed: WorkAllowed,
  ) {
    this.pools = staff.poolNames.length;
    this.slots = cells.count * handKinds;
    // A table that large is work by itself.
    allowed.spend(this.pools * 2 * this.slots * mostPhases);
    this.phases = phases;
    this.inHand = new InHand(this.pools * 2, this.slots, phases, metDone);
    this.worked = new Float64Array(this.pools * days);
    this.order = new NextWork(rules, cells, waiting, allowed);
    this.hours = workHours(rules, cells);
    this.strength = new Float64Array(this.pools);
    this.presence = new Float64Array(this.pools);
    this.used = new Float64Array(this.pools);
    this.hasBegun = new Uint8Array(this.pools);
    this.free = new Float64Array(this.pools);
    this.rates = new Float64Array(this.pools);
    this.kept = new Float64Array(this.pools);
    this.drain = new Float64Array(cells.count);
    this.done = new Float64Array(this.pools * this.slots);
    this.begun = Array.from({ length: this.pools }, () => []);
  }

  change(rules: Rules): void {
    this.rules = rules;
    this.order = new NextWork(rules, this.cells, this.waiting, this.allowed);
    this.hours = workHours(rules, this.cells);
  }

  /** Cases in hand of each stage, added to `byStage`. */
  countInHand(byStage: Float64Array): void {
    this.inHand.active.forEach((slots, holder) => {
      for (const slot of slots)
        byStage[this.cells.stage[Math.floor(slot / handKinds)]] += this.inHand.total[holder * this.slots + slot];
    });
  }

  /** Those who leave today finish what they hold, or hand it back to wait. */
  leave(day: number): void {
    for (let pool = 0; pool < this.pools; pool++) {
      const gone = this.staff.leaving[pool * this.days + day];
      if (gone === 0) continue;
      const share = gone / (this.staff.heads[pool * this.days + day] + gone);
      const handsBack = this.rules.scenario.staff[this.staff.poolNames[pool]].leaver === "hands_back";
      for (const slot of this.inHand.active[pool]) {
        const amount = this.inHand.pass(pool, handsBack ? -1 : this.pools + pool, slot, share);
        const kind = slot % handKinds;
        if (handsBack && amount > 0)
          this.waiting.put(Math.floor(slot / handKinds), kind === again ? again : fresh, amount);
      }
    }
  }

  /** One day of work. */
  work(day: number, casework: FlowCasework): void {
    const { staff, strength, presence, days } = this;
    for (let pool = 0; pool < this.pools; pool++) {
      const heads = staff.heads[pool * days + day];
      strength[pool] = heads > 0 ? staff.effective[pool * days + day] / heads : 0;
      presence[pool] = heads > 0 ? staff.available[pool * days + day] / heads : 0;
      this.used[pool] = 0;
    }
    for (let holder = 0; holder < this.pools * 2; holder++) this.goOn(holder, day, casework);
    const { free } = this;
    for (let round = 0; round < mostRounds; round++) {
      for (let pool = 0; pool < this.pools; pool++)
        free[pool] = strength[pool] > 0 ? Math.max(0, staff.heads[pool * days + day] - this.used[pool]) : 0;
      const started = this.shareOut(strength);
      this.bookRound(day, casework);
      if (started < tooFew) break;
    }
    this.takeHome(day);
  }

  /** Whoever is done takes the next case in hand before the day is over, to start on it at the next opening. */
  private takeHome(day: number): void {
    for (let pool = 0; pool < this.pools; pool++) {
      let free = this.hasBegun[pool] === 1 ? this.staff.heads[pool * this.days + day] : 0;
      for (const slot of this.inHand.active[pool]) free -= this.inHand.total[pool * this.slots + slot];
      this.free[pool] = Math.max(0, free);
    }
    this.shareOut();
  }

  /**
   * Free hands of all pools take up work at once, each pool what comes next for it, so that pools share what both can do in proportion to
   * their free hands. Goes on, mix after mix, until hands or cases run out.
   * @param strength hours of today, which say how many people a case keeps; none: the work is not begun today, and each case keeps one @returns cases started
   */
  private shareOut(strength?: Float64Array): number {
    const { order, waiting, free, drain, kept } = this;
    let started = 0;
    const at = free.slice();
    order.look();
    for (let left = 1; left > noCases; ) {
      const rates = this.rates;
      this.allowed.spend(this.pools);
      let step = left;
      let any = false;
      for (let pool = 0; pool < this.pools; pool++) {
        rates[pool] = 0;
        if (at[pool] <= noCases || !order.choose(pool)) continue;
        any = true;
        const mix = order.mix[pool];
        let need = 0;
        for (const cell of order.chosen[pool])
          need += mix[cell] * (strength ? this.peopleFor(cell, strength[pool]) : 1);
        // Work that keeps nobody is all done at once.
        rates[pool] = at[pool] / Math.max(need, noCases);
        kept[pool] = need;
        for (const cell of order.chosen[pool]) drain[cell] += mix[cell] * rates[pool];
      }
      if (!any) break;
      for (let pool = 0; pool < this.pools; pool++)
        if (rates[pool] > 0)
          for (const cell of order.chosen[pool]) step = Math.min(step, waiting.readyIn[cell] / drain[cell]);
      for (let pool = 0; pool < this.pools; pool++) {
        if (rates[pool] === 0) continue;
        free[pool] = Math.max(0, free[pool] - kept[pool] * rates[pool] * step);
        for (const cell of order.chosen[pool]) {
          drain[cell] = 0;
          const amount = order.mix[pool][cell] * rates[pool] * step;
          started += amount;
          this.begin(pool, cell, amount, strength?.[pool] ?? 0);
        }
      }
      left -= step;
    }
    return started;
  }

  /** After a round of starts: books the hours, and what is done already moves on. */
  private bookRound(day: number, casework: FlowCasework): void {
    for (let pool = 0; pool < this.pools; pool++) {
      if (this.strength[pool] === 0) continue;
      const cell = pool * this.days + day;
      const busy = Math.max(0, this.staff.heads[cell] - this.used[pool]) - this.free[pool];
      this.used[pool] += busy;
      this.worked[cell] += busy * this.presence[pool];
      this.hasBegun[pool] = 1;
      for (const slot of this.begun[pool]) {
        const done = this.done[pool * this.slots + slot];
        if (done === 0) continue;
        this.done[pool * this.slots + slot] = 0;
        casework.finish(Math.floor(slot / handKinds), slot % handKinds, done, this.staff.starterShare[cell]);
      }
      this.begun[pool].length = 0;
    }
  }

  /** Share of each phase of a kind of work that moves on in a day of `strength` hours. */
  private pace(slot: number, strength: number): number {
    const hours = this.hours[slot];
    return hours > 0 ? Math.min(1, (this.phases[slot] * strength) / hours) : 1;
  }

  /** People that one case of a kind of work keeps for the day: below one where several are done in a day. */
  private keeps(slot: number, strength: number): number {
    return Math.min(1, this.hours[slot] / (this.phases[slot] * strength));
  }

  private goOn(holder: number, day: number, casework: FlowCasework): void {
    const pool = holder % this.pools;
    const strength = this.strength[pool];
    if (strength === 0) return;
    const starters = this.staff.starterShare[pool * this.days + day];
    this.inHand.tidy(holder);
    this.allowed.spend(this.inHand.active[holder].length);
    for (const slot of this.inHand.active[holder]) {
      const held = this.inHand.total[holder * this.slots + slot];
      if (held === 0) continue;
      const people = held * this.keeps(slot, strength);
      if (holder < this.pools) this.used[pool] += people;
      this.worked[pool * this.days + day] += people * this.presence[pool];
      const done = this.inHand.advance(holder, slot, this.pace(slot, strength));
      casework.finish(Math.floor(slot / handKinds), slot % handKinds, done, starters);
    }
  }

  /** People that one case of a cell keeps for the day, whatever becomes of it. */
  private peopleFor(cell: number, strength: number): number {
    const slot = cell * handKinds;
    const total = this.waiting.readyIn[cell];
    const back = total > 0 ? this.waiting.readyOf(cell, again) / total : 0;
    const noShow = this.rules.noShow[this.cells.stage[cell]];
    const kept = (1 - back) * this.keeps(slot + fresh, strength) + back * this.keeps(slot + again, strength);
    return noShow * this.keeps(slot + missed, strength) + (1 - noShow) * kept;
  }

  private begin(pool: number, cell: number, amount: number, strength: number): void {
    const back = this.waiting.start(cell, amount);
    const noShow = this.rules.noShow[this.cells.stage[cell]];
    const underWay = this.hasBegun[pool] ? 0 : (this.rules.scenario.staff[this.staff.poolNames[pool]].in_hand ?? 0);
    const shares = [(1 - noShow) * (1 - back), (1 - noShow) * back, noShow];
    for (let kind = 0; kind < handKinds; kind++) {
      const slot = cell * handKinds + kind;
      const part = amount * shares[kind];
      if (part === 0) continue;
      const pace = strength > 0 ? this.pace(slot, strength) : 0;
      // A piece that takes less than a day may be part-done as well, but that is over before the day is.
      const partDone = strength > 0 && this.keeps(slot, strength) === 1 ? part * underWay : 0;
      let finished = this.inHand.begin(pool, slot, part - partDone, pace);
      if (partDone > 0) finished += this.inHand.begin(pool, slot, partDone, pace, true);
      if (finished === 0) continue;
      if (this.done[pool * this.slots + slot] === 0) this.begun[pool].push(slot);
      this.done[pool * this.slots + slot] += finished;
    }
  }
}
