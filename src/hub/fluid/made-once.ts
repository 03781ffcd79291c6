/** What all estimates of a plan have in common, whatever the values: made for the first of them. */
import type { Calendar } from "../../engine/calendar.ts";
import { statedOutcomes } from "../../scenario/decision-outcomes.ts";
import type { DrawnScenario } from "../draws.ts";
import type { Plan } from "../plan.ts";
import { siteCalendar } from "../staff/calendars.ts";
import { Stages } from "../work/stages.ts";
import { type CaseOrder, caseOrder } from "./order.ts";

export class Common {
  readonly stages: Stages;
  readonly outcomes: readonly string[];
  private readonly calendars = new Map<string, Calendar>();
  private working: { readonly of: readonly Calendar[]; readonly column: Uint8Array } | undefined;
  private order: { readonly from: string; readonly made: CaseOrder } | undefined;

  constructor(private readonly plan: Plan) {
    const ever = plan.regimes.map(({ scenario }) => scenario);
    this.stages = new Stages(ever);
    this.outcomes = statedOutcomes(ever);
  }

  /** The calendar of each pool, then the hub's own. */
  calendarsOf(scenario: DrawnScenario): Calendar[] {
    return [...Object.values(scenario.staff).map(({ site }) => site), undefined].map((site) => {
      // Of all that makes a calendar the hours alone may be uncertain.
      const hub = scenario.calendar === "continuous" ? 24 : scenario.calendar.hours_per_day;
      const hours = (site === undefined ? undefined : scenario.sites[site]?.hours_per_day) ?? hub;
      const key = `${hours} ${site ?? ""}`;
      const known = this.calendars.get(key) ?? siteCalendar(scenario, this.plan.startDay, this.plan.days, site);
      this.calendars.set(key, known);
      return known;
    });
  }

  /** 1 for a working day, by calendar * days + day. */
  workingColumn(calendars: readonly Calendar[]): Uint8Array {
    const { working } = this;
    if (working?.of.every((one, c) => one === calendars[c])) return working.column;
    const { days } = this.plan;
    const column = new Uint8Array(calendars.length * days);
    calendars.forEach((calendar, c) => {
      for (let day = 0; day < days; day++) if (calendar.isWorkingDay(day)) column[c * days + day] = 1;
    });
    this.working = { of: calendars, column };
    return column;
  }

  /** As `caseOrder`: the last one is good as long as the stock has the same numbers and ages. */
  orderOf(scenario: DrawnScenario): CaseOrder {
    const { plan } = this;
    const { cases } = scenario;
    const cutOff = cases.legacy_before === undefined ? Number.NEGATIVE_INFINITY : cases.legacy_before - plan.startDay;
    const from = JSON.stringify(
      cases.in_progress.map(({ cohort, count, ages, entered }) => ({ cohort, count, ages, entered })),
    );
    if (this.order?.from !== from) {
      const byAge = plan.regimes.some(({ scenario: { next_case } }) => next_case.includes("oldest"));
      this.order = { from, made: caseOrder(scenario, plan.days, cutOff, byAge) };
    }
    return this.order.made;
  }
}

const known = new WeakMap<Plan, Common>();

export function commonOf(plan: Plan): Common {
  const found = known.get(plan) ?? new Common(plan);
  known.set(plan, found);
  return found;
}
