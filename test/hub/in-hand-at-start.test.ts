/** Staff who start the period part-way through a piece of work: a hub in equilibrium stays in it. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { planOf, run, type Written } from "./small.ts";

const staff = 1000;
const weeks = 4;
/** One piece a week each, round the clock: so many decisions a week, the first included. */
const hub = (work: Written, types: Written = { standard: { route: ["decision"] } }): Written => ({
  period: { start: "2024-01-01", end: "2024-01-28" },
  calendar: "continuous",
  cases: { types, in_progress: [{ count: 20_000 }] },
  work,
  staff: { deciders: { fte: staff, skills: ["deciding"], in_hand: "100%" } },
});
const decision = (effort: unknown): Written => ({ decision: { needs: "deciding", effort } });

const byWeek = (daily: readonly number[]) =>
  Array.from({ length: weeks }, (_, week) => daily.slice(week * 7, week * 7 + 7).reduce((sum, n) => sum + n, 0));

/** Efforts of 168 hours on average, of every family that has such; with the squared coefficient of variation where it is above 1. */
const efforts: readonly [name: string, effort: unknown, squaredCv?: number][] = [
  ["constant", "168h"],
  ["exponential", { exponential: { mean: "168h" } }],
  ["lognormal of cv 0.5", { lognormal: { mean: "168h", cv: 0.5 } }],
  ["lognormal of cv 1.5", { lognormal: { mean: "168h", cv: 1.5 } }, 2.25],
  ["gamma", { gamma: { mean: "168h", cv: 0.7 } }],
  ["erlang", { erlang: { shape: 3, mean: "168h" } }],
  ["weibull", { weibull: { mean: "168h", cv: 0.8 } }],
  ["uniform", { uniform: { low: "36h", high: "300h" } }],
  ["triangular", { triangular: { low: "24h", mode: "120h", high: "360h" } }],
  ["pert", { pert: { low: "24h", mode: "120h", high: "504h" } }],
  ["discrete", { discrete: [42, 294].map((value) => ({ value: `${value}h`, share: "50%" })) }],
  ["empirical", { empirical: ["21h", "42h", "84h", "525h"] }, 1.52],
];

// A count of independent renewals in equilibrium varies by no more than a Poisson's, or than its asymptote where the
// effort varies more. 4.5 deviations in 48 weeks: a false alarm in 3,000 seeds, and the seed is fixed.
const slack = (squaredCv = 1) => 4.5 * Math.sqrt(staff * squaredCv);

for (const [name, effort, squaredCv] of efforts)
  test(`${name}: as many decisions in the first week as in every other`, () => {
    for (const count of byWeek(run(hub(decision(effort))).daily("decisions")))
      assert.ok(Math.abs(count - staff) < slack(squaredCv), `${count} in a week`);
  });

test("truncated efforts, and efforts by type, likewise", () => {
  const plain = run(hub(decision({ lognormal: { mean: "168h", cv: 0.5, at_least: "60h", at_most: "400h" } })));
  const [first, ...others] = byWeek(plain.daily("decisions"));
  const usual = others.reduce((sum, n) => sum + n, 0) / others.length;
  assert.ok(Math.abs(first - usual) < slack() * Math.sqrt(4 / 3), `${first}, then ${usual} a week`);

  const types = { quick: { share: "50%", route: ["decision"] }, slow: { share: "50%", route: ["decision"] } };
  const byType = {
    decision: { needs: "deciding", effort_by_type: { quick: "168h", slow: { exponential: { mean: "168h" } } } },
  };
  for (const count of byWeek(run(hub(byType, types)).daily("decisions")))
    assert.ok(Math.abs(count - staff) < slack(), `${count} in a week`);
});

test("an appointment that will be missed may be in hand at the start too", () => {
  // Every other one is missed and costs as much as one that is kept: 500 of each end in a week.
  const work = decision("168h") as { decision: Written };
  work.decision.no_show = { share: "50%", then: "rebook", costs: "168h" };
  const result = run(hub(work));
  for (const [week, count] of byWeek(result.daily("no_shows", "decision")).entries())
    assert.is(Math.abs(count + byWeek(result.daily("decisions"))[week] - staff) <= 1, true);
});

test("staff with no case in hand start a full piece of work", () => {
  const scenario = hub(decision("168h"));
  (scenario.staff as Record<string, Written>).deciders.in_hand = "0%";
  assert.equal(byWeek(run(scenario).daily("decisions")), [0, staff, staff, staff]);
});

test("also in the fluid model, for every spread of effort", () => {
  for (const [name, effort] of efforts) {
    const plan = planOf(hub(decision(effort)));
    const at = columnIndex(plan, "decisions", "");
    const weekly = byWeek([...fluid(plan).daily.subarray(at * plan.days, (at + 1) * plan.days)]);
    for (const count of weekly) assert.ok(Math.abs(count - staff) < 0.04 * staff, `${name}: ${weekly}`);
  }
});

test.run();
