/** The daily columns of a fluid history. Measures of single cases, such as ages and waits, are not modelled and stay NaN. */
import { type Plan } from "../plan.ts";
import { canDo } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import type { FlowCounts } from "./flow-counts.ts";
import type { StaffFlow } from "./staff-flow.ts";

const cohorts = ["legacy", "flow"];
const ways = ["decisions", "withdrawals", "administrative_outcomes"];

export class FlowColumns {
  readonly values: Float64Array;
  private readonly at: Map<string, number>;

  constructor(private readonly plan: Plan) {
    this.values = new Float64Array(plan.columns.length * plan.days).fill(Number.NaN);
    this.at = new Map(plan.columns.map(({ measure, group }, index) => [`${measure} ${group}`, index]));
  }

  private put(day: number, measure: string, group: string, value: number): void {
    const index = this.at.get(`${measure} ${group}`);
    if (index !== undefined) this.values[index * this.plan.days + day] = value;
  }

  /** The end of a day, as the counts stand. */
  closeCases(day: number, counts: FlowCounts, { stages, typeNames }: Rules): void {
    const put = (measure: string, value: number, group = "") => this.put(day, measure, group, value);
    put("legacy_backlog", counts.backlog[0]);
    put("flow_backlog", counts.backlog[1]);
    put("total_backlog", counts.backlog[0] + counts.backlog[1]);
    stages.names.forEach((stage, s) => {
      put("waiting", counts.waiting[s], stage);
      put("notice", counts.notice[s], stage);
      put("in_work", counts.inWork[s], stage);
      put("completed", counts.completed[s], stage);
      put("no_shows", counts.noShows[s], stage);
    });
    put("arrivals", counts.arrived);
    put("interviews", counts.interviews);
    const all = (of: (way: number) => number) => ways.reduce((sum, _, way) => sum + of(way), 0);
    const measures: [string, (of: (way: number) => number) => number][] = [
      ...ways.map((name, way): [string, (of: (way: number) => number) => number] => [name, (of) => of(way)]),
      ["exits", all],
    ];
    for (const [name, over] of measures) {
      const ofCohort = (cohort: number) => over((way) => counts.byCohort[way * 2 + cohort]);
      put(name, ofCohort(0) + ofCohort(1));
      cohorts.forEach((cohort, c) => void put(name, ofCohort(c), cohort));
      typeNames.forEach((type, t) => void put(name, over((way) => counts.byType[way * counts.types + t]), type));
    }
    put("principal_stages", counts.interviews + all((way) => counts.byCohort[way * 2] + counts.byCohort[way * 2 + 1]));
  }

  /** Staff and hours of the whole period, by pool and day. */
  closeStaff(staff: StaffFlow, worked: Float64Array, rules: Rules): void {
    const { days } = this.plan;
    const idle = staff.available.map((hours, cell) => Math.max(0, hours - worked[cell]));
    const columns: [string, Float64Array][] = [
      ["staff_in_post", staff.inPost],
      ["staff_in_training", staff.inTraining],
      ["productive_fte", staff.productive],
      ["hours_worked", worked],
      ["hours_idle", idle],
      ["hours_mentoring", staff.mentoring],
    ];
    const isCasePool = casePools(rules);
    const stagesOfDay = this.at.get("principal_stages ");
    for (let day = 0; day < days; day++) {
      for (const [measure, column] of columns) {
        let total = 0;
        staff.poolNames.forEach((pool, p) => {
          total += column[p * days + day];
          this.put(day, measure, pool, column[p * days + day]);
        });
        this.put(day, measure, "", total);
      }
      const caseworkers = isCasePool.reduce((sum, is, pool) => sum + (is ? staff.inPost[pool * days + day] : 0), 0);
      this.put(day, "caseworkers_in_post", "", caseworkers);
      const done = stagesOfDay === undefined ? Number.NaN : this.values[stagesOfDay * days + day];
      this.put(day, "principal_stages_per_fte", "", caseworkers > 0 ? done / caseworkers : Number.NaN);
    }
  }
}

/** Pools that do principal or deciding work: those counted as caseworkers. */
function casePools({ scenario, stages, typeNames, decidesAt }: Rules): boolean[] {
  const principal = stages.names.map((_, stage) => stages.principal[stage] || decidesAt.includes(stage));
  return Object.values(scenario.staff).map(({ skills }) =>
    principal.some((is, stage) => is && typeNames.some((type) => canDo(skills, stages.skills[stage], type))),
  );
}
