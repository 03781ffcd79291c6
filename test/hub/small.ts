/** Scenarios small enough to follow by hand, written in place and run through the same path as a file. */
import { compile } from "../../src/hub/compile.ts";
import { columnIndex, outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import type { Replication } from "../../src/hub/replication.ts";
import { simulate } from "../../src/hub/simulate.ts";
import type { StaffRule } from "../../src/hub/staff/staff-rule.ts";
import { type LifeEvent, nobody } from "../../src/hub/watch/life-event.ts";
import { loadScenario } from "../../src/scenario/load.ts";

/** A scenario as its file would hold it; JSON is YAML. */
export type Written = Record<string, unknown>;

/** Eight hours from 9 to 17, Monday to Friday, no bank holidays; 1 January 2024 is a Monday. */
export const officeHours = { nation: "none", hours_per_day: "8h" };

export function period(end: string): { start: string; end: string } {
  return { start: "2024-01-01", end };
}

/** @throws Error with everything that is wrong with the scenario */
export function planOf(scenario: Written): Plan {
  const text = JSON.stringify({ format: 1, title: "small", ...scenario });
  const { loaded, problems } = loadScenario("small.yaml", { readText: () => text });
  if (!loaded) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return compile(loaded);
}

export class Result {
  private readonly plan: Plan;
  readonly replication: Replication;

  constructor(plan: Plan, replication: Replication) {
    this.plan = plan;
    this.replication = replication;
  }

  get days(): number {
    return this.plan.days;
  }

  /** A daily measure, one value a day. */
  daily(measure: string, group = ""): number[] {
    const at = columnIndex(this.plan, measure, group);
    if (at < 0) throw new Error(`there is no measure ${measure} ${group}`);
    return [...this.replication.daily.subarray(at * this.plan.days, (at + 1) * this.plan.days)];
  }

  total(measure: string, group = ""): number {
    return this.daily(measure, group).reduce((sum, value) => sum + value, 0);
  }

  outcome(name: string): number {
    const at = outcomeIndex(this.plan, name);
    if (at < 0) throw new Error(`there is no outcome ${name}`);
    return this.replication.outcomes[at];
  }
}

export interface Request {
  readonly replication?: number;
  readonly seed?: string | number;
  readonly staffRules?: readonly StaffRule[];
}

export function run(scenario: Written, { replication = 0, seed = 1, staffRules = [] }: Request = {}): Result {
  const plan = planOf(scenario);
  return new Result(plan, simulate(plan, { seed, replication, fixed: true }, nobody, staffRules));
}

/** The lives of some cases: the events of each in order. */
export function livesOf(
  scenario: Written,
  numbers: readonly number[],
  { replication = 0, seed = 1, staffRules = [] }: Request = {},
): LifeEvent[][] {
  const plan = planOf(scenario);
  return numbers.map((number) => {
    const events: LifeEvent[] = [];
    simulate(plan, { seed, replication, fixed: true }, { number, note: (event) => events.push(event) }, staffRules);
    return events;
  });
}

export function lifeOf(scenario: Written, number: number, request: Request = {}): LifeEvent[] {
  return livesOf(scenario, [number], request)[0];
}

/** Day and hour of a moment, as in `3 14:30`. */
export function clock(moment: number): string {
  const minutes = Math.round(moment * 60);
  const hour = Math.floor(minutes / 60) % 24;
  return `${Math.floor(minutes / 1440)} ${String(hour).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
