/** Plan to Replication: one history of the hub, from the first morning to the last evening. */
import { keyWords, nameKey } from "../engine/random/key.ts";
import { RandomStreams } from "../engine/random/random-streams.ts";
import { statedOutcomes } from "../scenario/decision-outcomes.ts";
import { arrivalKey, arrivalRates, mostArrivals } from "./cases/arrivals.ts";
import { patienceHazards } from "./cases/patience.ts";
import { listStock, ScenarioFault, type StockList, selfStage, typeMix, waitingStage } from "./cases/stock.ts";
import { prepareStock } from "./cases/stock-columns.ts";
import { Core } from "./core/core.ts";
import { type DrawnRegime, drawRegimes, drawValues } from "./draws.ts";
import { Daily } from "./measures/daily.ts";
import { dayReading, timeOpen, waits } from "./measures/readings.ts";
import { outcomesOf } from "./outcomes.ts";
import type { Plan } from "./plan.ts";
import { ledgers, ways } from "./process/edge.ts";
import { Regime } from "./regime.ts";
import { changeRegime } from "./regime-change.ts";
import type { Replication, ReplicationRequest } from "./replication.ts";
import { alter } from "./staff/alteration.ts";
import { siteCalendar } from "./staff/calendars.ts";
import type { StaffRule } from "./staff/staff-rule.ts";
import { Timeline } from "./staff/timeline.ts";
import { giveAlteration, giveTimeline } from "./staff/timeline-columns.ts";
import { CaseNotes } from "./watch/case-notes.ts";
import { nobody, type Watch } from "./watch/life-event.ts";
import { casePools } from "./work/case-pools.ts";
import { noticeEnds } from "./work/notice.ts";
import { Rules } from "./work/rules.ts";
import { Stages } from "./work/stages.ts";

class Simulation {
  readonly values: Float64Array;
  private readonly drawn: DrawnRegime[];
  private readonly stages: Stages;
  private readonly rules: Rules[];
  private readonly streams: RandomStreams;
  private readonly timeline: Timeline;
  private readonly regimes: readonly Regime[];
  /** Keys of the kinds of cases, in the order in which they come: one a stock, then that of arrivals. */
  private readonly kinds: readonly number[];
  /** First day on which a case of the stock was lodged, at most 0. */
  private readonly firstDay: number;
  /** First day on which notice may have begun. */
  private readonly firstNotice: number;
  private readonly core: Core;
  private readonly notes: CaseNotes;
  private readonly daily: Daily;
  private regime = 0;

  constructor(
    private readonly plan: Plan,
    request: ReplicationRequest,
    watch: Watch,
    private readonly staffRules: readonly StaffRule[],
  ) {
    const { startDay, days } = plan;
    this.values = drawValues(plan, request);
    this.drawn = drawRegimes(plan, this.values);
    const base = this.drawn[0].scenario;
    this.streams = new RandomStreams(request.seed, request.replication);
    this.stages = new Stages(plan.regimes.map(({ scenario }) => scenario));
    const types = Object.keys(base.cases.types);
    const outcomes = statedOutcomes(plan.regimes.map(({ scenario }) => scenario));
    this.rules = withinDraw(request, () =>
      this.drawn.map(({ scenario }) => new Rules(scenario, this.stages, types, outcomes)),
    );
    this.timeline = new Timeline(this.drawn, startDay, days, this.streams);
    // Days since the period's start to the cut-off between legacy and flow; -Infinity: all flow.
    const cutOff =
      base.cases.legacy_before === undefined ? Number.NEGATIVE_INFINITY : base.cases.legacy_before - startDay;
    const stock = listStock(base, this.stages, cutOff);
    this.kinds = [...stock.stocks.map(({ key }) => key), arrivalKey];
    const earliest = (first: number, day: number) => Math.min(first, day);
    this.firstDay = stock.lodgedOn.reduce(earliest, 0);
    this.firstNotice = stock.enteredOn.reduce(earliest, 0);
    const { poolNames } = this.timeline.terms;
    this.notes = new CaseNotes(watch, this.rules[0], poolNames);
    this.core = new Core({
      hours: (cell, u) => this.rules[this.regime].efforts.hours(cell, u),
      metHours: (cell, u) => this.rules[this.regime].efforts.metHours(cell, u),
      notes: this.notes.told,
    });
    this.core.do.setStreamKey(...keyWords(request.seed, request.replication));
    this.core.give("replication", {
      placeCount: this.stages.count,
      typeCount: types.length,
      cohortCount: 2,
      classCount: 2 * types.length,
      ledgerCount: ledgers,
      wayCount: ways,
      outcomeCount: outcomes.length,
      poolCount: poolNames.length,
      periodDays: days,
      firstNotice: this.firstNotice,
      cutOffHour: cutOff * 24,
      watchedNumber: watch.number,
      arrivalKey,
      selfStage,
      waitingStage,
      closureStage: nameKey("closure"),
      outcomeStage: nameKey("outcome"),
    });
    this.regimes = this.layRegimes();
    this.layWork();
    this.layCases(stock);
    this.daily = new Daily({ columns: plan.columns, days, types: types.length });
  }

