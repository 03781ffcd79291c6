/** Plan to Replication: one history of the hub, from the first morning to the last evening. */
import { EventQueue } from "../engine/event-queue.ts";
import { Luck } from "../engine/random/luck.ts";
import { siteCalendar } from "./calendars.ts";
import { Arrivals, arrivalKey } from "./cases/arrivals.ts";
import { CaseTable, caseFlag, caseState, flow, legacy } from "./cases/case-table.ts";
import { Patience } from "./cases/patience.ts";
import { addStock, type Places, selfStage, typeMix } from "./cases/stock.ts";
import { Casework } from "./casework.ts";
import { BacklogAge } from "./measures/age.ts";
import { Counts } from "./measures/counts.ts";
import { Daily } from "./measures/daily.ts";
import { Waits } from "./measures/waits.ts";
import { outcomesOf } from "./outcomes.ts";
import type { Plan } from "./plan.ts";
import type { Replication, ReplicationRequest } from "./replication.ts";
import { drawValues, type SettledRegime, settleRegimes } from "./settle.ts";
import { Desk } from "./staff/desk.ts";
import { Roster } from "./staff/roster.ts";
import type { Watch } from "./watch.ts";
import { CaseQueue } from "./work/case-queue.ts";
import { canDo } from "./work/groups.ts";
import { NoticeBoard } from "./work/notice.ts";
import { chosen, Rules } from "./work/rules.ts";
import { Stages } from "./work/stages.ts";

class Simulation {
  readonly values: Float64Array;
  private readonly regimes: SettledRegime[];
  private readonly stages: Stages;
  private readonly rules: Rules[];
  private readonly luck: Luck;
  private readonly roster: Roster;
  private readonly arrivals: Arrivals;
  private readonly cases: CaseTable;
  /** Cases in the starting stock. */
  private readonly stock: number;
  private readonly places: Places;
  private readonly patience: Patience;
  private readonly counts: Counts;
  private readonly age: BacklogAge;
  private readonly waits: Waits;
  private readonly events = new EventQueue();
  private readonly desk: Desk;
  private readonly queue: CaseQueue;
  private readonly notice: NoticeBoard;
  private readonly casework: Casework;
  private readonly daily: Daily;
  /** Days since the period's start to the cut-off between legacy and flow; -Infinity: all flow. */
  private readonly cutOff: number;
  private mix: number[];
  private regime = 0;
  private readonly joining: number[][];
  private readonly leaving: number[][];

  constructor(
    private readonly plan: Plan,
    request: ReplicationRequest,
    private readonly watch?: Watch,
  ) {
    const { days } = plan;
    this.values = drawValues(plan, request);
    this.regimes = settleRegimes(plan, this.values);
    const base = this.regimes[0].scenario;
    this.luck = new Luck(request.seed, request.replication);
    this.stages = new Stages(plan.regimes[0].scenario);
    const types = Object.keys(base.cases.types);
    this.rules = this.regimes.map(({ scenario }) => new Rules(scenario, this.stages, types));
    this.roster = new Roster(this.regimes, plan.startDay, days, this.luck);
    this.arrivals = new Arrivals(this.regimes, plan.startDay, days, this.luck);
    const stock = base.cases.in_progress.reduce((sum, { count }) => sum + Math.round(count), 0);
    this.cases = new CaseTable(stock + Math.ceil(stock / 16) + 1024);
    this.cutOff =
      base.cases.legacy_before === undefined ? Number.NEGATIVE_INFINITY : base.cases.legacy_before - plan.startDay;
    this.places = addStock(this.cases, base, this.stages.names, this.cutOff, this.luck);
    this.stock = this.cases.rows;
    this.cases.begin(arrivalKey);
    this.patience = new Patience(this.regimes, this.rules, days, this.cases);
    this.mix = typeMix(base, base.cases.arrivals?.types);
    let firstDay = 0;
    for (let number = 0; number < this.stock; number++)
      firstDay = Math.min(firstDay, Math.floor(this.cases.lodged(number) / 24));
    this.counts = new Counts(this.stages.names.length, types.length);
    this.age = new BacklogAge(firstDay, days);
    this.waits = new Waits(this.stages.names.length, (base.warm_up?.amount ?? 0) * 24);
    this.desk = new Desk(this.roster, this.events);
    this.queue = new CaseQueue(this.rules[0], this.cases, firstDay, days);
    this.notice = new NoticeBoard(siteCalendar(base, plan.startDay, days), days, this.cases);
    const { cases, patience, queue, notice, desk, roster, luck, counts, age, waits } = this;
    this.casework = new Casework(
      { cases, patience, queue, notice, desk, roster, luck, counts, age, waits, watch },
      this.rules[0],
    );
    const principal = this.stages.names.map(
      (_, stage) => this.stages.principal[stage] || this.rules[0].decidesAt.includes(stage),
    );
    const isCasePool = Object.values(base.staff).map(({ skills }) =>
      principal.some((is, stage) => is && types.some((type) => canDo(skills, this.stages.skills[stage], type))),
    );
    this.daily = new Daily(plan.columns.length, days, counts, age, roster, isCasePool);
    this.joining = Array.from({ length: days }, () => []);
    this.leaving = Array.from({ length: days }, () => []);
    this.listMoves();
  }

