/** What must hold in any scenario whatever: no case is lost or counted twice, and no count is negative. */
import * as assert from "uvu/assert";
import { simulate } from "../../src/hub/simulate.ts";
import type { StaffRule } from "../../src/hub/staff/staff-rule.ts";
import { nobody } from "../../src/hub/watch/life-event.ts";
import { planOf, Result, type Written } from "./small.ts";

const stages = ["a", "b", "c", "d", "leaving", "closing"];
const cohorts = ["legacy", "flow"];

interface Cases {
  readonly in_progress: readonly { cohort: string; count: number; waiting_for?: Readonly<Record<string, string>> }[];
  readonly types: Readonly<Record<string, { route: readonly (string | Readonly<Record<string, string>>)[] }>>;
}

/** Fewest and most of a cohort's stock that are in the backlog: those of a type for which their place comes after its decision are not. */
function stockOf(scenario: Written, cohort: string): { fewest: number; most: number } {
  const { in_progress, types } = scenario.cases as unknown as Cases;
  const work = scenario.work as Record<string, { decides?: boolean }>;
  const isAfterDecision = (place: string) =>
    Object.values(types).some(({ route }) => {
      const stages = route.map((visit) => (typeof visit === "string" ? visit : Object.keys(visit)[0]));
      const decides = stages.findIndex((stage) => work[stage].decides);
      return decides >= 0 && stages.indexOf(place) > decides;
    });
  const stocks = in_progress.filter((stock) => stock.cohort === cohort);
  const surely = stocks.filter(({ waiting_for }) => !Object.keys(waiting_for ?? {}).some(isAfterDecision));
  const count = (some: typeof stocks) => some.reduce((sum, stock) => sum + stock.count, 0);
  return { fewest: count(surely), most: count(stocks) };
}

/** The backlog of a cohort before the first day, which must be of its stock. */
function opening(scenario: Written, cohort: string, backlog: number): number {
  const { fewest, most } = stockOf(scenario, cohort);
  assert.ok(backlog >= fewest && backlog <= most, `${backlog} ${cohort} at the start, of ${fewest} to ${most}`);
  return backlog;
}

/** @throws Assertion when a random scenario (`random-scenario.ts`) does not conserve its cases */
export function assertConserved(scenario: Written, staffRules: readonly StaffRule[] = []): void {
  const plan = planOf(scenario);
  // The run itself asserts conservation every day, and throws.
  const result = new Result(plan, simulate(plan, { seed: 3, replication: 0, fixed: true }, nobody, staffRules));
  const daily = (measure: string, group = "") => result.daily(measure, group);
  const groups = plan.columns.filter(({ measure }) => measure === "waiting").map(({ group }) => group);
  assert.ok(stages.every((stage) => groups.includes(stage)));

  for (const column of plan.columns)
    for (const value of daily(column.measure, column.group))
      assert.ok(value >= 0 || Number.isNaN(value), `${column.measure} ${column.group} is ${value}`);

  const sumOf = (measure: string, names: readonly string[]) =>
    names.map((name) => daily(measure, name)).reduce((sum, column) => sum.map((value, day) => value + column[day]));
  const exits = daily("exits");
  assert.equal(exits, sumOf("exits", cohorts));
  assert.equal(exits, sumOf("exits", ["x", "y", "z"]));
  const ways = ["decisions", "withdrawals", "administrative_outcomes"].map((way) => daily(way));
  assert.equal(
    exits,
    ways[0].map((count, day) => count + ways[1][day] + ways[2][day]),
  );

  const outcomes = plan.columns.filter(({ measure }) => measure === "decisions_by_outcome").map(({ group }) => group);
  if (outcomes.length > 0) assert.equal(ways[0], sumOf("decisions_by_outcome", outcomes));

  const [arrivals, total, legacyBacklog, flowBacklog, legacyExits] = [
    daily("arrivals"),
    daily("total_backlog"),
    daily("legacy_backlog"),
    daily("flow_backlog"),
    daily("exits", "legacy"),
  ];
  const places = ["waiting", "notice", "in_work"]
    .map((place) => sumOf(place, groups))
    .reduce((sum, column) => sum.map((value, day) => value + column[day]));
  // What is lodged in the period is flow.
  let legacy = opening(scenario, "legacy", legacyBacklog[0] + legacyExits[0]);
  let came = legacy + opening(scenario, "flow", flowBacklog[0] + exits[0] - legacyExits[0] - arrivals[0]);
  for (let day = 0; day < result.days; day++) {
    came += arrivals[day] - exits[day];
    legacy -= legacyExits[day];
    assert.is(total[day], came, `total backlog on day ${day}`);
    assert.is(legacyBacklog[day], legacy, `legacy backlog on day ${day}`);
    assert.is(flowBacklog[day], came - legacy);
    assert.ok(places[day] >= total[day], "every open case is somewhere; those past their decision may be as well");
  }

  for (const pool of ["p", "q", "r"]) {
    const [inPost, training, productive] = ["staff_in_post", "staff_in_training", "productive_fte"].map((measure) =>
      daily(measure, pool),
    );
    for (let day = 0; day < result.days; day++)
      assert.ok(productive[day] <= inPost[day] - training[day] + 1e-9, `${pool} on day ${day}`);
  }
}
