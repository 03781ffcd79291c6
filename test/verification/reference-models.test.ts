/**
 * The models of the benchmark are those of its reference in C: theory for the queues, the reference's own results for the
 * hub. All comparisons together raise a false alarm in 1% of seeds.
 *
 * The reference knows working hours only and runs them together; here nights lie between them, in which cases arrive and
 * lose patience as by day. Arrivals a day, days of patience and hours of work are the same, and so are the results, but
 * for the cases open at the end of a day: see `earlier`.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { normalQuantile } from "../../src/engine/distribution/normal-quantile.ts";
import { compile } from "../../src/hub/compile.ts";
import { columnIndex, outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import type { Replication } from "../../src/hub/replication.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { erlangC } from "./closed-forms/erlang-c.ts";

const seed = "reference models";
const hubReplications = 4;
/** Comparisons in this file, and the standard errors that share a false alarm of 1% between them. */
const comparisons = 12;
const allowed = normalQuantile(1 - 0.01 / comparisons / 2);

function planOf(name: string): Plan {
  const file = fileURLToPath(new URL(`../../bench/${name}.yaml`, import.meta.url));
  const { loaded, problems } = loadScenario(file, { readText: (path) => readFileSync(path, "utf8") });
  if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
  return compile(loaded);
}

const run = (plan: Plan, replication = 0) => simulate(plan, { seed, replication, fixed: false });

function within(what: string, value: number, expected: number, standardError: number): void {
  const errors = (value - expected) / standardError;
  assert.ok(Math.abs(errors) <= allowed, `${what} is ${value}, ${errors.toFixed(1)} standard errors from ${expected}`);
}

function outcome(plan: Plan, { outcomes }: Replication, name: string): number {
  return outcomes[outcomeIndex(plan, name)];
}

function column(plan: Plan, { daily }: Replication, measure: string, group = ""): Float64Array {
  const at = columnIndex(plan, measure, group) * plan.days;
  return daily.subarray(at, at + plan.days);
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

const test = suite("reference models");

test("R1 is M/M/1 at load 0.9", () => {
  const plan = planOf("r1");
  const replication = run(plan);
  // Standard deviations over seeds of the reference, which for the time in system is as D. J. Daley gives it (1968).
  within("cases", outcome(plan, replication, "total:arrivals"), 772 * 1296, Math.sqrt(772 * 1296));
  within("minutes in system", outcome(plan, replication, "time_to_decision") * 60, 10, 0.17);
  within("share that waits", outcome(plan, replication, "waited:service"), 0.9, 0.0012);
});

test("R2 is M/M/1610 at load 0.95", () => {
  const plan = planOf("r2");
  const replication = run(plan);
  const arrivals = 1529.5;
  const waits = erlangC(1610, arrivals);
  const { length } = column(plan, replication, "arrivals");
  within(
    "cases",
    outcome(plan, replication, "total:arrivals"),
    length * 24 * arrivals,
    Math.sqrt(length * 24 * arrivals),
  );
  within("hours in system", outcome(plan, replication, "time_to_decision"), 1 + waits / (1610 - arrivals), 0.001);
  within("share that waits", outcome(plan, replication, "waited:service"), waits, 0.006);
});

/** Means of `bench/reference/reference.c`: seeds 100 to 299 of `r3`, patience lazy, with the standard deviation over seeds. */
const reference = {
  seeds: 200,
  /** Day on which the last legacy case is decided or withdraws, its fraction cut off. */
  clearDay: [138.89, 2.45],
  decided: [170789, 306],
  withdrawn: [9362, 86],
  withdrawnLegacy: [6708, 78],
  sentBack: [8999, 101],
  /** On the last evening. */
  openFlow: [477, 24],
} as const;

/**
 * Hours of work that a case can have had by the evening of the day it came, beyond those of the reference, where it comes at
 * any working hour alike: here it comes at any hour alike, work goes on from 9:00 for 7.4 hours, and whoever comes in the
 * night before has the whole day.
 */
const earlier = (9 / 24) * 7.4 + (7.4 / 24) * (7.4 / 2) - 7.4 / 2;

test("R3 is the hub of the reference", () => {
  const plan = planOf("r3");
  const runs = Array.from({ length: hubReplications }, (_, replication) => run(plan, replication));
  const compare = (what: keyof typeof reference & string, value: (replication: Replication) => number) => {
    const [expected, deviation] = reference[what] as readonly [number, number];
    const mean = runs.reduce((total, one) => total + value(one), 0) / runs.length;
    within(what, mean, expected, deviation * Math.sqrt(1 / runs.length + 1 / reference.seeds));
  };
  compare("clearDay", (one) => outcome(plan, one, "cleared:legacy_backlog:0"));
  compare("decided", (one) => outcome(plan, one, "total:decisions"));
  compare("withdrawn", (one) => outcome(plan, one, "total:withdrawals"));
  compare("withdrawnLegacy", (one) => sum(column(plan, one, "withdrawals", "legacy")));
  compare(
    "sentBack",
    (one) => sum(column(plan, one, "completed", "decision check")) - outcome(plan, one, "total:decisions"),
  );
  compare("openFlow", (one) => column(plan, one, "flow_backlog")[plan.days - 1] + (220 * earlier) / 7.4);
});

test.run();