  /** People by the day they can first work, and by the day they are gone. */
  private listMoves(): void {
    const { people } = this.roster;
    const { days } = this.plan;
    for (let person = 0; person < people.count; person++) {
      const ready = Math.ceil(Math.max(0, people.trained[person], people.joined[person]));
      if (ready < days && ready < people.left[person]) this.joining[ready].push(person);
      if (people.left[person] < days && people.left[person] > ready) this.leaving[people.left[person]].push(person);
    }
  }

  run(): Float64Array {
    const { days } = this.plan;
    for (let day = 0; day < days; day++) {
      this.counts.startDay();
      if (day === 0) this.placeStock();
      this.morning(day);
      this.live((day + 1) * 24);
      this.evening(day);
    }
    this.daily.closeHours(this.desk);
    return this.daily.values;
  }

  get eventCount(): number {
    return this.casework.events;
  }

  get dailyValues(): Float64Array {
    return this.daily.values;
  }

  get outcomes(): Float64Array {
    return outcomesOf(this.plan, {
      daily: this.daily.values,
      waits: this.waits,
      bounds: this.bounds(),
      stages: this.stages.names,
      pools: this.roster.poolNames,
    });
  }

  private bounds(): number[] {
    const { targets } = this.regimes[0].scenario;
    return this.plan.targets.map(({ name }) => targets[name].at_most ?? targets[name].at_least ?? 0);
  }

  /** The starting stock takes its place: what comes before its stage on the route counts as done. */
  private placeStock(): void {
    const { cases, counts, age, casework } = this;
    const [rules] = this.rules;
    for (let number = 0; number < this.stock; number++) {
      const cohort = cases.cohort(number);
      counts.backlog[cohort]++;
      counts.stock[cohort]++;
      age.add(cases.lodged(number));
      this.startPatience(number, 0);
      if (number === this.watch?.number) this.introduce(number, cases.lodged(number), this.watch);
      const at = this.places.stage[number];
      const entered = this.places.entered[number];
      if (at >= 0 && this.stages.closes[at]) {
        cases.setFlags(number, cases.flags(number) | caseFlag.closing);
        cases.setPatienceEnds(number, Number.POSITIVE_INFINITY);
        casework.enter(number, at, entered);
        continue;
      }
      const route = rules.routes[cases.type(number)];
      const place = route.findIndex(({ stage }) => stage === at);
      for (let i = 0; i < place; i++) cases.setDone(number, cases.done(number) | (1 << route[i].stage));
      if (place >= 0) casework.enter(number, at, entered);
      else casework.advance(number, 0);
    }
  }

