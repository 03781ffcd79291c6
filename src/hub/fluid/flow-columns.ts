/** The daily columns of a fluid history. Measures of single cases, such as ages and waits, are not modelled and stay NaN. */
import { columnIndex, type Plan } from "../plan.ts";
import { canDo } from "../work/groups.ts";
import type { Rules } from "../work/rules.ts";
import type { FlowCounts } from "./flow-counts.ts";
import type { StaffFlow } from "./staff-flow.ts";

const cohorts = ["legacy", "flow"];
const ways = ["decisions", "withdrawals", "administrative_outcomes"];

type OfCounts = (counts: FlowCounts) => number;

export class FlowColumns {
  readonly values: Float64Array;
  /** Columns of cases, and what each is filled with at the end of a day. */
  private readonly ofCases: [Float64Array, OfCounts][] = [];

  constructor(
    private readonly plan: Plan,
    { stages, typeNames }: Rules,
  ) {
    this.values = new Float64Array(plan.columns.length * plan.days).fill(Number.NaN);
    const add = (measure: string, group: string, of: OfCounts) => {
      const column = this.column(measure, group);
      if (column) this.ofCases.push([column, of]);
    };
    add("legacy_backlog", "", ({ backlog }) => backlog[0]);
    add("flow_backlog", "", ({ backlog }) => backlog[1]);
    add("total_backlog", "", ({ backlog }) => backlog[0] + backlog[1]);
    stages.names.forEach((stage, s) => {
      // All visits to a stage.
      const own = Array.from(stages.named.keys()).filter((at) => stages.named[at] === s);
      const sum = (column: Float64Array) => own.reduce((total, at) => total + column[at], 0);
      add("waiting", stage, ({ waiting }) => sum(waiting));
      add("notice", stage, ({ notice }) => sum(notice));
      add("in_work", stage, ({ inWork }) => sum(inWork));
      add("completed", stage, ({ completed }) => sum(completed));
      add("no_shows", stage, ({ noShows }) => sum(noShows));
    });
    add("arrivals", "", ({ arrived }) => arrived);
    add("interviews", "", ({ interviews }) => interviews);
    for (const [measure, from] of [...ways.map((name, way) => [name, [way]] as const), ["exits", [0, 1, 2]] as const]) {
      const sum = (of: (way: number) => number) => from.reduce((total, way) => total + of(way), 0);
      add(measure, "", ({ byCohort }) => sum((way) => byCohort[way * 2] + byCohort[way * 2 + 1]));
      cohorts.forEach((cohort, c) => void add(measure, cohort, ({ byCohort }) => sum((way) => byCohort[way * 2 + c])));
      typeNames.forEach((type, t) => {
        add(measure, type, ({ byType, types }) => sum((way) => byType[way * types + t]));
      });
    }
    const exits = ({ byCohort }: FlowCounts) => byCohort.reduce((total, value) => total + value, 0);
    add("principal_stages", "", (counts) => counts.interviews + exits(counts));
  }

  private column(measure: string, group: string): Float64Array | undefined {
    const index = columnIndex(this.plan, measure, group);
    const { days } = this.plan;
    return index < 0 ? undefined : this.values.subarray(index * days, (index + 1) * days);
  }

  /** The end of a day, as the counts stand. */
  closeCases(day: number, counts: FlowCounts): void {
    for (const [column, of] of this.ofCases) column[day] = of(counts);
  }

  /** Staff and hours of the whole period, by pool and day. */
  closeStaff(staff: StaffFlow, worked: Float64Array, rules: Rules): void {
    const { days } = this.plan;
    const idle = staff.available.map((hours, cell) => Math.max(0, hours - worked[cell]));
    const put = (measure: string, source: Float64Array) => {
      const total = this.column(measure, "");
      total?.fill(0);
      staff.poolNames.forEach((pool, p) => {
        const own = source.subarray(p * days, (p + 1) * days);
        this.column(measure, pool)?.set(own);
        if (total) for (let day = 0; day < days; day++) total[day] += own[day];
      });
    };
    put("staff_in_post", staff.inPost);
    put("staff_in_training", staff.inTraining);
    put("productive_fte", staff.productive);
    put("hours_worked", worked);
    put("hours_idle", idle);
    put("hours_mentoring", staff.mentoring);
    const isCasePool = casePools(rules);
    const done = this.column("principal_stages", "");
    const caseworkers = this.column("caseworkers_in_post", "");
    const each = this.column("principal_stages_per_fte", "");
    if (!done || !caseworkers || !each) return;
    for (let day = 0; day < days; day++) {
      caseworkers[day] = isCasePool.reduce((sum, is, pool) => sum + (is ? staff.inPost[pool * days + day] : 0), 0);
      each[day] = caseworkers[day] > 0 ? done[day] / caseworkers[day] : Number.NaN;
    }
  }
}

/** Pools that do principal or deciding work: those counted as caseworkers. */
function casePools({ scenario, stages, typeNames, decidesAt }: Rules): boolean[] {
  const principal = stages.principal.map((is, stage) => is || decidesAt.includes(stage));
  return Object.values(scenario.staff).map(({ skills }) =>
    principal.some((is, stage) => is && typeNames.some((type) => canDo(skills, stages.skills[stage], type))),
  );
}
