/** The daily columns of a fluid history. Measures of single cases, such as ages and waits, are not modelled and stay NaN. */
import { cohorts } from "../measures/columns.ts";
import type { Plan } from "../plan.ts";
import { casePools } from "../work/case-pools.ts";
import type { Rules } from "../work/rules.ts";
import type { FluidCore } from "./fluid-core.ts";

const ways = ["decisions", "withdrawals", "administrative_outcomes"];
const byStage = ["waiting", "notice", "in_work", "completed", "no_shows"];

/** Of each measure and group of cases, the series of the core's history that add up to it, as core/fluid/cases/counts.ts has them. */
function seriesOf({ stages, typeNames }: Rules): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (measure: string, group: string, series: number[]) => void found.set(`${measure} ${group}`, series);
  const types = typeNames.length;
  add("legacy_backlog", "", [0]);
  add("flow_backlog", "", [1]);
  add("total_backlog", "", [0, 1]);
  add("arrivals", "", [2]);
  add("interviews", "", [3]);
  const exits = [4, 5, 6, 7, 8, 9];
  add("principal_stages", "", [3, ...exits]);
  for (const [measure, from] of [...ways.map((name, way) => [name, [way]] as const), ["exits", [0, 1, 2]] as const]) {
    add(
      measure,
      "",
      from.flatMap((way) => [4 + way * 2, 5 + way * 2]),
    );
    for (const [c, cohort] of cohorts.entries())
      add(
        measure,
        cohort,
        from.map((way) => 4 + way * 2 + c),
      );
    for (const [t, type] of typeNames.entries())
      add(
        measure,
        type,
        from.map((way) => 10 + way * types + t),
      );
  }
  const first = 10 + 3 * types;
  stages.names.forEach((stage, s) => {
    // All visits to a stage.
    const own = Array.from(stages.named.keys()).filter((at) => stages.named[at] === s);
    for (const [m, measure] of byStage.entries())
      add(
        measure,
        stage,
        own.map((at) => first + m * stages.count + at),
      );
  });
  return found;
}

/** Every column of the plan, as the core has it at the end of the period. */
export function dailyColumns(core: FluidCore, { columns, days }: Plan, rules: Rules): Float64Array {
  const values = new Float64Array(columns.length * days).fill(Number.NaN);
  const history = core.column("history");
  const series = seriesOf(rules);
  const staff = staffSources(core, rules, days);
  const at = new Map<string, number>();
  columns.forEach(({ measure, group }, index) => {
    at.set(`${measure} ${group}`, index);
    const own = values.subarray(index * days, (index + 1) * days);
    const from = series.get(`${measure} ${group}`);
    const source = staff.sources.get(measure);
    if (from) addUp(own, history, from, days);
    else if (source) addUp(own, source, group === "" ? staff.all : [staff.names.indexOf(group)], days);
    else if (measure === "caseworkers_in_post")
      addUp(own, staff.sources.get("staff_in_post") as Float64Array, staff.casePools, days);
  });
  const column = (measure: string) => {
    const index = at.get(`${measure} `);
    return index === undefined ? undefined : values.subarray(index * days, (index + 1) * days);
  };
  const [each, done, caseworkers] = ["principal_stages_per_fte", "principal_stages", "caseworkers_in_post"].map(column);
  if (each && done && caseworkers)
    for (let day = 0; day < days; day++) each[day] = caseworkers[day] > 0 ? done[day] / caseworkers[day] : Number.NaN;
  return values;
}

/** Sums rows of a table whose rows are `days` long. */
function addUp(sum: Float64Array, table: Float64Array, rows: readonly number[], days: number): void {
  rows.forEach((row, i) => {
    if (i === 0) sum.set(table.subarray(row * days, (row + 1) * days));
    else for (let day = 0; day < days; day++) sum[day] += table[row * days + day];
  });
  if (rows.length === 0) sum.fill(0);
}

/** Tables of staff and hours by pool and day. */
function staffSources(core: FluidCore, rules: Rules, days: number) {
  const names = Object.keys(rules.scenario.staff);
  const available = core.column("available");
  const worked = core.column("worked");
  const idle = new Float64Array(names.length * days);
  for (let cell = 0; cell < idle.length; cell++) idle[cell] = Math.max(0, available[cell] - worked[cell]);
  const all = Array.from(names.keys());
  const isCasePool = casePools(rules);
  return {
    names,
    all,
    casePools: all.filter((pool) => isCasePool[pool]),
    sources: new Map([
      ["staff_in_post", core.column("inPost")],
      ["staff_in_training", core.column("inTraining")],
      ["productive_fte", core.column("productive")],
      ["hours_worked", worked],
      ["hours_idle", idle],
      ["hours_mentoring", core.column("mentoring")],
    ]),
  };
}