  /** First line of the life of a watched case. */
  private introduce(number: number, moment: number, watch: Watch): void {
    this.casework.watched = number;
    const type = this.rules[0].typeNames[this.cases.type(number)];
    const patience = this.cases.patienceEnds(number);
    const until = Number.isFinite(patience)
      ? `; would withdraw after ${((patience - Math.max(0, moment)) / 24).toFixed(1)} days`
      : "";
    watch.note({
      moment,
      what: `is lodged: ${type}, ${this.cases.cohort(number) === legacy ? "legacy" : "flow"}${until}`,
    });
  }

  private startPatience(number: number, now: number): void {
    if (this.patience.runsOut[this.cases.type(number)] === 0) return;
    this.luck.draw(this.cases.key(number), this.cases.id(number), selfStage, 0);
    this.patience.start(number, now, this.luck.u0);
  }

  private morning(day: number): void {
    const now = day * 24;
    for (const person of this.leaving[day])
      this.casework.leave(person, now, this.roster.terms(this.roster.people.pool[person], day).leaver === "hands_back");
    for (const person of this.joining[day]) this.desk.arrive(person);
    // Before any work is given out, so that nobody gets it who is away.
    const back = this.desk.callRoll(day);
    while (this.regime + 1 < this.regimes.length && this.regimes[this.regime + 1].fromDay <= day) {
      // What those without work can do may be what has changed.
      back.push(...this.desk.takeIdle());
      this.changeRegime(++this.regime, now);
    }
    for (const person of back) this.casework.free(person, now);
    for (let number = this.notice.take(day); number >= 0; number = this.notice.take(day))
      this.casework.noticeOver(number, now);
  }

  private changeRegime(regime: number, now: number): void {
    const rules = this.rules[regime];
    const { scenario } = this.regimes[regime];
    this.mix = typeMix(scenario, scenario.cases.arrivals?.types);
    this.casework.change(rules, now);
  }

  /** Arrivals and finished work, in order, until `until`. */
  private live(until: number): void {
    const { events, arrivals, casework } = this;
    for (;;) {
      const next = events.nextTime();
      if (arrivals.next < next) {
        if (arrivals.next >= until) return;
        this.lodge();
      } else {
        if (next >= until) return;
        events.pop();
        casework.finish(events.event, next);
      }
    }
  }

  private lodge(): void {
    const { arrivals, cases, counts, mix } = this;
    const now = arrivals.next;
    const id = arrivals.count;
    const runsOut = this.patience.runsOut;
    let type = 0;
    if (mix.length > 1) {
      this.luck.draw(arrivalKey, id, selfStage, 0);
      type = chosen(mix, this.luck.u2);
    }
    const cohort = now < this.cutOff * 24 ? legacy : flow;
    const number = cases.add(id, type, cohort, now);
    if (runsOut[type] === 1) this.startPatience(number, now);
    if (this.stock + id === this.watch?.number) this.introduce(number, now, this.watch);
    counts.backlog[cohort]++;
    counts.arrived++;
    counts.allArrived++;
    this.age.add(now);
    this.casework.events++;
    this.casework.advance(number, now);
    arrivals.advance();
  }

  private evening(day: number): void {
    const { cases, casework } = this;
    const now = (day + 1) * 24;
    for (let next = this.patience.first(day); next >= 0; ) {
      const number = next;
      next = this.patience.next(number);
      const state = cases.state(number);
      if (
        (state === caseState.ready || state === caseState.notice) &&
        cases.patienceEnds(number) < now &&
        casework.rules.canWithdraw[cases.stage(number)] === 1
      )
        casework.loosePatience(number, now);
    }
    this.counts.assertConserved(day);
    this.daily.close(day);
  }
}

/**
 * Simulates one replication. Pure: the same plan and request give the same bytes, whatever ran before.
 * @throws ConservationFault if a case is lost; ScenarioFault for a stock that its age bands contradict
 */
export function simulate(plan: Plan, request: ReplicationRequest, watch?: Watch): Replication {
  const simulation = new Simulation(plan, request, watch);
  const daily = simulation.run();
  return {
    replication: request.replication,
    values: simulation.values,
    daily,
    outcomes: simulation.outcomes,
    events: simulation.eventCount,
  };
}