  /** All regimes, the first of them in place. */
  private layRegimes(): Regime[] {
    const { core, plan, firstDay, firstNotice } = this;
    const calendar = siteCalendar(this.drawn[0].scenario, plan.startDay, plan.days);
    const regimes: Regime[] = [];
    this.drawn.forEach(({ scenario }, r) => {
      const ends = noticeEnds(this.rules[r], calendar, firstNotice, plan.days);
      const mix = typeMix(scenario, scenario.cases.arrivals?.types);
      regimes.push(new Regime(core, this.rules[r], ends, mix, regimes));
    });
    const [first] = regimes;
    for (const give of [first.giveRules, first.giveGroups, first.giveQuota, first.giveMix]) give();
    const most = (byAge: boolean) =>
      Math.max(0, ...regimes.map(({ groups }) => (groups.byAge === byAge ? groups.count : 0)));
    core.do.openQueue(firstDay, plan.days, most(true), most(false));
    core.do.layLines();
    return regimes;
  }

  /** The people, and all that is counted. */
  private layWork(): void {
    const { core, plan, firstDay } = this;
    const stages = this.stages.count;
    giveTimeline(core, this.timeline);
    core.do.openStreams(stages);
    core.do.openCounts(stages);
    core.do.openAge(firstDay, plan.days);
    core.do.openTimeOpen(firstDay, plan.days);
    core.do.openWaits(stages, this.warmUp);
    core.do.openWorkInHand();
    core.do.openNoticeBoard();
  }

  /** Arrivals, patience, and the starting stock. */
  private layCases(stock: StockList): void {
    const { core, plan } = this;
    const rates = arrivalRates(this.drawn, plan.startDay, plan.days);
    const patience = patienceHazards(this.drawn, this.rules);
    core.give("arrivals", { arrivalRates: rates });
    core.give("patience", patience);
    core.do.openArrivals(this.drawn[0].scenario.cases.arrivals?.as !== "given");
    const cases = stock.lodgedOn.length;
    core.do.openPatience(plan.days, patience.runsOut.some(Boolean) ? cases + mostArrivals(rates) : 1);
    const addStock = prepareStock(core, stock);
    core.do.openCases(cases + Math.ceil(cases / 16) + 1024, this.rules[0].outcomeNames.length > 0);
    addStock();
    core.do.beginCases(arrivalKey);
  }

  run(): Float64Array {
    const { core, daily } = this;
    core.assertAllGiven();
    const warm = Math.ceil(this.warmUp / 24);
    for (let day = 0; day < this.plan.days; day++) {
      core.do.startDay();
      if (day === 0) core.do.placeStock();
      if (day === warm && day > 0) core.do.watchFrom(day);
      core.do.morning(day);
      while (this.drawn[this.regime + 1]?.fromDay <= day) this.changeRegime(day * 24);
      core.do.beginWork(day);
      core.do.live((day + 1) * 24);
      core.do.evening(day);
      daily.closeDay(day, dayReading(core, this.stages, day));
      for (const rule of this.staffRules) this.follow(rule, day);
    }
    const { inPost, inTraining, productive, available, mentoring } = this.timeline.days;
    const worked = core.read("worked");
    daily.close({ inPost, inTraining, productive, available, mentoring, worked, isCasePool: casePools(this.rules[0]) });
    return daily.values;
  }

  /** A rule looks at the hub when a day is over; what it asks for begins at the next dawn. */
  private follow(rule: StaffRule, day: number): void {
    const { core, timeline } = this;
    const changes = rule({
      day,
      reading: dayReading(core, this.stages, day),
      inPost: (pool) => timeline.inPost(pool, day),
    });
    const dawn = day + 1;
    if (changes.length > 0 && dawn < this.plan.days) giveAlteration(core, timeline, alter(timeline, dawn, changes));
  }

  private changeRegime(now: number): void {
    const { core, notes, regimes } = this;
    // What those without work can do may be what has changed.
    core.do.takeIdle();
    const old = regimes[this.regime++];
    const next = regimes[this.regime];
    notes.rules = next.rules;
    changeRegime(core, old, next, this.kinds, now);
  }

  /** Hours at the start of the period that the steady state leaves out. */
  private get warmUp(): number {
    return (this.drawn[0].scenario.warm_up?.amount ?? 0) * 24;
  }

  get events(): number {
    return this.core.read("eventCount");
  }

  /** The replication is over. */
  close(): void {
    this.core.close();
  }

  get outcomes(): Float64Array {
    const { scenario } = this.drawn[0];
    const { targets } = scenario;
    return outcomesOf(this.plan, {
      daily: this.daily.values,
      waits: waits(this.core, this.stages, this.warmUp),
      timeOpen: timeOpen(this.core, this.firstDay, this.plan.days),
      bounds: this.plan.targets.map(({ name }) => targets[name].at_most ?? targets[name].at_least ?? 0),
      stages: this.stages.names,
      pools: this.timeline.terms.poolNames,
    });
  }
}

/**
 * Whatever of a draw only shows when it is used: the ends of its ranges were looked at before.
 * @throws ScenarioFault for a distribution that the drawn values do not allow
 */
function withinDraw<T>({ replication, fixed, values }: ReplicationRequest, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const draw = fixed || values ? "" : ` (values of draw ${Math.floor(replication / 2)})`;
    throw new ScenarioFault(`replication ${replication}${draw}: ${error.message}`);
  }
}

/**
 * Simulates one replication. Pure: the same plan and request give the same bytes, whatever ran before.
 * @throws ConservationFault if a case is lost; ScenarioFault for a stock that its age bands contradict
 */
export function simulate(
  plan: Plan,
  request: ReplicationRequest,
  watch = nobody,
  staffRules: readonly StaffRule[] = [],
): Replication {
  const simulation = new Simulation(plan, request, watch, staffRules);
  const daily = simulation.run();
  const { values, outcomes, events } = simulation;
  simulation.close();
  return { replication: request.replication, values, daily, outcomes, events };
}
