/** How differences of levels, flows, totals, shares and waits are said. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { comparePlans } from "../../src/experiment/compare/compare.ts";
import { compile } from "../../src/hub/compile.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { differenceSentence, headingOf, probabilitySentence } from "../../src/output/comparison/words.ts";
import { goalWords } from "../../src/output/words/target-words.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const test = suite("words of a comparison");

const by = "2024-03-29";
const targets = {
  backlog: { measure: "total_backlog", at_most: 500, by },
  decided: { measure: "decisions", at_least: 700, over: "period", by },
  monthly: { measure: "decisions", at_least: 200, over: "month", by: "2024-03-31" },
  old: { measure: "backlog_over_12_months", at_most: 0.2, by: "2024-02-02" },
  people: { measure: "caseworkers_in_post", at_least: 10, by },
  waiting: { measure: "waiting", group: "decision", at_most: 500, by },
  wait: { measure: "waiting_time_to_decision", at_most: 300, over: "period", by },
};

function planOf(fte: number) {
  const scenario = {
    format: 1,
    title: `With ${fte}`,
    period: { start: "2024-01-01", end: "2024-03-31" },
    calendar: { nation: "none", hours_per_day: "8h" },
    cases: {
      types: { plain: { route: ["decision"] } },
      in_progress: [{ count: 1000, ages: { bands: [{ from: "0 months", to: "24 months", cases: 1 }] } }],
      arrivals: { rate: "2/day" },
    },
    work: { decision: { needs: "deciding", effort: "8h" } },
    staff: { desk: { fte, skills: ["deciding"] } },
    next_case: ["oldest"],
    targets,
  };
  const { loaded, problems } = loadScenario("small.yaml", { readText: () => JSON.stringify(scenario) });
  if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
  const plan = compile(loaded);
  const rows = [0, 1].map((replication) => simulate(plan, { seed: 1, replication, fixed: false }));
  return { name: scenario.title, plan, rows };
}

const comparison = comparePlans([planOf(10), planOf(12)], false);
const said = (target: string) => {
  const outcome = comparison.outcomes.find((one) => one.outcome.name === `at:${target}`);
  if (!outcome) throw new Error(`there is no outcome of ${target}`);
  return `${differenceSentence(comparison, outcome, 0)} ${probabilitySentence(comparison, outcome, 0)}`;
};

for (const [target, words] of [
  ["backlog", /the total backlog at the end of 29 March 2024 is on average [\d.]+ lower than .* It is lower in 100%/],
  [
    "decided",
    /decisions from 1 January 2024 to 29 March 2024 were on average 130 more than .* There were more in 100%/,
  ],
  [
    "monthly",
    /decisions in the lowest month to 31 March 2024 were on average 42\.0 more than .* There were more in 100%/,
  ],
  [
    "old",
    /the share of the backlog over 12 months old at the end of .* is on average [\d.]+ percentage points lower than/,
  ],
  [
    "people",
    /caseworkers in post at the end of 29 March 2024 are on average 2\.0 FTE more than .* There are more in 100%/,
  ],
  [
    "waiting",
    /cases waiting \(decision\) at the end of 29 March 2024 are on average [\d.]+ fewer than .* There are fewer in 100%/,
  ],
  [
    "wait",
    /the waiting time from 1 January 2024 to 29 March 2024 was on average [\d.]+ days (lower|higher) than .* It was lower in/,
  ],
] as const)
  test(`a difference of ${target} is said as what it is`, () => assert.match(said(target), words));

test("tables of a target's outcome are headed by what is measured, and shares are in percentage points", () => {
  const { plan } = comparison.plans[0];
  const heading = (name: string) => {
    const outcome = comparison.outcomes.find((one) => one.outcome.name === name);
    return outcome && headingOf(outcome.outcome, plan);
  };
  assert.equal(heading("at:decided"), { heading: "Decisions from 1 January 2024 to 29 March 2024", unit: "count" });
  assert.is(heading("at:old")?.unit, "share");
  assert.is(heading("cleared:total_backlog:0")?.unit, "day");
});

test("a label that holds its date, or speaks of one, is not given it again", () => {
  const { plan } = comparison.plans[0];
  const goal = (label: string, more = {}) =>
    goalWords(plan, { name: "x", label, column: 0, direction: "at_most", by: 90, share: 0.5, ...more }, 1000);
  assert.is(goal("Backlog under 1,000"), "Backlog under 1,000 by 31 March 2024");
  for (const label of ["Under 1,000 by 31 March 2024", "Under 1,000 on 31 Mar 2024", "1,000 by 2024-03-31"])
    assert.is(goal(label), label);
  assert.is(goal("Under 1,000 by spring"), "Under 1,000 by spring (31 March 2024)");
  assert.is(goal("The goal of March 2024"), "The goal of March 2024 (31 March 2024)");
  assert.is(
    goal("Under 1,000 by 31 March 2024", { lasting: 28 }),
    "Under 1,000 by 31 March 2024, for at least 4 weeks in a row",
  );
  assert.is(goal("Enough decisions", { over: "period" }), "Enough decisions in all by 31 March 2024");
});

test.run();
