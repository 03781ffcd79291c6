/** The daily columns of a fluid history, read as a replication's are. Measures of single cases, such as ages and waits, are not modelled and are NaN. */
import type { DayReading } from "../../measures/reading.ts";
import { Daily } from "../measures/daily.ts";
import type { Plan } from "../plan.ts";
import { ways } from "../process/edge.ts";
import { casePools } from "../work/case-pools.ts";
import type { Rules } from "../work/rules.ts";
import { DecisionOutcomes } from "./decision-outcomes.ts";
import type { FluidCore } from "./fluid-core.ts";

/** The hub at the end of one day after another: the series of each day, as core/fluid/cases/counts.ts has them. */
class History implements DayReading {
  readonly backlog = new Float64Array(2);
  readonly exits: Float64Array;
  readonly waiting: Float64Array;
  readonly notice: Float64Array;
  readonly inWork: Float64Array;
  readonly completed: Float64Array;
  readonly noShows: Float64Array;
  arrived = 0;
  interviews = 0;
  readonly daysWaited = Number.NaN;
  readonly medianAge = Number.NaN;
  readonly overSixMonths = Number.NaN;
  readonly overTwelveMonths = Number.NaN;
  readonly decidedAs: Float64Array;
  private at = 0;
  private day = 0;
  private readonly outcomes: DecisionOutcomes;
  private readonly named: Int32Array;

  constructor(
    private readonly values: Float64Array,
    plan: Plan,
    rules: readonly Rules[],
  ) {
    const [{ stages, typeNames }] = rules;
    this.outcomes = new DecisionOutcomes(plan, rules);
    this.decidedAs = this.outcomes.counts;
    this.exits = new Float64Array(ways * 2 * typeNames.length);
    const byStage = () => new Float64Array(stages.names.length);
    this.waiting = byStage();
    this.notice = byStage();
    this.inWork = byStage();
    this.completed = byStage();
    this.noShows = byStage();
    this.named = stages.named;
  }

  /** Reads the next day. */
  next(): this {
    this.read(this.backlog);
    this.arrived = this.values[this.at++];
    this.interviews = this.values[this.at++];
    this.read(this.exits);
    this.readStages(this.waiting);
    this.readStages(this.notice);
    this.readStages(this.inWork);
    this.readStages(this.completed);
    this.readStages(this.noShows);
    this.outcomes.read(this.day++, this.exits);
    return this;
  }

  private read(column: Float64Array): void {
    for (let i = 0; i < column.length; i++) column[i] = this.values[this.at++];
  }

  /** All visits to a stage together. */
  private readStages(column: Float64Array): void {
    const { named } = this;
    column.fill(0);
    for (let stage = 0; stage < named.length; stage++) column[named[stage]] += this.values[this.at++];
  }
}

/** Every column of the plan, as the core has it at the end of the period. @param rules of each regime */
export function dailyColumns(core: FluidCore, plan: Plan, rules: readonly Rules[]): Float64Array {
  const { columns, days } = plan;
  const [first] = rules;
  const daily = new Daily({ columns, days, types: first.typeNames.length });
  const history = new History(core.column("history"), plan, rules);
  for (let day = 0; day < days; day++) daily.closeDay(day, history.next());
  daily.close({
    inPost: core.column("inPost"),
    inTraining: core.column("inTraining"),
    productive: core.column("productive"),
    worked: core.column("worked"),
    available: core.column("available"),
    mentoring: core.column("mentoring"),
    isCasePool: casePools(first),
  });
  return daily.values;
}
